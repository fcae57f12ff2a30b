import { gatherLines } from './xml-text.ts'
import { type Tag, xmlTokens } from './xml-tokens.ts'

/** Whether the text of a style is shown in capitals. */
type ShowsCapitals = (style: string | undefined) => boolean

const off = new Set(['0', 'false', 'off'])
const isOn = (value: string | undefined) => !off.has(value ?? '')
const toggles = new Set(['caps', 'smallCaps'])

const isUsual = ({ attribute }: Tag) => attribute('type') === 'paragraph' && isOn(attribute('default') ?? '0')
type Style = { own?: boolean; basedOn?: string | undefined }
/** The styles by their names, the one of paragraphs that name none, and what holds for all. */
function readDefinitions(xml: string): { styles: Map<string, Style>; usual: string | undefined; everywhere: Style } {
  const read = { styles: new Map<string, Style>(), usual: undefined as string | undefined, everywhere: {} as Style }
  let current: Style = {}
  for (const token of xmlTokens(xml)) {
    if (token.kind !== 'open') continue
    if (token.name === 'rPrDefault') current = read.everywhere
    else if (token.name === 'style') {
      current = {}
      const id = token.attribute('styleId') ?? ''
      if (isUsual(token)) read.usual = id
      read.styles.set(id, current)
    } else if (token.name === 'basedOn') current.basedOn ??= token.attribute('val')
    else if (toggles.has(token.name)) current.own ??= isOn(token.attribute('val'))
  }
  return read
}

/** The styles of a Word file: each is as it says itself, or as the one it is based on. */
export function readStyles(xml: string): ShowsCapitals {
  const { styles, usual, everywhere } = readDefinitions(xml)
  return (style) => {
    let at = styles.get(style ?? usual ?? '')
    for (let depth = 0; at && depth < 20; depth += 1) {
      if (at.own !== undefined) return at.own
      at = styles.get(at.basedOn ?? '')
    }
    return everywhere.own ?? false
  }
}

/** What holds where a text stands: the style of its paragraph and of its run, and what the run says itself. */
type Place = { paragraph?: string | undefined; run?: string | undefined; own?: boolean | undefined }
function placeAfter({ kind, name, attribute }: Tag, place: Place): Place {
  if (kind === 'close') return place
  if (name === 'p') return {}
  if (name === 'r') return { paragraph: place.paragraph }
  if (name === 'pStyle') return { ...place, paragraph: attribute('val') }
  if (name === 'rStyle') return { ...place, run: attribute('val') }
  return toggles.has(name) ? { ...place, own: isOn(attribute('val')) } : place
}
const endsLine = ({ kind, name }: Tag) => (kind === 'close' ? name === 'p' : name === 'txbxContent' || name === 'br')

/** The lines of a part as a reader sees them; what lies in a box within a paragraph is lines of its own. */
export function wordLines(xml: string, showsCapitals: ShowsCapitals, most: number): string[] {
  const { add, end, isFull, lines } = gatherLines(most)
  const isCapital = ({ paragraph, run, own }: Place) => own ?? ((run !== undefined && showsCapitals(run)) || showsCapitals(paragraph))
  let place: Place = {}
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (token.within === 't') add(isCapital(place) ? token.text.toUpperCase() : token.text)
    } else {
      place = placeAfter(token, place)
      if (endsLine(token)) end()
    }
    if (isFull()) break
  }
  end()
  return lines
}
