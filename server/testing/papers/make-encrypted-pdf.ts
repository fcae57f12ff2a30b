import { PDFDocument } from '@cantoo/pdf-lib'
import { makePdf } from './make-pdf.ts'

/** A letter that opens only with a password. */
export async function makeEncryptedPdf(): Promise<Uint8Array> {
  const doc = await PDFDocument.load(await makePdf())
  doc.encrypt({ userPassword: 'mat-khau', ownerPassword: 'chu-so-huu' })
  return doc.save({ useObjectStreams: false })
}
