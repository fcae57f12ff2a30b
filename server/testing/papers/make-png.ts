import { crc32, deflateSync } from 'node:zlib'

type Rgba = readonly [red: number, green: number, blue: number, alpha: number]
export type PngSpec = {
  width: number
  height: number /** False: opaque RGB without an alpha channel. */
  transparent?: boolean
  draw: (x: number, y: number) => Rgba
}
const clear: Rgba = [255, 255, 255, 0]

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body) >>> 0, body.length + 4)
  return whole
}

export function drawPng({ width, height, transparent = true, draw }: PngSpec): Uint8Array {
  const channels = transparent ? 4 : 3
  const rows = Buffer.alloc(height * (width * channels + 1))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows.set(draw(x, y).slice(0, channels), y * (width * channels + 1) + 1 + x * channels)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, transparent ? 6 : 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', new Uint8Array(0))]))
}

/** A blue pen stroke on nothing, as a signature image is: 360 × 200. */
export function makeSignaturePng(options: { transparent?: boolean } = {}): Uint8Array {
  const stroke = (x: number) => 100 + 55 * Math.sin(x / 19) * Math.cos(x / 70) - (x - 180) / 9
  return drawPng({
    width: 360,
    height: 200,
    transparent: options.transparent ?? true,
    draw: (x, y) => {
      const slope = Math.abs(stroke(x + 1) - stroke(x - 1)) / 2
      const near = x > 12 && x < 348 && Math.abs(y - stroke(x)) < 2.5 * Math.sqrt(1 + slope * slope)
      return near ? [20, 50, 170, 255] : clear
    },
  })
}

/** Two red rings and a star of five points on nothing, as a seal image is: 480 × 480. */
export function makeSealPng(): Uint8Array {
  return drawPng({
    width: 480,
    height: 480,
    draw: (x, y) => {
      const [dx, dy] = [x - 240, y - 240]
      const radius = Math.hypot(dx, dy)
      const isRing = (radius > 228 && radius < 239) || (radius > 150 && radius < 154)
      // The angle from the nearest of five points; an edge of the star runs straight from a point to the next notch.
      const turn = Math.abs((((Math.atan2(dx, -dy) / (2 * Math.PI)) * 5 + 10.5) % 1) - 0.5) * ((2 * Math.PI) / 5)
      const star = (60 * 23 * Math.sin(Math.PI / 5)) / (60 * Math.sin(turn) + 23 * Math.sin(Math.PI / 5 - turn))
      return isRing || radius < star ? [215, 20, 30, 235] : clear
    },
  })
}

export const makePng = makeSignaturePng
