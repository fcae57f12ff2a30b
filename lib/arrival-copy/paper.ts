import { PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib'
import { drawUpright, sheetOf, shownSize } from './sheet.ts'

export type Paper = { bytes: Uint8Array; kind: 'pdf' | 'png' | 'jpg' }

const a4 = { width: 595.28, height: 841.89 }

/** A photographed or scanned picture as a page of A4. */
async function pageOfPicture(doc: PDFDocument, { bytes, kind }: Paper): Promise<void> {
  const picture = kind === 'png' ? await doc.embedPng(bytes) : await doc.embedJpg(bytes)
  const wide = picture.width > picture.height
  const sheet = wide ? { width: a4.height, height: a4.width } : a4
  const fitted = picture.scaleToFit(sheet.width, sheet.height)
  const page = doc.addPage([sheet.width, sheet.height])
  page.drawImage(picture, { x: (sheet.width - fitted.width) / 2, y: (sheet.height - fitted.height) / 2, width: fitted.width, height: fitted.height })
}

export async function openPaper(paper: Paper): Promise<PDFDocument> {
  if (paper.kind === 'pdf') return PDFDocument.load(paper.bytes, { updateMetadata: false })
  const doc = await PDFDocument.create()
  await pageOfPicture(doc, paper)
  return doc
}

/** Above the edge: the note of the stamped copy, and the mark of a print over both it and the note that signing leaves (lib/pades/foot-note.ts). */
export const footOfNote = 6
export const footOfMark = 28

/** One small line in the middle of the lower margin, made smaller when it is long. */
export function drawAtFoot(page: PDFPage, font: PDFFont, text: string, y: number): void {
  const sheet = sheetOf(page)
  const shown = shownSize(sheet)
  const size = Math.min(8, (8 * (shown.width - 20)) / font.widthOfTextAtSize(text, 8))
  const x = (shown.width - font.widthOfTextAtSize(text, size)) / 2
  drawUpright(page, sheet, () => page.drawText(text, { x, y, size, font, color: rgb(0.35, 0.35, 0.35) }))
}
