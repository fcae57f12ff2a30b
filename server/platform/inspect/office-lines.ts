import type { Readable } from 'node:stream'
import type { Entry, ZipFile } from 'yauzl'
import { drawingLines } from './drawing-lines.ts'
import { mediaTypes } from './media-types.ts'
import { sheetLines, stringsOf, toldOnce } from './sheet-lines.ts'
import { readStyles, wordLines } from './word-lines.ts'

/** Parts that a reader sees. */
const shownParts: Record<string, RegExp> = {
  [mediaTypes.docx]: /^word\/(document|header\d*|footer\d*)\.xml$/i,
  [mediaTypes.xlsx]: /^xl\/(worksheets|chartsheets|drawings|charts)\/[^/]+\.xml$/i,
  [mediaTypes.pptx]: /^ppt\/(slides|slideMasters)\/[^/]+\.xml$/i,
}
const mostBytes = 16 * 1024 * 1024
/** Of each part no more than its first page holds. */
const mostLines = 80
const mostCells = 800

const opened = (zip: ZipFile, entry: Entry) =>
  new Promise<Readable>((done, fail) => zip.openReadStream(entry, (error, stream) => (error ? fail(error) : done(stream))))
/** XML is UTF-16 when its first character, a mark of the order of bytes or "<", says so. */
function decoded(bytes: Buffer): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return new TextDecoder('utf-16le').decode(bytes)
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return new TextDecoder('utf-16be').decode(bytes)
  return bytes.toString('utf8')
}
async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (!entry) return ''
  const parts: Buffer[] = []
  let length = 0
  for await (const part of await opened(zip, entry)) {
    parts.push(part as Buffer)
    length += (part as Buffer).length
    if (length > mostBytes) break
  }
  return decoded(Buffer.concat(parts))
}

type Entries = ReadonlyMap<string, Entry>
/** How a part of the kind is read, with what the whole file says of its parts. */
async function readerOf(zip: ZipFile, mediaType: string, entries: Entries): Promise<(name: string, xml: string) => Iterable<string>> {
  if (mediaType === mediaTypes.docx) {
    const styles = readStyles(await textOf(zip, entries.get('word/styles.xml')))
    return (_name, xml) => wordLines(xml, styles, mostLines)
  }
  if (mediaType === mediaTypes.pptx) return (_name, xml) => drawingLines(xml, mostLines)
  const sharedText = toldOnce(stringsOf(await textOf(zip, entries.get('xl/sharedStrings.xml'))))
  return (name, xml) => (/^xl\/(drawings|charts)\//i.test(name) ? drawingLines(xml, mostLines) : sheetLines(xml, sharedText, mostCells))
}

/** What stands first on the pages, sheets and slides of a Word, Excel or PowerPoint file, line by line or cell by cell; nothing of any other. */
export async function* officeLines(zip: ZipFile, mediaType: string, entries: Entries): AsyncGenerator<string> {
  const shown = shownParts[mediaType]
  if (!shown) return
  const read = await readerOf(zip, mediaType, entries)
  const parts = [...entries.values()].filter((entry) => shown.test(entry.fileName))
  for (const part of parts) yield* read(part.fileName, await textOf(zip, part))
}
