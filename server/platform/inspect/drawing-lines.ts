import { gatherLines, readable } from './xml-text.ts'

const tokens = /<a:(?<begin>r|fld)\b|<a:rPr\b[^>]*?\bcap="(?<cap>[^"]*)"|<(?<end>\/a:p|a:br)\b|<a:t(?:\s[^>]*)?>(?<text>[^<]*)</g

/** The lines of a slide, or of the text boxes that lie on a sheet. */
export function drawingLines(xml: string, most: number): string[] {
  const { add, end, isFull, lines } = gatherLines(most)
  let caps = false
  for (const { groups = {} } of xml.matchAll(tokens)) {
    if (groups.begin) caps = false
    else if (groups.cap !== undefined) caps = groups.cap !== 'none'
    else if (groups.end) end()
    else add(caps ? readable(groups.text ?? '').toUpperCase() : readable(groups.text ?? ''))
    if (isFull()) break
  }
  end()
  return lines
}
