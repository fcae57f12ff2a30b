import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { writeXlsxStream } from 'hucre/xlsx'

export type XlsxCell = string | number | Date | null
export type XlsxSheet = {
  name: string
  columns: readonly { header: string; width?: number }[]
  rows: Iterable<readonly XlsxCell[]> | AsyncIterable<readonly XlsxCell[]>
}
export const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const startsLikeFormula = /^[=+\-@\t\r]/
const forbiddenInSheetNames = /[\\/?*[\]:]/g
const longestCell = 32_000
// XML 1.0, production 2: one forbidden character makes the whole sheet unreadable.
const notInXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Words that a spreadsheet program could take for a formula get an apostrophe in front, also when the sheet is saved as CSV later. */
export function safeCell(value: XlsxCell): XlsxCell {
  if (typeof value !== 'string') return value
  const text = value.slice(0, longestCell).replace(notInXml, '')
  return startsLikeFormula.test(text) ? `'${text}` : text
}

async function* safeRows(rows: XlsxSheet['rows']) {
  for await (const row of rows) yield row.map(safeCell)
}

/** One sheet as a stream: rows are pulled while bytes go out, so that memory does not grow with the sheet. */
export function xlsxStream(sheet: XlsxSheet): Readable {
  const stream = writeXlsxStream(safeRows(sheet.rows), {
    name: sheet.name.replace(forbiddenInSheetNames, ' ').slice(0, 31),
    columns: sheet.columns.map((column) => ({ header: column.header, width: column.width ?? 16 })),
    freezePane: { rows: 1 },
  })
  return Readable.fromWeb(stream as unknown as NodeReadableStream<Uint8Array>)
}
