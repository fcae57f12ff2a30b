import { readable } from './xml-text.ts'

/** Names bear no prefix: who writes a file chooses it. */
export type Tag = { kind: 'open' | 'close'; name: string; attribute(name: string): string | undefined }
/** A text, with the element that was opened just before it. */
type Text = { kind: 'text'; text: string; within: string | undefined }
export type XmlToken = Tag | Text

const localOf = (name: string) => name.slice(name.lastIndexOf(':') + 1)
/** Of ` r="A1" w:val=`, the piece of a tag before a quote, the name whose value follows. */
const givenTo = (before: string) => localOf(before.trim().replace(/=$/, '').trimEnd().split(/\s/).at(-1) ?? '')

/** Where a tag ends, and the pieces between its quotes: before, value, before, value, and what comes last. A ">" may stand in a value. */
function piecesOf(xml: string, from: number): { end: number; pieces: string[] } | undefined {
  const pieces: string[] = []
  const stops = /[>"']/g
  for (let at = from; ; ) {
    stops.lastIndex = at
    const stop = stops.exec(xml)
    if (!stop) return undefined
    pieces.push(xml.slice(at, stop.index))
    if (stop[0] === '>') return { end: stop.index + 1, pieces }
    const close = xml.indexOf(stop[0], stop.index + 1)
    if (close < 0) return undefined
    pieces.push(xml.slice(stop.index + 1, close))
    at = close + 1
  }
}

function tagsOf(pieces: string[]): Tag[] {
  const head = /^\/?([^\s/]*)/.exec(pieces[0] ?? '')
  const name = localOf(head?.[1] ?? '')
  const attribute = (wanted: string) => {
    const at = pieces.findIndex((piece, index) => index % 2 === 0 && index + 1 < pieces.length && givenTo(piece) === wanted)
    return at < 0 ? undefined : readable(pieces[at + 1] ?? '')
  }
  const closing: Tag = { kind: 'close', name, attribute }
  if (pieces[0]?.startsWith('/')) return [closing]
  const opening: Tag = { kind: 'open', name, attribute }
  return pieces.at(-1)?.endsWith('/') ? [opening, closing] : [opening]
}

/** What is no tag: a comment, an instruction, a declaration, and characters taken as they are. */
const asides = [
  { begin: '<!--', end: '-->' },
  { begin: '<![CDATA[', end: ']]>' },
  { begin: '<?', end: '?>' },
  { begin: '<!', end: '>' },
]
const asideAt = (xml: string, at: number) => asides.find(({ begin }) => xml.startsWith(begin, at))

type Step = { end: number; tokens: (Tag | Omit<Text, 'within'>)[] }
function stepAt(xml: string, at: number): Step | undefined {
  const next = xml.indexOf('<', at)
  if (next !== at) {
    const end = next < 0 ? xml.length : next
    return { end, tokens: [{ kind: 'text', text: readable(xml.slice(at, end)) }] }
  }
  const aside = asideAt(xml, at)
  if (!aside) {
    const found = piecesOf(xml, at + 1)
    return found && { end: found.end, tokens: tagsOf(found.pieces) }
  }
  const from = at + aside.begin.length
  const end = xml.indexOf(aside.end, from)
  if (end < 0) return undefined
  return { end: end + aside.end.length, tokens: aside.begin === '<![CDATA[' ? [{ kind: 'text', text: xml.slice(from, end) }] : [] }
}

/** The tags and texts of a piece of XML, in one walk from its beginning; what is torn ends it. */
export function* xmlTokens(xml: string): Generator<XmlToken, void> {
  let within: string | undefined
  for (let at = 0; at < xml.length; ) {
    const step = stepAt(xml, at)
    if (!step) return
    for (const token of step.tokens) {
      if (token.kind === 'text') yield { ...token, within }
      else {
        within = token.kind === 'open' ? token.name : undefined
        yield token
      }
    }
    at = step.end
  }
}
