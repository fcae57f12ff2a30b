import { gatherLines, readable } from './xml-text.ts'

/** Whether the text of a style is shown in capitals. */
type ShowsCapitals = (style: string | undefined) => boolean

const off = new Set(['0', 'false', 'off'])
const isOn = (value: string | undefined) => !off.has(value ?? '')
const capitals = /<w:(?:caps|smallCaps)(?:\s+w:val="([^"]*)")?\s*\/>/
const saysCapitals = (xml: string) => {
  const said = capitals.exec(xml)
  return said ? isOn(said[1]) : undefined
}
const attribute = (xml: string, name: string) => new RegExp(`\\bw:${name}="([^"]*)"`).exec(xml)?.[1]

/** The styles of a Word file: each is as it says itself, or as the one it is based on. */
export function readStyles(xml: string): ShowsCapitals {
  const styles = new Map<string, { own: boolean | undefined; basedOn: string | undefined }>()
  let usual: string | undefined
  for (const [, head = '', inner = ''] of xml.matchAll(/<w:style\s([^>]*)>([\s\S]*?)<\/w:style>/g)) {
    const id = attribute(head, 'styleId') ?? ''
    if (attribute(head, 'type') === 'paragraph' && isOn(attribute(head, 'default') ?? '0')) usual = id
    styles.set(id, { own: saysCapitals(inner), basedOn: /<w:basedOn\s+w:val="([^"]*)"/.exec(inner)?.[1] })
  }
  const everywhere = saysCapitals(/<w:rPrDefault>[\s\S]*?<\/w:rPrDefault>/.exec(xml)?.[0] ?? '') ?? false
  return (style) => {
    let at = styles.get(style ?? usual ?? '')
    for (let depth = 0; at && depth < 20; depth += 1) {
      if (at.own !== undefined) return at.own
      at = styles.get(at.basedOn ?? '')
    }
    return everywhere
  }
}

const tokens =
  /<w:pStyle\s+w:val="(?<paragraph>[^"]*)"|<w:rStyle\s+w:val="(?<run>[^"]*)"|<w:(?<toggle>caps|smallCaps)(?:\s+w:val="(?<value>[^"]*)")?\s*\/>|<w:(?<begin>[pr])(?=[\s>])|<(?<end>\/w:p|w:txbxContent|w:br)\b|<w:t(?:\s[^>]*)?>(?<text>[^<]*)</g

/** What holds where a text stands: the style of its paragraph and of its run, and what the run says itself. */
type Place = { paragraph?: string | undefined; run?: string | undefined; own?: boolean | undefined }
function placeAfter({ begin, paragraph, run, toggle, value }: Partial<Record<string, string>>, place: Place): Place {
  if (begin === 'p') return {}
  if (begin === 'r') return { paragraph: place.paragraph }
  if (paragraph !== undefined) return { ...place, paragraph }
  if (run !== undefined) return { ...place, run }
  return toggle ? { ...place, own: isOn(value) } : place
}

/** The lines of a part as a reader sees them; what lies in a box within a paragraph is lines of its own. */
export function wordLines(xml: string, showsCapitals: ShowsCapitals, most: number): string[] {
  const { add, end, isFull, lines } = gatherLines(most)
  const isCapital = ({ paragraph, run, own }: Place) => own ?? ((run !== undefined && showsCapitals(run)) || showsCapitals(paragraph))
  let place: Place = {}
  for (const { groups = {} } of xml.matchAll(tokens)) {
    place = placeAfter(groups, place)
    if (groups.end) end()
    if (groups.text) add(isCapital(place) ? readable(groups.text).toUpperCase() : readable(groups.text))
    if (isFull()) break
  }
  end()
  return lines
}
