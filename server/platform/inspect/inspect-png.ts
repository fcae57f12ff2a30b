import type { Inspection } from './inspector.ts'
import { letsThrough } from './png-alpha.ts'

const largestPixels = 40_000_000

/** Width, height and whether it is transparent anywhere (PNG 1.2): an alpha channel that is opaque throughout would hide the words under a signature. */
export function inspectPng(bytes: Buffer): Inspection {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return { ok: false, refusal: 'file.unreadable' }
  const width = bytes.readUInt32BE(16)
  const height = bytes.readUInt32BE(20)
  if (width === 0 || height === 0 || width * height > largestPixels) return { ok: false, refusal: 'file.too_complex' }
  const colourType = bytes[25] ?? 0
  const hasChannel = colourType === 4 || colourType === 6
  // Rare kinds (16 bits, interlaced) are taken at their word.
  const isPlain = bytes[24] === 8 && bytes[28] === 0
  const hasAlpha = hasChannel && isPlain ? letsThrough(bytes, { width, height, channels: colourType === 4 ? 2 : 4 }) : hasChannel || hasChunk(bytes, 'tRNS')
  return { ok: true, mediaType: 'image/png', image: { width, height, hasAlpha } }
}

function hasChunk(bytes: Buffer, wanted: string): boolean {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (kind === wanted) return true
    if (kind === 'IDAT' || kind === 'IEND') return false
    at += 12 + bytes.readUInt32BE(at)
  }
  return false
}
