import { inflateSync } from 'node:zlib'

/** Colour types 4 and 6 with 8 bits, not interlaced, of a size that may be unpacked. */
export type AlphaRows = { width: number; height: number; channels: 2 | 4 }

function joinData(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return Buffer.concat(parts)
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  return filter === 4 ? paeth(left, up, corner) : 0
}

/** The alpha of one row. A filter (PNG 1.2, section 6) works channel by channel: only alpha is undone. */
function alphaOf(row: Buffer, above: Uint8Array, channels: number): Uint8Array {
  const filter = row[0] ?? 0
  const alpha = new Uint8Array(above.length)
  let left = 0
  let corner = 0
  for (const [x, up] of above.entries()) {
    left = ((row[(x + 1) * channels] ?? 0) + predict(filter, left, up, corner)) & 255
    corner = up
    alpha[x] = left
  }
  return alpha
}

/** Whether any pixel lets the ground through. */
export function letsThrough(bytes: Buffer, { width, height, channels }: AlphaRows): boolean {
  const stride = width * channels + 1
  const rows = inflateSync(joinData(bytes), { maxOutputLength: stride * height })
  if (rows.length < stride * height) throw new Error('cut off')
  let alpha: Uint8Array = new Uint8Array(width)
  for (let y = 0; y < height; y += 1) {
    alpha = alphaOf(rows.subarray(y * stride, (y + 1) * stride), alpha, channels)
    if (alpha.some((value) => value !== 255)) return true
  }
  return false
}
