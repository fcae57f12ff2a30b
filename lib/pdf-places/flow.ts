import { type Line, linesOf, type PageSize, type TextRun } from './lines.ts'

/** A line that stops this far before the widest of its page, as a share of the page, ends its paragraph. */
const endsBefore = 0.06
/** Numbers of pages stand alone in the upper or lower margin. */
const margin = 70
const isPageNumber = (line: Line) => /^\s*-?\s*\d{1,4}\s*-?\s*$/.test(line.text) && (line.y > line.pageHeight - margin || line.y < margin)
/** "1.", "a)", "- ", "Điều 5.": begins anew wherever the line before stopped. */
const begins = /^\s*(?:[-–+•]|\d+(?:\.\d+)*[.)]|[a-zđ]\)|[IVXLC]+\.|Điều\s+\d|Chương\s|Mục\s)/u

function continues(before: Line, line: Line, widest: ReadonlyMap<number, number>, pages: readonly PageSize[]): boolean {
  if (begins.test(line.text)) return false
  const end = widest.get(before.page) ?? before.right
  return before.right > end - (pages[before.page]?.width ?? 595) * endsBefore
}

/** The words of a paper in reading order, a paragraph a line, without page numbers: so that text that only flows otherwise stays the same. */
export function flowOf(texts: readonly TextRun[], pages: readonly PageSize[]): string {
  const lines = linesOf(texts, pages).filter((line) => !isPageNumber(line))
  const widest = new Map<number, number>()
  for (const line of lines) widest.set(line.page, Math.max(widest.get(line.page) ?? 0, line.right))
  let text = ''
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    if (before) text += continues(before, line, widest, pages) ? ' ' : '\n'
    text += line.text.trim().replace(/\s+/g, ' ')
  }
  return text
}
