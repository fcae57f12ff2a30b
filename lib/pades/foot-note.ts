import { PDFArray, PDFContext, type PDFDict, PDFRef } from '@cantoo/pdf-lib'
import { fontName } from './appearance.ts'
import { inherited, type OpenPdf, type Page, sheetOf } from './open-pdf.ts'
import { arrayOf, dictOf, key, num } from './pdf-syntax.ts'
import type { Revision } from './revision.ts'
import { encodeText, type Face, widthOfText } from './stamp-font.ts'

/** Draws one line at the foot of every page as page content; whatever the page's own content leaves behind does not reach it. */
export function footNoteWriter(pdf: OpenPdf, revision: Revision, note: { text: string; face: Face; font: PDFRef }): (page: Page, changed: PDFDict) => void {
  const context = PDFContext.create()
  const save = revision.add(context.stream('q\n'))
  const drawn = new Map<string, PDFRef>()
  return (page, changed) => {
    const content = noteContent(sheetOf(pdf.context, page.dict), note)
    const stream = drawn.get(content) ?? revision.add(context.stream(`\nQ\n${content}`))
    drawn.set(content, stream)
    const contents = PDFArray.withContext(pdf.context)
    for (const part of [save, ...contentParts(pdf.context, page.dict), stream]) contents.push(part)
    changed.set(key('Contents'), contents)
    changed.set(key('Resources'), withFont(pdf.context, page.dict, note.font))
  }
}

function contentParts(context: PDFContext, page: PDFDict): PDFRef[] {
  const value = page.get(key('Contents'))
  const parts = arrayOf(context, value)?.asArray() ?? [value]
  return parts.filter((part): part is PDFRef => part instanceof PDFRef)
}

/** The page's own copy of its resources, which it may share with others, and the note's font in it. */
function withFont(context: PDFContext, page: PDFDict, font: PDFRef): PDFDict {
  const resources = dictOf(context, inherited(context, page, 'Resources'))?.clone(context) ?? context.obj({})
  const fonts = dictOf(context, resources.get(key('Font')))?.clone(context) ?? context.obj({})
  fonts.set(key(fontName.regular), font)
  resources.set(key('Font'), fonts)
  return resources
}

type Sheet = { x: number; y: number; width: number; height: number; rotation: number }

function noteContent(sheet: Sheet, { text, face }: { text: string; face: Face }): string {
  const isTurned = sheet.rotation % 180 !== 0
  const shown = isTurned ? { width: sheet.height, height: sheet.width } : sheet
  const points = Math.min(9, (shown.width - 20) / widthOfText(face, text))
  const x = (shown.width - widthOfText(face, text) * points) / 2
  const line = `BT 0.25 g /${fontName.regular} ${num(points)} Tf ${num(x)} 16 Td ${encodeText(text)} Tj ET`
  return `/Artifact BMC q ${matrix(sheet)} cm ${line} Q EMC\n`
}

/** From the lower left corner of what is shown to the page's own coordinates. */
function matrix({ x, y, width, height, rotation }: Sheet): string {
  const turns: Record<number, number[]> = {
    0: [1, 0, 0, 1, x, y],
    90: [0, 1, -1, 0, x + width, y],
    180: [-1, 0, 0, -1, x + width, y + height],
    270: [0, -1, 1, 0, x, y + height],
  }
  return (turns[rotation] ?? turns[0] ?? []).map(num).join(' ')
}
