import { gatherLines } from './xml-text.ts'
import { type Tag, xmlTokens } from './xml-tokens.ts'

function capsAfter({ kind, name, attribute }: Tag, caps: boolean): boolean {
  if (kind === 'close') return caps
  if (name === 'rPr') return (attribute('cap') ?? 'none') !== 'none'
  return caps && name !== 'r' && name !== 'fld'
}
const endsLine = ({ kind, name }: Tag) => name === (kind === 'open' ? 'br' : 'p')

/** The lines of a slide, a chart, or of the text boxes that lie on a sheet. */
export function drawingLines(xml: string, most: number): string[] {
  const { add, end, isFull, lines } = gatherLines(most)
  let caps = false
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (token.within === 't') add(caps ? token.text.toUpperCase() : token.text)
    } else {
      caps = capsAfter(token, caps)
      if (endsLine(token)) end()
    }
    if (isFull()) break
  }
  end()
  return lines
}
