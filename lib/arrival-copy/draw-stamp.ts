import { type PDFFont, type PDFPage, rgb, scale } from '@cantoo/pdf-lib'
import type { Box } from './free-place.ts'
import { drawUpright } from './sheet.ts'

const millimetre = 72 / 25.4
/** Decree 30/2020, Phụ lục IV: a rectangle of 35 x 50 mm. */
export const stampSize = { width: 50 * millimetre, height: 35 * millimetre }
export type Stamp = {
  officeName: string
  number: string
  date: string
  /** Whom it was passed on to; empty while nobody is. */
  to: string
  /** Number and notation of the file it is filed in. */
  fileCode: string
}
export type Faces = { regular: PDFFont; bold: PDFFont }

const ink = rgb(0.76, 0.08, 0.11)
const pad = 5
const { width, height } = stampSize
const headHeight = 27
const footHeight = 34
const nameWidth = 48
const smallest = 5

/** The largest size at which the text fits the width. */
function fitting(font: PDFFont, text: string, room: number, largest: number): number {
  return Math.max(smallest, Math.min(largest, (largest * room) / Math.max(1, font.widthOfTextAtSize(text, largest))))
}
/** Cut with dots when even the smallest letters do not fit. */
function cut(font: PDFFont, text: string, room: number, size: number): string {
  if (font.widthOfTextAtSize(text, size) <= room) return text
  let kept = [...text]
  while (kept.length > 1 && font.widthOfTextAtSize(`${kept.join('')}…`, size) > room) kept = kept.slice(0, -1)
  return `${kept.join('').trimEnd()}…`
}

/** Two lines as even as they can be. */
function inTwo(font: PDFFont, text: string): string[] {
  const words = text.split(' ')
  const splits = words.slice(1).map((_word, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')])
  const longest = (lines: readonly string[]) => Math.max(...lines.map((line) => font.widthOfTextAtSize(line, 1)))
  if (font.widthOfTextAtSize(text, 8) <= width - 2 * pad || splits.length === 0) return [text]
  return splits.reduce((best, one) => (longest(one) < longest(best) ? one : best))
}

function drawHead(page: PDFPage, { bold }: Faces, officeName: string): void {
  const lines = inTwo(bold, officeName.toUpperCase())
  lines.forEach((line, index) => {
    const size = fitting(bold, line, width - 2 * pad, 8)
    const text = cut(bold, line, width - 2 * pad, size)
    const y = height - headHeight / 2 - 3 + (lines.length === 1 ? 0 : 5 - index * 10)
    page.drawText(text, { x: (width - bold.widthOfTextAtSize(text, size)) / 2, y, size, font: bold, color: ink })
  })
}

const dots = '…………………………………………………………'
/** "Chuyển: Lê Thị Mẫu", or dots to the end of the room when there is nothing to say yet. */
function drawLine(page: PDFPage, { regular }: Faces, line: { label: string; value: string; x: number; y: number; room: number }): void {
  const size = line.value === '' ? 9 : fitting(regular, `${line.label} ${line.value}`, line.room, 9)
  const filled = line.value === '' ? dotted(regular, `${line.label} `, line.room, size) : cut(regular, `${line.label} ${line.value}`, line.room, size)
  page.drawText(filled, { x: line.x, y: line.y, size, font: regular, color: ink })
}
function dotted(font: PDFFont, label: string, room: number, size: number): string {
  let count = dots.length
  while (count > 0 && font.widthOfTextAtSize(label + dots.slice(0, count), size) > room) count -= 1
  return label + dots.slice(0, count)
}

function drawBody(page: PDFPage, faces: Faces, stamp: Stamp): void {
  const rule = (from: [number, number], to: [number, number]) =>
    page.drawLine({ start: { x: from[0], y: from[1] }, end: { x: to[0], y: to[1] }, thickness: 0.7, color: ink })
  rule([0, height - headHeight], [width, height - headHeight])
  rule([0, footHeight], [width, footHeight])
  rule([nameWidth, footHeight], [nameWidth, height - headHeight])
  const middle = (footHeight + height - headHeight) / 2
  page.drawText('ĐẾN', { x: (nameWidth - faces.bold.widthOfTextAtSize('ĐẾN', 17)) / 2, y: middle - 6, size: 17, font: faces.bold, color: ink })
  const beside = { x: nameWidth + pad, room: width - nameWidth - 2 * pad }
  drawLine(page, faces, { ...beside, label: 'Số:', value: stamp.number, y: middle + 5 })
  drawLine(page, faces, { ...beside, label: 'Ngày:', value: stamp.date, y: middle - 12 })
  const below = { x: pad, room: width - 2 * pad }
  drawLine(page, faces, { ...below, label: 'Chuyển:', value: stamp.to, y: footHeight - 13 })
  drawLine(page, faces, { ...below, label: 'Số và ký hiệu HS:', value: stamp.fileCode, y: footHeight - 27 })
}

/** The stamp within a box of the page, on the paper as it is: nothing below is covered. */
export function drawStamp(page: PDFPage, box: Box, faces: Faces, stamp: Stamp): void {
  drawUpright(page, box, () => {
    page.pushOperators(scale(box.width / width, box.height / height))
    page.drawRectangle({ x: 0, y: 0, width, height, borderColor: ink, borderWidth: 1.2 })
    drawHead(page, faces, stamp.officeName)
    drawBody(page, faces, stamp)
  })
}
