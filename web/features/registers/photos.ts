import { longSide, makeScan } from '../../../lib/photo-scan/make-scan.ts'
import { readPhotoHead } from '../../../lib/photo-scan/photo-head.ts'
import { newId } from '../../platform/ids.ts'

/** A page as it goes into the scan: upright, at most `longSide` pixels long, nothing of what the camera noted beside it. */
export type Photo = { id: string; name: string; jpeg: Blob; width: number; height: number; thumb: string }
export type PhotoRefusal = 'empty' | 'heic' | 'notPhoto' | 'broken' | 'tooLarge' | 'tooMany'
export const mostPhotos = 60
/** More than phones take, and what a browser still unpacks; known before it does. */
const mostPixels = 64_000_000
/** A camera writes notes, a small picture and colour tables before the frame. */
const headBytes = 1024 * 1024
const quality = 0.85
const thumbSide = 320

export class PhotoError extends Error {
  readonly refusal: PhotoRefusal
  constructor(refusal: PhotoRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/** Why a photo is not taken, by its size and first bytes alone. */
export function judgePhoto(head: Uint8Array, size: number, mostBytes: number): PhotoRefusal | null {
  if (size === 0) return 'empty'
  const found = readPhotoHead(head)
  if (!found) return (head[0] === 0xff && head[1] === 0xd8) || (head[0] === 0x89 && head[1] === 0x50) ? 'broken' : 'notPhoto'
  if (found.kind === 'heic') return 'heic'
  return size > mostBytes || found.width * found.height > mostPixels ? 'tooLarge' : null
}

/** The list with one item a place earlier (-1) or later (1); the same at its ends. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const [one, other] = [list[index], list[index + by]]
  if (one === undefined || other === undefined) return list
  return list.map((item, at) => (at === index ? other : at === index + by ? one : item))
}

function drawn(bitmap: ImageBitmap, side: number): HTMLCanvasElement {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new PhotoError('broken')
  context.imageSmoothingQuality = 'high'
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return canvas
}
const jpegOf = (canvas: HTMLCanvasElement) => new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))

/** Judged, unpacked upright and drawn anew. Throws PhotoError. */
export async function readPhoto(file: File, mostBytes: number): Promise<Photo> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer())
  const refusal = judgePhoto(head, file.size, mostBytes)
  if (refusal) throw new PhotoError(refusal)
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new PhotoError('broken')
  })
  try {
    const page = drawn(bitmap, longSide)
    const jpeg = await jpegOf(page)
    if (!jpeg) throw new PhotoError('broken')
    return { id: newId(), name: file.name, jpeg, width: page.width, height: page.height, thumb: drawn(bitmap, thumbSide).toDataURL('image/jpeg', quality) }
  } finally {
    bitmap.close()
  }
}

export async function scanOf(photos: readonly Photo[], name: string): Promise<File> {
  const pages = await Promise.all(photos.map(async ({ jpeg, width, height }) => ({ jpeg: new Uint8Array(await jpeg.arrayBuffer()), width, height })))
  return new File([makeScan(pages)], name, { type: 'application/pdf' })
}
