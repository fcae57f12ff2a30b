/** What a photo is by its first bytes. Pixels as they are stored: a turned photo has them the other way round. */
export type PhotoHead = { kind: 'jpeg' | 'png'; width: number; height: number } | { kind: 'heic' }

const nameAt = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

function pngHead(bytes: Uint8Array): PhotoHead | null {
  if (bytes.length < 24 || nameAt(bytes, 12, 16) !== 'IHDR') return null
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** Frames of every coding; not the tables (C4), the reserved (C8) and arithmetic conditioning (CC). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function jpegHead(bytes: Uint8Array): PhotoHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    if (isFrame(bytes[at + 1] ?? 0)) return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
  return null
}

const heicBrands = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'])

/** Null when it is no photo, or one that is broken in its first bytes. */
export function readPhotoHead(bytes: Uint8Array): PhotoHead | null {
  const found = headOf(bytes)
  return found && found.kind !== 'heic' && found.width * found.height === 0 ? null : found
}

function headOf(bytes: Uint8Array): PhotoHead | null {
  if (bytes.length < 12) return null
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegHead(bytes)
  if (bytes[0] === 0x89 && nameAt(bytes, 1, 4) === 'PNG') return pngHead(bytes)
  return nameAt(bytes, 4, 8) === 'ftyp' && heicBrands.has(nameAt(bytes, 8, 12)) ? { kind: 'heic' } : null
}
