import { crc32, deflateSync } from 'node:zlib'

export type Rgba = readonly [red: number, green: number, blue: number, alpha: number]
export type PngSpec = {
  width: number
  height: number /** False: opaque RGB without an alpha channel. */
  transparent?: boolean
  draw: (x: number, y: number) => Rgba
}
export const clear: Rgba = [255, 255, 255, 0]

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body) >>> 0, body.length + 4)
  return whole
}

/** A PNG whose every pixel is asked for; for small generated pictures. */
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
