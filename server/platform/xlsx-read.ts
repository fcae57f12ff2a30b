import { readXlsx } from 'hucre/xlsx'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { AppError } from './errors.ts'

/** One sheet as text; row and column of what stands in it as a formula, from 0. */
export type SheetText = { rows: string[][]; formulas: { row: number; column: number }[] }

const mostEntries = 500
const mostBytes = 32 * 1024 * 1024
const refused = (code: string) => new AppError('rule', code)

const openZip = (bytes: Buffer) =>
  new Promise<ZipFile>((done, fail) =>
    fromBuffer(bytes, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => (error ? fail(error) : done(zip))),
  )

/** Unpacks an entry to nothing: one that holds more than the directory says fails at once, whatever the directory says. */
function unpack(zip: ZipFile, entry: Entry): Promise<void> {
  return new Promise((done, fail) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return fail(error)
      stream.on('error', fail).on('end', done).resume()
    })
  })
}

/** Sizes are judged by the directory before a byte is unpacked: a reader of spreadsheets keeps all shared words in memory. */
async function checkParts(zip: ZipFile): Promise<void> {
  const seen = { count: 0, bytes: 0, workbook: false }
  const entries = await new Promise<Entry[]>((done, fail) => {
    const found: Entry[] = []
    zip.on('error', fail).on('end', () => done(found))
    zip.on('entry', (entry: Entry) => {
      seen.count += 1
      seen.bytes += entry.uncompressedSize
      if (seen.count > mostEntries || seen.bytes > mostBytes) return fail(refused('import.too_large'))
      if (/vbaProject\.bin$/i.test(entry.fileName)) return fail(refused('import.has_macros'))
      if (entry.fileName === 'xl/workbook.xml') seen.workbook = true
      found.push(entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
  if (!seen.workbook) throw refused('import.not_xlsx')
  for (const entry of entries) await unpack(zip, entry)
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value)
}

async function readFirst(bytes: Buffer, mostRows: number): Promise<SheetText> {
  const book = await readXlsx(bytes, { sheets: [0], maxRows: mostRows + 1 })
  const sheet = book.sheets[0]
  if (!sheet) throw refused('import.not_xlsx')
  if (sheet.rows.length > mostRows) throw refused('import.too_many_rows')
  const formulas = [...(sheet.cells ?? [])].flatMap(([key, cell]) => {
    const [row = 0, column = 0] = key.split(',').map(Number)
    return cell.type === 'formula' || cell.formula !== undefined ? [{ row, column }] : []
  })
  return { rows: sheet.rows.map((row) => row.map(textOf)), formulas }
}

/**
 * The first sheet of a workbook that somebody sent. Throws import.not_xlsx, import.too_large (a bomb is refused by what it
 * would unpack to), import.has_macros and import.too_many_rows.
 */
export async function readSheet(bytes: Buffer, mostRows: number): Promise<SheetText> {
  let zip: ZipFile | undefined
  try {
    zip = await openZip(bytes)
    await checkParts(zip)
    return await readFirst(bytes, mostRows)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw refused('import.not_xlsx')
  } finally {
    zip?.close()
  }
}
