import type { Readable } from 'node:stream'
import type { Entry, ZipFile } from 'yauzl'
import { mediaTypes } from './media-types.ts'

/** Parts that show what a reader sees first; more of each than a first page holds is not read. */
const firstParts: Record<string, RegExp> = {
  [mediaTypes.docx]: /^word\/(document|header\d*)\.xml$/,
  [mediaTypes.xlsx]: /^xl\/(worksheets\/sheet1|sharedStrings)\.xml$/,
  [mediaTypes.pptx]: /^ppt\/slides\/slide1\.xml$/,
}
const mostCharacters = 4 * 1024 * 1024
const mostLines = 80
const shared = 'xl/sharedStrings.xml'
const sheet = 'xl/worksheets/sheet1.xml'

export const isFirstPart = (mediaType: string, name: string) => firstParts[mediaType]?.test(name) ?? false

const opened = (zip: ZipFile, entry: Entry) =>
  new Promise<Readable>((done, fail) => zip.openReadStream(entry, (error, stream) => (error ? fail(error) : done(stream))))
async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of await opened(zip, entry)) {
    parts.push(part as Buffer)
    length += (part as Buffer).length
    if (length > mostCharacters) break
  }
  return Buffer.concat(parts).toString('utf8')
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const readable = (text: string) =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return entities[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
/** The runs of text between two marks, joined; what lies in a box within a paragraph is lines of its own. */
function linesBetween(xml: string, end: RegExp): string[] {
  const lines: string[] = []
  for (const piece of xml.split(end)) {
    const runs = [...piece.matchAll(/<(?:w:|a:)?t(?:\s[^>]*)?>([^<]*)</g)].map(([, text = '']) => readable(text))
    if (runs.length > 0) lines.push(runs.join(''))
    if (lines.length >= mostLines) break
  }
  return lines
}
function cellsOf(xml: string, strings: readonly string[]): string[] {
  const cells: string[] = []
  // An empty cell that is only drawn closes itself.
  for (const [, attributes = '', inner = ''] of xml.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const index = /\bt="s"/.test(attributes) ? /<v>(\d{1,9})<\/v>/.exec(inner)?.[1] : undefined
    cells.push(index === undefined ? linesBetween(inner, /<\/is>/).join('') : (strings[Number(index)] ?? ''))
    if (cells.length >= mostLines * 10) break
  }
  return cells
}
/** All of them: a cell names its text by its place in the list. */
const stringsOf = (xml: string) =>
  xml.split(/<\/si>|<si\s*\/>/).map((piece) => [...piece.matchAll(/<t(?:\s[^>]*)?>([^<]*)</g)].map(([, text = '']) => readable(text)).join(''))

/** What stands first in a Word, Excel or PowerPoint file, line by line or cell by cell. */
export async function firstLines(zip: ZipFile, mediaType: string, entries: readonly Entry[]): Promise<string[]> {
  const texts = new Map<string, string>()
  for (const entry of entries) texts.set(entry.fileName, await textOf(zip, entry))
  if (mediaType === mediaTypes.xlsx) return cellsOf(texts.get(sheet) ?? '', stringsOf(texts.get(shared) ?? ''))
  return [...texts.values()].flatMap((xml) => linesBetween(xml, /<\/(?:w|a):p>|<w:txbxContent>|<(?:w|a):br\b/))
}
