import { type XmlToken, xmlTokens } from './xml-tokens.ts'

/** All of them: a cell names its text by its place in the list. */
export function stringsOf(xml: string): string[] {
  const strings: string[] = []
  let text = ''
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') text += token.within === 't' ? token.text : ''
    else if (token.name === 'si') {
      if (token.kind === 'close') strings.push(text)
      text = ''
    }
  }
  return strings
}

/** The texts that cells share, each told once: a thousand cells may name the same, and it says no more by that. */
export function toldOnce(strings: readonly string[]): (place: string) => string {
  const left = new Map(strings.map((text, index) => [String(index), text]))
  return (place) => {
    const text = left.get(place) ?? ''
    left.delete(place)
    return text
  }
}

/** Texts of cells, of the first so many that hold something. */
function cellReader(sharedText: (place: string) => string, most: number): (token: XmlToken) => string {
  let count = 0
  let cell: { kind: string | undefined; value: string; runs: string } = { kind: undefined, value: '', runs: '' }
  const shown = () => {
    if (!cell.value && !cell.runs) return ''
    count += 1
    if (cell.kind === 's') return sharedText(cell.value)
    // What a formula came to.
    return cell.kind === 'str' ? cell.value : cell.runs
  }
  return (token) => {
    if (count >= most) return ''
    if (token.kind === 'text') {
      if (token.within === 'v') cell.value += token.text
      if (token.within === 't') cell.runs += token.text
    } else if (token.name === 'c') {
      if (token.kind === 'close') return shown()
      cell = { kind: token.attribute('t'), value: '', runs: '' }
    }
    return ''
  }
}

const margins = /^(?:odd|even|first)(?:Header|Footer)$/
/** What is printed above and below a sheet: left, middle and right, without the codes of letters, pages and days. */
function marginReader(): (token: XmlToken) => string[] {
  const codes = /&(?:"[^"]*"|K[\da-fA-F]{6}|K\d\d[+-]\d{3}|\d{1,3}|[BIUESXYPNDTAFZGHO])/g
  let margin = ''
  return (token) => {
    if (token.kind === 'text') margin += margins.test(token.within ?? '') ? token.text : ''
    if (token.kind !== 'close' || !margins.test(token.name)) return []
    const parts = margin.split(/&[LCR]|\n/).map((part) => part.replace(codes, ''))
    margin = ''
    return parts
  }
}

/** The texts of a sheet, cell by cell, and what is printed at its margins. */
export function* sheetLines(xml: string, sharedText: (place: string) => string, most: number): Generator<string, void> {
  const cellIn = cellReader(sharedText, most)
  const marginsIn = marginReader()
  for (const token of xmlTokens(xml)) {
    const text = cellIn(token)
    if (text) yield text
    if (text.includes('\n')) yield* text.split('\n')
    yield* marginsIn(token)
  }
}
