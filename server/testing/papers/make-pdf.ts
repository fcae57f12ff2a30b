import { degrees, PDFDocument, type PDFFont, type PDFPage, PDFString, rgb } from '@cantoo/pdf-lib'
import * as fontkit from 'fontkit'
import { authority, bodyOf, dateLine, type FullLetter, fullLetter, issuer, type Letter, nation, numberGap, recipients } from './letter.ts'
import { tinos } from './tinos.ts'

export type PdfLetter = Letter & {
  /** Object streams with a cross-reference stream, as newer office programs write, instead of a classic table. */
  xrefStreams?: boolean
  /** Grows the file to about this many bytes with an attached random block. */
  bytes?: number
  /** Another file inside: in the list of files, or as a paper clip on the first page. */
  inner?: 'list' | 'clip'
  /** Degrees by which every page is turned. */
  rotate?: 90 | 180 | 270
}
type Fonts = { regular: PDFFont; bold: PDFFont; italic: PDFFont }
type Line = { text: string; x: number; y: number; font: PDFFont; size: number }
type Place = { page: number; x: number; y: number; width: number; height: number }

const sheet = { width: 595.28, height: 841.89, left: 85, right: 42.5 }
const leftAxis = 178
const rightAxis = 412
const signAxis = 424
const numberY = 716
const closingTop = 330
const fontsOf = (doc: PDFDocument): Promise<Fonts> =>
  Promise.all((['regular', 'bold', 'italic'] as const).map((face) => doc.embedFont(tinos(face), { subset: true }))).then(
    ([regular, bold, italic]) => ({ regular, bold, italic }) as Fonts,
  )

/** A letter laid out like Decree 30/2020 asks, with real text in an embedded font. */
export async function makePdf(options: PdfLetter = {}): Promise<Uint8Array> {
  const letter = fullLetter(options)
  const doc = await PDFDocument.create()
  doc.registerFontkit(fontkit as never)
  doc.setTitle(letter.title, { showInWindowTitleBar: true })
  const fonts = await fontsOf(doc)
  const pages = Array.from({ length: letter.pages }, () => doc.addPage([sheet.width, sheet.height]))
  drawBody(pages, letter, fonts)
  const first = pages[0] as PDFPage
  drawLines(first, head(letter, fonts))
  drawRules(first)
  drawLines(pages.at(-1) as PDFPage, closing(letter, fonts))
  if (options.rotate) for (const page of pages) page.setRotation(degrees(options.rotate))
  if (options.inner === 'list') await doc.attach(new Uint8Array([1]), 'phu-luc.bin')
  if (options.inner === 'clip') addClip(doc, first)
  if (options.bytes) await pad(doc, options)
  return doc.save({ useObjectStreams: options.xrefStreams === true })
}

/** Where the fields of such a letter stand, in points from the lower left corner; boxes of text are 1.15 times its size high. */
export async function letterPlaces(options: Letter = {}): Promise<{ number: Place; date: Place; qr: Place; signature: Place }> {
  const letter = fullLetter(options)
  const doc = await PDFDocument.create()
  doc.registerFontkit(fontkit as never)
  const lines = head(letter, await fontsOf(doc))
  const line = (start: string) => lines.find((one) => one.text.startsWith(start)) as Line
  const widthOf = (one: Line, text: string) => one.font.widthOfTextAtSize(text, one.size)
  const boxOf = (one: Line, before: string, text: string): Place => {
    return { page: 0, x: one.x + widthOf(one, before), y: one.y - 0.22 * one.size, width: widthOf(one, text), height: 1.15 * one.size }
  }
  const last = letter.pages - 1
  return {
    number: boxOf(line('Số:'), 'Số: ', letter.number ?? numberGap),
    date: boxOf(line(letter.place), `${letter.place}, `, dateLine(letter)),
    qr: { page: last, x: sheet.left, y: closingTop - 100 - 85.04, width: 85.04, height: 85.04 },
    signature: { page: last, x: signAxis - 65, y: closingTop - 118, width: 130, height: 70 },
  }
}

const centred = (text: string, axis: number, y: number, font: PDFFont, size: number): Line => ({
  text,
  x: axis - font.widthOfTextAtSize(text, size) / 2,
  y,
  font,
  size,
})

