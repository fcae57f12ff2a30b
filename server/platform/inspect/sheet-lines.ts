import { readable } from './xml-text.ts'

const runsOf = (xml: string) => [...xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)</g)].map(([, text = '']) => readable(text)).join('')

/** All of them: a cell names its text by its place in the list. */
export const stringsOf = (xml: string): string[] => xml.split(/<\/si>|<si\s*\/>/).map(runsOf)

function cellText(attributes: string, inner: string, strings: readonly string[]): string {
  const kind = /\bt="(\w+)"/.exec(attributes)?.[1]
  const value = /<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? ''
  if (kind === 's') return strings[Number(value)] ?? ''
  // What a formula came to.
  return kind === 'str' ? readable(value) : runsOf(inner)
}

function cellsOf(xml: string, strings: readonly string[], most: number): string[] {
  const cells: string[] = []
  // An empty cell that is only drawn closes itself.
  for (const [, attributes = '', inner = ''] of xml.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const text = cellText(attributes, inner, strings)
    if (text) cells.push(text, ...(text.includes('\n') ? text.split('\n') : []))
    if (cells.length >= most) break
  }
  return cells
}

/** What is printed above and below a sheet: left, middle and right, without the codes of letters, pages and days. */
function marginsOf(xml: string): string[] {
  const codes = /&(?:"[^"]*"|K[\da-fA-F]{6}|K\d\d[+-]\d{3}|\d{1,3}|[BIUESXYPNDTAFZGHO])/g
  return [...xml.matchAll(/<(?:odd|even|first)(?:Header|Footer)(?:\s[^>]*)?>([^<]*)</g)].flatMap(([, text = '']) =>
    readable(text)
      .split(/&[LCR]|\n/)
      .map((part) => part.replace(codes, '')),
  )
}

/** The texts of a sheet, cell by cell, then what is printed at its margins. */
export const sheetLines = (xml: string, strings: readonly string[], most: number): string[] => [...cellsOf(xml, strings, most), ...marginsOf(xml)]
