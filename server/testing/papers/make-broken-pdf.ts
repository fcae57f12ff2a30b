import { makePdf } from './make-pdf.ts'

/** Looks like a PDF at its head, but the rest, with the table that finds its parts, is lost. */
export async function makeBrokenPdf(): Promise<Uint8Array> {
  const whole = await makePdf()
  return whole.slice(0, 600)
}