function head(letter: FullLetter, { regular, bold, italic }: Fonts): Line[] {
  const lines = [
    centred(issuer[0], leftAxis, 776, regular, 12),
    centred(issuer[1], leftAxis, 761, regular, 12),
    centred(issuer[2], leftAxis, 746, bold, 12),
    centred(nation[0], rightAxis, 776, bold, 12),
    centred(nation[1], rightAxis, 760, bold, 13),
    centred(`Số: ${letter.number ?? numberGap}/${letter.notation}`, leftAxis, numberY, regular, 13),
    centred(`${letter.place}, ${dateLine(letter)}`, rightAxis, numberY, italic, 13),
    centred('KẾ HOẠCH', sheet.width / 2 + 20, 672, bold, 14),
    ...wrap(letter.title, bold, 14, 400).map((text, index) => centred(text, sheet.width / 2 + 20, 653 - index * 18, bold, 14)),
  ]
  return letter.secrecy ? [...lines, centred(letter.secrecy, leftAxis, 692, bold, 13)] : lines
}

function closing(letter: FullLetter, { regular, bold, italic }: Fonts): Line[] {
  return [
    ...authority.map((text, index) => centred(text, signAxis, closingTop - index * 16, bold, 13)),
    centred(letter.signerName, signAxis, closingTop - 140, bold, 13),
    { text: 'Nơi nhận:', x: sheet.left, y: closingTop, font: italic, size: 12 },
    ...recipients.map((text, index) => ({ text, x: sheet.left, y: closingTop - 15 - index * 14, font: regular, size: 11 })),
  ]
}

function drawLines(page: PDFPage, lines: readonly Line[]): void {
  for (const { text, ...place } of lines) page.drawText(text, place)
}

function drawRules(page: PDFPage): void {
  const rule = (axis: number, y: number, width: number) => {
    page.drawLine({ start: { x: axis - width / 2, y }, end: { x: axis + width / 2, y }, thickness: 0.7, color: rgb(0, 0, 0) })
  }
  rule(leftAxis, 741, 60)
  rule(rightAxis, 755, 165)
}

function drawBody(pages: readonly PDFPage[], letter: FullLetter, { regular }: Fonts): void {
  const width = sheet.width - sheet.left - sheet.right
  const rows = bodyOf(letter).flatMap((paragraph) => wrap(paragraph, regular, 13, width))
  let row = 0
  pages.forEach((page, index) => {
    if (index > 0) drawLines(page, [centred(String(index + 1), sheet.width / 2, 805, regular, 13)])
    const bottom = index === pages.length - 1 ? closingTop + 30 : 75
    // Every page gets its share of what is left, so that none stays empty.
    const share = Math.ceil((rows.length - row) / (pages.length - index))
    const end = row + share
    for (let y = index === 0 ? 610 : 775; y > bottom && row < end; y -= 18, row += 1) {
      page.drawText(rows[row] ?? '', { x: sheet.left, y, font: regular, size: 13 })
    }
  })
}

function wrap(text: string, font: PDFFont, size: number, width: number): string[] {
  const rows: string[] = []
  let row = ''
  for (const word of text.split(' ')) {
    const longer = row ? `${row} ${word}` : word
    if (row && font.widthOfTextAtSize(longer, size) > width) {
      rows.push(row)
      row = word
    } else row = longer
  }
  return [...rows, row]
}

function addClip(doc: PDFDocument, page: PDFPage): void {
  const { context } = doc
  const stream = context.register(context.flateStream(new Uint8Array([1])))
  const file = context.register(context.obj({ Type: 'Filespec', F: PDFString.of('phu-luc.bin'), EF: { F: stream } }))
  page.node.addAnnot(context.register(context.obj({ Type: 'Annot', Subtype: 'FileAttachment', Rect: [20, 20, 40, 40], F: 2, FS: file })))
}

async function pad(doc: PDFDocument, options: PdfLetter): Promise<void> {
  const { bytes = 0, ...rest } = options
  const bare = (await makePdf(rest)).length
  // An unreferenced stream: noise that does not compress and is not drawn.
  const noise = new Uint8Array(Math.max(0, bytes - bare))
  for (let at = 0, state = 42; at < noise.length; at += 1) {
    state = (state * 1103515245 + 12345) % 2147483648
    noise[at] = state >> 16
  }
  doc.context.register(doc.context.stream(noise))
}
