import { createHash } from 'node:crypto'
import { clear, drawPng } from '../../platform/draw-png.ts'

const size = { width: 360, height: 200 }
const ink = [22, 52, 158, 255] as const
const red = [206, 22, 32, 235] as const

/** A pen stroke of a person's own: the name decides its swing. Blue on nothing, as Decree 30/2020 asks of signature images. */
export function demoSignature(fullName: string): Uint8Array {
  const [a = 0, b = 0, c = 0, d = 0] = createHash('sha256').update(fullName, 'utf8').digest()
  const [fast, slow, lean, high] = [14 + (a % 12), 48 + (b % 50), (c % 40) / 200, 38 + (d % 26)]
  const stroke = (x: number) => 104 + high * Math.sin(x / fast) * Math.cos(x / slow) - (x - 180) * lean
  return drawPng({
    ...size,
    draw: (x, y) => {
      const slope = Math.abs(stroke(x + 1) - stroke(x - 1)) / 2
      const isPen = x > 14 && x < 346 && Math.abs(y - stroke(x)) < (1.6 + x / 260) * Math.sqrt(1 + slope * slope)
      const isUnderline = x > 60 && x < 320 && Math.abs(y - (172 - (x - 60) / 14)) < 1.8
      return isPen || isUnderline ? ink : clear
    },
  })
}

/** Two rings and a star: a seal that nobody can take for a real one. */
export function demoSeal(): Uint8Array {
  return drawPng({
    width: 480,
    height: 480,
    draw: (x, y) => {
      const [dx, dy] = [x - 240, y - 240]
      const radius = Math.hypot(dx, dy)
      const isRing = (radius > 226 && radius < 239) || (radius > 148 && radius < 153)
      const turn = Math.abs((((Math.atan2(dx, -dy) / (2 * Math.PI)) * 5 + 10.5) % 1) - 0.5) * ((2 * Math.PI) / 5)
      const star = (72 * 27 * Math.sin(Math.PI / 5)) / (72 * Math.sin(turn) + 27 * Math.sin(Math.PI / 5 - turn))
      return isRing || radius < star ? red : clear
    },
  })
}
