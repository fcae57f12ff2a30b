import type { Readable } from 'node:stream'
import type { Entry, ZipFile } from 'yauzl'
import { drawingLines } from './drawing-lines.ts'
import { mediaTypes } from './media-types.ts'
import { sheetLines, stringsOf } from './sheet-lines.ts'
import { readStyles, wordLines } from './word-lines.ts'

/** Parts that a reader sees. */
const shownParts: Record<string, RegExp> = {
  [mediaTypes.docx]: /^word\/(document|header\d*|footer\d*)\.xml$/,
  [mediaTypes.xlsx]: /^xl\/(worksheets|drawings)\/[^/]+\.xml$/,
  [mediaTypes.pptx]: /^ppt\/(slides|slideMasters)\/[^/]+\.xml$/,
}
const mostParts = 300
const mostBytes = 16 * 1024 * 1024
/** Of each part no more than its first page holds. */
const mostLines = 80
const mostCells = 800

const opened = (zip: ZipFile, entry: Entry) =>
  new Promise<Readable>((done, fail) => zip.openReadStream(entry, (error, stream) => (error ? fail(error) : done(stream))))
async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (!entry) return ''
  const parts: Buffer[] = []
  let length = 0
  for await (const part of await opened(zip, entry)) {
    parts.push(part as Buffer)
    length += (part as Buffer).length
    if (length > mostBytes) break
  }
  return Buffer.concat(parts).toString('utf8')
}

type Entries = ReadonlyMap<string, Entry>
/** How a part of the kind is read, with what the whole file says of its parts. */
async function readerOf(zip: ZipFile, mediaType: string, entries: Entries): Promise<(name: string, xml: string) => string[]> {
  if (mediaType === mediaTypes.docx) {
    const styles = readStyles(await textOf(zip, entries.get('word/styles.xml')))
    return (_name, xml) => wordLines(xml, styles, mostLines)
  }
  if (mediaType === mediaTypes.pptx) return (_name, xml) => drawingLines(xml, mostLines)
  const strings = stringsOf(await textOf(zip, entries.get('xl/sharedStrings.xml')))
  return (name, xml) => (name.startsWith('xl/drawings/') ? drawingLines(xml, mostLines) : sheetLines(xml, strings, mostCells))
}

/** What stands first on the pages, sheets and slides of a Word, Excel or PowerPoint file, line by line or cell by cell; nothing of any other. */
export async function* officeLines(zip: ZipFile, mediaType: string, entries: Entries): AsyncGenerator<string> {
  const shown = shownParts[mediaType]
  if (!shown) return
  const read = await readerOf(zip, mediaType, entries)
  const parts = [...entries.values()].filter((entry) => shown.test(entry.fileName))
  for (const part of parts.slice(0, mostParts)) yield* read(part.fileName, await textOf(zip, part))
}
