/** One run of text as a PDF reader gives it: the baseline's left end, in points from the lower left corner, page from 0. */
export type TextRun = { page: number; text: string; x: number; y: number; width: number; height: number }
export type PageSize = { width: number; height: number }
/** Runs on one baseline, joined; `xAt` says where a character of `text` begins. */
export type Line = { page: number; text: string; x: number; y: number; right: number; height: number; pageHeight: number; xAt(index: number): number }

const sameBaseline = 3
/** No printed line is as long. What searches a line, or composes its letters, may take time by the square of its length. */
const longest = 1_000
const cut = (run: TextRun) => (run.text.length > longest ? { ...run, text: run.text.slice(0, longest) } : run)

/** Widths of Times to a tenth of an em: a run tells only its whole width, and spaces are half as wide as letters. */
function widthOf(character: string): number {
  if (/[\s.,:;'!|/()[\]ijlIt]/u.test(character)) return 0.28
  if (/[mwMW—%@]/u.test(character)) return 0.85
  if (/\p{Lu}/u.test(character)) return 0.68
  return /\p{M}/u.test(character) ? 0 : 0.48
}
const widthsOf = (text: string) => [...text].reduce((sum, character) => sum + widthOf(character), 0)

type Piece = { text: string; x: number; width: number }
function join(runs: readonly TextRun[]): Piece[] {
  const pieces: Piece[] = []
  for (const run of runs) {
    const last = pieces.at(-1)
    if (last && last.text.length < longest && /^\p{M}/u.test(run.text)) {
      // A mark of a decomposed letter that came as a run of its own.
      pieces[pieces.length - 1] = { ...last, text: (last.text + run.text).normalize('NFC'), width: Math.max(last.width, run.x + run.width - last.x) }
      continue
    }
    const gap = last ? run.x - (last.x + last.width) : 0
    // Office programs cut a line wherever the spacing changes: a real gap becomes spaces, kerning does not.
    if (last && gap > run.height * 0.15) pieces.push({ text: ' '.repeat(gap > run.height * 2 ? 4 : 1), x: last.x + last.width, width: gap })
    pieces.push({ text: run.text.normalize('NFC'), x: run.x, width: run.width })
  }
  return pieces
}

function lineOf(runs: TextRun[], page: PageSize | undefined): Line {
  const sorted = runs.sort((a, b) => a.x - b.x)
  const pieces = join(sorted)
  const first = sorted[0] as TextRun
  const right = Math.max(...sorted.map((run) => run.x + run.width))
  return {
    page: first.page,
    text: pieces
      .map((piece) => piece.text)
      .join('')
      .slice(0, longest),
    x: first.x,
    y: first.y,
    right,
    height: Math.max(...sorted.map((run) => run.height), 1),
    pageHeight: page?.height ?? 842,
    xAt(index) {
      let rest = index
      for (const piece of pieces) {
        if (rest <= piece.text.length) return piece.x + (rest === 0 ? 0 : (piece.width * widthsOf(piece.text.slice(0, rest))) / widthsOf(piece.text))
        rest -= piece.text.length
      }
      return right
    },
  }
}

/** Columns stand far apart on one baseline: the two heads of a letter, the list of receivers and the signature. */
function splitColumns(runs: TextRun[], page: PageSize | undefined): TextRun[][] {
  const widest = (page?.width ?? 595) * 0.08
  const parts: TextRun[][] = []
  for (const run of runs.sort((a, b) => a.x - b.x)) {
    const last = parts.at(-1)
    const before = last?.at(-1)
    if (last && before && run.x - (before.x + before.width) < widest) last.push(run)
    else parts.push([run])
  }
  return parts
}

/** Lines from the top of the first page to the foot of the last, each column of a baseline a line of its own. */
export function linesOf(texts: readonly TextRun[], pages: readonly PageSize[]): Line[] {
  const groups: TextRun[][] = []
  const shown = texts.map(cut).filter((one) => one.text.trim() !== '')
  for (const run of shown.sort((a, b) => a.page - b.page || b.y - a.y)) {
    const last = groups.at(-1)
    const head = last?.[0]
    if (last && head && head.page === run.page && Math.abs(head.y - run.y) <= sameBaseline) last.push(run)
    else groups.push([run])
  }
  return groups.flatMap((group) => splitColumns(group, pages[group[0]?.page ?? 0])).map((runs) => lineOf(runs, pages[runs[0]?.page ?? 0]))
}
