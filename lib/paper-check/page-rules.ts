import type { Line } from '../pdf-places/lines.ts'
import type { Code } from './rules.ts'
import { at, type Departure, isDigits, lacks, type Sheet, upperMargin } from './sheet.ts'
import { bare } from './words.ts'

const millimetre = 72 / 25.4
const a4 = { width: 210 * millimetre, height: 297 * millimetre }
const near = (a: number, b: number) => Math.abs(a - b) < 2 * millimetre
/** In millimetres. Text runs carry closing spaces and their boxes are not their ink: nearer than this is not told. */
const tolerance = 2
const margins = { top: [20, 25], bottom: [20, 25], left: [30, 35], right: [15, 20] } as const
/** So many full lines show where the text begins and ends; fewer may all be indented or ragged. */
const enoughLines = 5
const raggedTolerance = 6

function sizes({ pages, lastPage }: Sheet): Departure[] {
  return pages.slice(0, lastPage + 1).flatMap(({ width, height }, page) => {
    if (near(width, a4.width) && near(height, a4.height)) return []
    const isLandscape = near(width, a4.height) && near(height, a4.width)
    const measure = `${Math.round(width / millimetre)} × ${Math.round(height / millimetre)}`
    return [lacks(isLandscape ? 'page_landscape' : 'page_size', page, measure)]
  })
}

const rounded = (value: number) => String(Math.round(value))
function outside(side: keyof typeof margins, millimetres: number, more: number): string | undefined {
  const [least, most] = margins[side]
  return millimetres < least - tolerance || millimetres > most + more ? rounded(millimetres) : undefined
}

/** Lines that fill more than half of the page's width: of tables and columns there are none. */
const fullLines = ({ body, pages }: Sheet) => body.filter((line) => line.right - line.x > (pages[line.page]?.width ?? a4.width) * 0.5)

function sides(sheet: Sheet): Departure[] {
  const full = fullLines(sheet)
  const first = full[0]
  if (!first) return []
  const widthOf = (line: Line) => sheet.pages[line.page]?.width ?? a4.width
  const leftmost = full.reduce((found, line) => (line.x < found.x ? line : found), first)
  const rightmost = full.reduce((found, line) => (line.right - widthOf(line) > found.right - widthOf(found) ? line : found), first)
  const isEnough = full.length >= enoughLines
  const left = outside('left', leftmost.x / millimetre, isEnough ? tolerance : Number.POSITIVE_INFINITY)
  const right = outside('right', (widthOf(rightmost) - rightmost.right) / millimetre, isEnough ? raggedTolerance : Number.POSITIVE_INFINITY)
  return [...(left ? [at('margin_left', leftmost, left)] : []), ...(right ? [at('margin_right', rightmost, right)] : [])]
}

/** The address at the foot of page 1 (cell 13) and notes are smaller than the text and may stand lower. */
const isText = (line: Line) => !isDigits(line) && line.height > 11.5

function upAndDown(sheet: Sheet): Departure[] {
  const found = new Map<Code, Departure>()
  for (const page of new Set(sheet.lines.map((line) => line.page))) {
    const lines = sheet.lines.filter((line) => line.page === page && page <= sheet.lastPage && isText(line))
    const first = lines[0]
    const last = lines.at(-1)
    if (!first || !last) continue
    const top = outside('top', (first.pageHeight - first.y - first.height * 0.89) / millimetre, page === 0 ? tolerance : Number.POSITIVE_INFINITY)
    const bottom = outside('bottom', (last.y - last.height * 0.22) / millimetre, Number.POSITIVE_INFINITY)
    if (top && !found.has('margin_top')) found.set('margin_top', at('margin_top', first, top))
    if (bottom && !found.has('margin_bottom')) found.set('margin_bottom', at('margin_bottom', last, bottom))
  }
  return [...found.values()]
}

function numberOf(sheet: Sheet, page: number): Departure[] {
  const width = sheet.pages[page]?.width ?? a4.width
  const alone = sheet.lines.filter((line) => line.page === page && isDigits(line))
  const up = alone.filter((line) => line.y > line.pageHeight - upperMargin)
  const down = alone.filter((line) => line.y < upperMargin)
  const shown = up[0] ?? down[0]
  if (page === 0) return shown ? [at('page_number_first', shown)] : []
  if (!shown) return [lacks('page_number_missing', page)]
  const isCentred = Math.abs((shown.x + shown.right) / 2 - width / 2) < 15 * millimetre
  const isRight = up.length > 0 && isCentred && shown.text.trim() === String(page + 1)
  return isRight ? [] : [at('page_number_place', shown, shown.text.trim())]
}

/** The same on every page is told once. */
function numbers(sheet: Sheet): Departure[] {
  const read = [...new Set(sheet.lines.map((line) => line.page))].filter((page) => page <= sheet.lastPage)
  const all = read.flatMap((page) => numberOf(sheet, page))
  return all.filter((one, index) => all.findIndex((other) => other.code === one.code) === index)
}

function letters({ texts, lines }: Sheet): Departure[] {
  const apart = texts.find((run) => /\p{M}/u.test(run.text))
  const line = apart && lines.find((one) => one.page === apart.page && Math.abs(one.y - apart.y) < 3 && one.x <= apart.x + 1)
  return apart ? [line ? at('not_nfc', line) : lacks('not_nfc', apart.page)] : []
}

function spellings({ lines }: Sheet): Departure[] {
  const writes = (way: RegExp) => lines.find((line) => bare(line.text).includes('uy ban') && way.test(line.text))
  const [before, after] = [writes(/ủy\s+ban/iu), writes(/uỷ\s+ban/iu)]
  return before && after ? [at('uy_mixed', after)] : []
}

export const pageRules = (sheet: Sheet): Departure[] => [...sizes(sheet), ...letters(sheet), ...spellings(sheet)]
/** Of a copy the pages before its block are of what it copies. */
export const layoutRules = (sheet: Sheet): Departure[] => [...upAndDown(sheet), ...sides(sheet), ...numbers(sheet)]
