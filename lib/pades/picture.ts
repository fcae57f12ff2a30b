import { decodePDFRawStream, PDFContext, PDFRawStream, type PDFRef, PngEmbedder } from '@cantoo/pdf-lib'
import { PadesError } from './pades-error.ts'
import { key } from './pdf-syntax.ts'
import type { Revision } from './revision.ts'

/** A decoded image, cut to what is drawn on it, its planes packed for a PDF (Flate). Decoding is the slow part: keep it. */
export type Picture = { width: number; height: number; colour: Uint8Array; alpha: Uint8Array | undefined }
type Plane = { bytes: Uint8Array; width: number; height: number }
type Window = { left: number; top: number; right: number; bottom: number }

const maxPixels = 16_000_000

/** Reads a PNG and cuts off its transparent border, so that a seal fills its box to the rim. Throws picture_unreadable. */
export async function readPicture(png: Uint8Array): Promise<Picture> {
  const header = new DataView(png.buffer, png.byteOffset, png.byteLength)
  // Width and height stand at fixed places of the first chunk; a bomb is refused before it is unpacked.
  if (png.length < 45 || header.getUint32(0) !== 0x89504e47 || header.getUint32(16) * header.getUint32(20) > maxPixels) {
    throw new PadesError('picture_unreadable')
  }
  const context = PDFContext.create()
  try {
    const embedder = await PngEmbedder.for(png)
    const image = context.lookup(await embedder.embedIntoContext(context))
    if (!(image instanceof PDFRawStream)) throw new TypeError('no image')
    const mask = image.dict.lookup(key('SMask'))
    const { width, height } = embedder
    const alpha = mask instanceof PDFRawStream ? decodePDFRawStream(mask).decode() : undefined
    const window = alpha ? drawnWindow({ bytes: alpha, width, height }) : { left: 0, top: 0, right: width, bottom: height }
    const colour = decodePDFRawStream(image).decode()
    return {
      width: window.right - window.left,
      height: window.bottom - window.top,
      colour: packed(context, cut({ bytes: colour, width, height }, window, 3)),
      alpha: alpha && packed(context, cut({ bytes: alpha, width, height }, window, 1)),
    }
  } catch {
    throw new PadesError('picture_unreadable')
  }
}

function drawnWindow({ bytes, width, height }: Plane): Window {
  const window = { left: width, top: height, right: 0, bottom: 0 }
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (bytes[y * width + x] === 0) continue
      window.left = Math.min(window.left, x)
      window.right = Math.max(window.right, x + 1)
      window.top = Math.min(window.top, y)
      window.bottom = y + 1
    }
  }
  if (window.right === 0) throw new RangeError('nothing is drawn')
  return window
}

function cut(plane: Plane, window: Window, channels: number): Plane {
  const width = window.right - window.left
  const height = window.bottom - window.top
  const bytes = new Uint8Array(width * height * channels)
  for (let row = 0; row < height; row += 1) {
    const from = ((window.top + row) * plane.width + window.left) * channels
    bytes.set(plane.bytes.subarray(from, from + width * channels), row * width * channels)
  }
  return { bytes, width, height }
}

const packed = (context: PDFContext, { bytes }: Plane): Uint8Array => context.flateStream(bytes).contents

export function embedPicture(revision: Revision, { width, height, colour, alpha }: Picture): PDFRef {
  const context = PDFContext.create()
  const image = (plane: Uint8Array, space: string) =>
    context.stream(plane, { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, ColorSpace: space, BitsPerComponent: 8, Filter: 'FlateDecode' })
  const shown = image(colour, 'DeviceRGB')
  if (alpha) shown.dict.set(key('SMask'), revision.add(image(alpha, 'DeviceGray')))
  return revision.add(shown)
}
