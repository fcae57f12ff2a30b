import { type Line, linesOf, type PageSize, type TextRun } from '../pdf-places/lines.ts'
import type { Code } from './rules.ts'
import { folded, plain } from './words.ts'

export type Box = { page: number; x: number; y: number; width: number; height: number }
export type Departure = { code: Code; page: number; box?: Box; value?: string }
export type Facts = {
  /** Code and name of the type: "ke_hoach", "Kế hoạch". */
  type: string
  typeName: string
  isCopy: boolean
  subject: string
  /** What must stand after the number: "/KH-MTTQ-BTT". */
  notation: string
  placeName: string
  /** Lines above the issuer, parted by " / ". */
  parentLine: string
  issuerName: string
  urgency: 'thuong' | 'khan' | 'thuong_khan' | 'hoa_toc'
  signer: { fullName: string; blockLines: readonly string[] } | null
}
/** A paper as its rules look at it: lines from the top of the first page on, and where its parts begin and end. */
export type Sheet = {
  facts: Facts
  pages: readonly PageSize[]
  texts: readonly TextRun[]
  lines: readonly Line[]
  /** The last page of the paper itself: what follows is an appendix with pages of its own. */
  lastPage: number
  receivers: Line | undefined
  name: Line | undefined
  /** What stands between the head and the signature block. */
  body: readonly Line[]
}

const millimetre = 72 / 25.4
/** Numbers of pages stand in the upper margin, which is at most 25 mm. */
export const upperMargin = 25 * millimetre
export const isDigits = (line: Line) => /^\s*[-–]?\s*\d{1,4}\s*[-–]?\s*$/u.test(line.text)
const stray = (line: Line) => isDigits(line) && (line.y > line.pageHeight - upperMargin || line.y < upperMargin)

export const boxOf = (line: Line): Box => ({
  page: line.page,
  x: line.x,
  y: line.y - line.height * 0.24,
  width: Math.max(8, line.right - line.x),
  height: line.height * 1.2,
})
export const at = (code: Code, line: Line, value?: string): Departure => ({ code, page: line.page, box: boxOf(line), ...(value !== undefined && { value }) })
/** A departure by what is not there: it has a page, and no place on it. */
export const lacks = (code: Code, page: number, value?: string): Departure => ({ code, page, ...(value !== undefined && { value }) })

/** Lines of one half of the pages: what stands beside them on the same baseline is left out. */
export function halfOf({ texts, pages }: Pick<Sheet, 'texts' | 'pages'>, side: 'left' | 'right'): Line[] {
  const isLeft = (run: TextRun) => run.x + Math.min(run.width / 2, 60) < (pages[run.page]?.width ?? 595) * 0.46
  return linesOf(
    texts.filter((run) => isLeft(run) === (side === 'left')),
    pages,
  )
}

/** Template 1.9: who chairs signs the minutes as such. */
const chairs = new Set(['chutoa', 'chutri'])
const isReceivers = (line: Line) => /^nơi nhận\s*:?$/iu.test(plain(line.text))

/** Down to here reaches the head of page 1: number, date, heading, subject. */
function headEnd(lines: readonly Line[]): number {
  const height = lines[0]?.pageHeight ?? 842
  const heads = lines.filter((line) => line.page === 0 && line.y > height * 0.6)
  const marks = heads.filter(
    (line) => /^\s*(số\s*:|v\/v\s)|ngày.*tháng.*năm/iu.test(line.text) || (line.text === line.text.toUpperCase() && /\p{Lu}{2}/u.test(line.text)),
  )
  return Math.min(height * 0.8, ...marks.map((line) => line.y))
}

function bodyOf(lines: readonly Line[], from: number, end: Line | undefined, lastPage: number): Line[] {
  return lines.filter((line) => {
    if (stray(line) || line.page > lastPage) return false
    if (line.page === 0 && line.y >= from) return false
    return !end || line.page < end.page || (line.page === end.page && line.y > end.y + 2)
  })
}

export function sheetOf(paper: { pages: readonly PageSize[]; texts: readonly TextRun[] }, facts: Facts): Sheet {
  const { pages, texts } = paper
  const lines = linesOf(texts, pages)
  const left = halfOf(paper, 'left')
  const right = halfOf(paper, 'right')
  const receivers = left.findLast(isReceivers)
  const wanted = facts.signer ? folded(facts.signer.fullName) : ''
  const name = wanted
    ? (right.findLast((line) => folded(line.text).endsWith(wanted)) ?? lines.findLast((line) => folded(line.text).includes(wanted)))
    : undefined
  const lastPage = receivers?.page ?? name?.page ?? lines.at(-1)?.page ?? 0
  const block = facts.signer?.blockLines[0]
  const authority = right.findLast((line) => line.page <= lastPage && (chairs.has(folded(line.text)) || (block && folded(line.text) === folded(block))))
  const ends = [receivers, authority].filter((line) => line !== undefined).sort((a, b) => a.page - b.page || b.y - a.y)
  return { facts, pages, texts, lines, lastPage, receivers, name, body: bodyOf(lines, headEnd(lines), ends[0], lastPage) }
}
