import { readFile } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { inspectAudio } from './inspect-audio.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { inspectPng } from './inspect-png.ts'
import { inspectZip } from './inspect-zip.ts'
import type { Inspection } from './inspector.ts'
import { mediaTypes } from './media-types.ts'

/** The extension by content; the name is never believed. */
async function typeOf(bytes: Buffer): Promise<string | undefined> {
  if (bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 'pdf'
  // A zip's parts are judged by their own directory: one that lies about itself must not be called something else first.
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return 'zip'
  return (await fileTypeFromBuffer(bytes))?.ext
}

/** What a file is, by its content. Anything unreadable is refused with a code; nothing throws. */
export async function inspectFile(path: string, name: string): Promise<Inspection> {
  try {
    const bytes = await readFile(path)
    if (bytes.length === 0) return { ok: false, refusal: 'file.empty' }
    const audio = inspectAudio(bytes)
    if (audio) return audio
    const type = await typeOf(bytes)
    if (type === 'pdf') return await inspectPdf(bytes)
    if (type === 'zip') return await inspectZip(path)
    if (type === 'png') return await inspectPng(bytes)
    if (type === 'jpg') return { ok: true, mediaType: mediaTypes.jpg }
    // The name decides nothing but the sentence: a torn PDF is told so, not that its kind is not taken.
    return { ok: false, refusal: /\.pdf$/i.test(name) ? 'file.pdf_broken' : 'file.type_not_allowed' }
  } catch {
    // Whatever a parser trips over is a broken file to the person who sent it.
    return { ok: false, refusal: 'file.unreadable' }
  }
}
