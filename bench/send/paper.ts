import { randomBytes } from 'node:crypto'
import { PDFDocument } from '@cantoo/pdf-lib'

/** A PDF of about so many bytes; each is another, as real papers are. */
export async function makePaper(bytes: number): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage([595, 842])
  document.context.register(document.context.stream(randomBytes(bytes - 1_000)))
  return Buffer.from(await document.save({ useObjectStreams: false }))
}
