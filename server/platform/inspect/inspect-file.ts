import { open, readFile, stat } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { inspectPdf } from './inspect-pdf.ts'
import { inspectPng } from './inspect-png.ts'
import { inspectZip } from './inspect-zip.ts'
import type { Inspection } from './inspector.ts'
import { mediaTypes } from './media-types.ts'

async function startsWith(path: string, signature: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { buffer } = await handle.read(Buffer.alloc(signature.length), 0, signature.length, 0)
    return buffer.toString('latin1') === signature
  } finally {
    await handle.close()
  }
}

/** The extension by content; the name is never believed. */
async function typeOf(path: string): Promise<string | undefined> {
  if (await startsWith(path, '%PDF-')) return 'pdf'
  // A zip's parts are judged by their own directory: one that lies about itself must not be called something else first.
  if (await startsWith(path, 'PK\u0003\u0004')) return 'zip'
  return (await fileTypeFromFile(path))?.ext
}

/** What a file is, by its content. Anything unreadable is refused with a code; nothing throws. */
export async function inspectFile(path: string, _name: string): Promise<Inspection> {
  try {
    if ((await stat(path)).size === 0) return { ok: false, refusal: 'file.empty' }
    const type = await typeOf(path)
    if (type === 'pdf') return await inspectPdf(await readFile(path))
    if (type === 'zip') return await inspectZip(path)
    if (type === 'png') return await inspectPng(await readFile(path))
    if (type === 'jpg') return { ok: true, mediaType: mediaTypes.jpg }
    return { ok: false, refusal: 'file.type_not_allowed' }
  } catch {
    // Whatever a parser trips over is a broken file to the person who sent it.
    return { ok: false, refusal: 'file.unreadable' }
  }
}
