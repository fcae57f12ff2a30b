import { readPicture } from '../../../lib/pades/picture.ts'
import type { Inspection } from './inspector.ts'

const largestPixels = 40_000_000

/** Width, height and whether something in it is transparent (PNG 1.2, sections 11.2.2 and 11.3.2). */
export async function inspectPng(bytes: Buffer): Promise<Inspection> {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return { ok: false, refusal: 'file.unreadable' }
  const width = bytes.readUInt32BE(16)
  const height = bytes.readUInt32BE(20)
  if (width === 0 || height === 0 || width * height > largestPixels) return { ok: false, refusal: 'file.too_complex' }
  const colourType = bytes[25] ?? 0
  const hasAlpha = (colourType === 4 || colourType === 6 || hasChunk(bytes, 'tRNS')) && (await isTransparent(bytes))
  return { ok: true, mediaType: 'image/png', image: { width, height, hasAlpha } }
}

/** Screenshots and scans often have a channel for it and use none; one that cannot be decoded cannot be stamped either. */
function isTransparent(bytes: Buffer): Promise<boolean> {
  return readPicture(bytes).then(
    (picture) => picture.alpha !== undefined,
    () => false,
  )
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
