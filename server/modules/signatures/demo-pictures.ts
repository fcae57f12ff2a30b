import { createHash } from 'node:crypto'
import { clear, drawPng } from '../../platform/draw-png.ts'
import { ringText } from './ring-text.ts'

const size = { width: 360, height: 200 }
const ink = [22, 52, 158, 255] as const
const red = [206, 22, 32, 235] as const

/** How far the pen is down: it sets on and lifts within the picture, so that no stroke ends at an edge. */
const pressure = (x: number) => Math.max(0, Math.min(1, (x - 14) / 44, (346 - x) / 44))

/** A pen stroke of a person's own: the name decides its swing. Blue on nothing, as Decree 30/2020 asks of signature images. */
export function demoSignature(fullName: string): Uint8Array {
  const [a = 0, b = 0, c = 0, d = 0] = createHash('sha256').update(fullName, 'utf8').digest()
  const [fast, slow, lean, high] = [14 + (a % 12), 48 + (b % 50), (c % 40) / 300, 34 + (d % 20)]
  const stroke = (x: number) => 92 + pressure(x) * high * Math.sin(x / fast) * Math.cos(x / slow) - (x - 180) * lean
  return drawPng({
    ...size,
    draw: (x, y) => {
      const slope = Math.abs(stroke(x + 1) - stroke(x - 1)) / 2
      const isPen = Math.abs(y - stroke(x)) < Math.sqrt(pressure(x)) * (1.6 + x / 260) * Math.sqrt(1 + slope * slope)
      const isUnderline = x > 60 && x < 320 && Math.abs(y - (182 - (x - 60) / 14)) < 1.8
      return isPen || isUnderline ? ink : clear
    },
  })
}

const half = 240
const corners = [-0.25, 0.25]
/** Two rings, a star, the unit's name above and the word for a trial below: a seal that nobody can take for a real one. */
export async function demoSeal(unitName: string): Promise<Uint8Array> {
  const ring = { radius: 172, size: 46 }
  const above = await ringText({ ...ring, text: unitName.normalize('NFC').toUpperCase(), angle: 0, inward: false }, 4.2)
  const below = await ringText({ radius: 205, size: 40, text: 'BẢN THỬ NGHIỆM', angle: Math.PI, inward: true }, 1.5)
  const isText = (dx: number, dy: number) => (Math.abs(Math.atan2(dx, -dy)) < 2.15 ? above(dx, dy) : below(dx, dy))
  return drawPng({
    width: 2 * half,
    height: 2 * half,
    draw: (x, y) => {
      const [dx, dy] = [x - half, y - half]
      const radius = Math.hypot(dx, dy)
      const isRing = (radius > 226 && radius < 239) || (radius > 148 && radius < 153)
      const turn = Math.abs((((Math.atan2(dx, -dy) / (2 * Math.PI)) * 5 + 10.5) % 1) - 0.5) * ((2 * Math.PI) / 5)
      const star = (72 * 27 * Math.sin(Math.PI / 5)) / (72 * Math.sin(turn) + 27 * Math.sin(Math.PI / 5 - turn))
      if (isRing || radius < star) return red
      if (radius < 153 || radius > 226) return clear
      const covered = corners.flatMap((cx) => corners.map((cy) => isText(dx + cx, dy + cy))).filter(Boolean).length
      return covered === 0 ? clear : [red[0], red[1], red[2], Math.round((red[3] * covered) / 4)]
    },
  })
}
