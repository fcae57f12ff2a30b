import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib'
import * as fontkit from 'fontkit'
import { drawStamp, type Faces, type Stamp, stampSize } from './draw-stamp.ts'
import { flattenFields } from './flatten.ts'
import { type Box, freePlace } from './free-place.ts'
import { drawAtFoot, footOfNote, openPaper, type Paper } from './paper.ts'
import { drawUpright, sheetOf, shownBox, shownSize } from './sheet.ts'

export type PenNote = { place: Box & { page: number }; png: Uint8Array }
export type ArrivalCopy = {
  paper: Paper
  stamp: Stamp
  /** Text of page 1, where it stands. */
  texts: readonly Box[]
  /** Where its number stands on page 1. */
  number: Box | null
  pens: readonly PenNote[]
  /** Stands small at the foot of every page. */
  note: string
  fonts: { regular: Uint8Array; bold: Uint8Array }
}

async function drawPens(doc: PDFDocument, pens: readonly PenNote[]): Promise<void> {
  for (const { place, png } of pens) {
    const page = doc.getPages()[place.page]
    if (!page) continue
    const picture = await doc.embedPng(png)
    const { width, height } = shownBox({ ...sheetOf(page), x: 0, y: 0 }, place)
    drawUpright(page, place, () => page.drawImage(picture, { x: 0, y: 0, width, height }))
  }
}

/** Back from what is shown to the page's own coordinates: turning on by the rest of the circle. */
function ownBox(page: PDFPage, box: Box): Box {
  const sheet = sheetOf(page)
  const back = shownBox({ ...shownSize(sheet), x: 0, y: 0, rotation: (360 - sheet.rotation) % 360 }, box)
  return { ...back, x: back.x + sheet.x, y: back.y + sheet.y }
}

/**
 * The paper with the arrival stamp, what was written on it and a note that it is not the original. Fields and signatures
 * become what they look like. Throws what the library throws when the paper cannot be read.
 */
export async function makeArrivalCopy({ paper, stamp, texts, number, pens, note, fonts }: ArrivalCopy): Promise<Uint8Array> {
  const doc = await openPaper(paper)
  doc.registerFontkit(fontkit as never)
  const faces: Faces = { regular: await doc.embedFont(fonts.regular, { subset: true }), bold: await doc.embedFont(fonts.bold, { subset: true }) }
  const fields = flattenFields(doc)
  const pages = doc.getPages()
  const [first] = pages
  if (first) {
    const sheet = sheetOf(first)
    const written = pens.filter((pen) => pen.place.page === 0).map((pen) => pen.place)
    const taken = [...texts, ...fields, ...written].map((box) => shownBox(sheet, box))
    const place = freePlace({ page: shownSize(sheet), size: stampSize, taken, number: number && shownBox(sheet, number) })
    drawStamp(first, ownBox(first, place), faces, stamp)
  }
  await drawPens(doc, pens)
  for (const page of pages) drawAtFoot(page, faces.regular, note, footOfNote)
  return doc.save()
}
