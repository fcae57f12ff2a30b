import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { AppError } from '../../platform/errors.ts'
import { readSheet } from '../../platform/xlsx-read.ts'

export type CsvRow = { row: number; cells: Record<string, string> }
export type Finding = { row: number; column: string; code: string; value: string }

/** The first line holds column names only: what stands between them is what separates. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const counts = [',', ';', '\t'].map((mark) => ({ mark, n: header.split(mark).length }))
  return counts.sort((one, other) => other.n - one.n)[0]?.mark ?? ','
}

// A spreadsheet would run such a cell as a formula; the export puts an apostrophe before it, the import takes it away.
const isFormula = /^[=+\-@\t\r]/
const isDisarmed = /^'[=+\-@\t\r]/

function plainCell(cell: string): string {
  const text = cell.trim()
  return isDisarmed.test(text) ? text.slice(1) : text
}

export type Table = { rows: CsvRow[]; findings: Finding[] }
type Columns = { known: readonly string[]; required: readonly string[] }
type Line = { row: number; cells: readonly string[] }

/** The first line names the columns. Blank lines are skipped. Throws import.columns_missing (details.columns). */
function tableOf([head, ...lines]: readonly Line[], { known, required }: Columns): Table & { names: string[] } {
  const names = (head?.cells ?? []).map((name) => name.normalize('NFC').trim().toLowerCase())
  const missing = required.filter((name) => !names.includes(name))
  if (missing.length > 0) throw new AppError('rule', 'import.columns_missing', { columns: missing })
  const findings: Finding[] = names
    .filter((name) => name !== '' && !known.includes(name))
    .map((name) => ({ row: 1, column: name, code: 'import.unknown_column', value: name }))
  const rows = lines.flatMap((line) => {
    const cells = Object.fromEntries(names.map((name, index) => [name, plainCell(line.cells[index] ?? '')]))
    if (Object.values(cells).every((cell) => cell === '')) return []
    const extra = line.cells.slice(names.length).find((cell) => cell.trim() !== '')
    if (extra !== undefined) findings.push({ row: line.row, column: '', code: 'import.too_many_cells', value: extra.slice(0, 100) })
    return [{ row: line.row, cells }]
  })
  return { rows, findings, names }
}

/** Tolerates a BOM, CRLF, decomposed letters and `,` `;` or tab between cells. Throws import.not_csv and import.columns_missing. */
export function readCsv(text: string, columns: Columns): Table {
  const clean = text.replace(/^\uFEFF/, '').normalize('NFC')
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(clean, { delimiter: delimiterOf(clean), relax_column_count: true, skip_empty_lines: true, info: true }) as never
  } catch {
    throw new AppError('rule', 'import.not_csv')
  }
  return tableOf(
    records.map(({ record, info }) => ({ row: info.lines, cells: record })),
    columns,
  )
}

const mostRows = 20_000
/** The first sheet of a workbook. A formula is no value: what it shows depends on the program that shows it. */
export async function readXlsx(base64: string, columns: Columns): Promise<Table> {
  const { rows: cells, formulas } = await readSheet(Buffer.from(base64, 'base64'), mostRows)
  const lines = cells.map((line, index) => ({ row: index + 1, cells: line.map((cell) => cell.normalize('NFC')) }))
  const { rows, findings, names } = tableOf(lines, columns)
  const told = formulas.map(({ row, column }) => ({ row: row + 1, column: names[column] ?? '', code: 'import.formula', value: cells[row]?.[column] ?? '' }))
  return { rows, findings: [...findings, ...told] }
}

/** With a BOM, so that spreadsheets read the letters right. */
export function writeCsv(columns: readonly string[], rows: readonly Record<string, string | null>[]): string {
  const cells = rows.map((row) => columns.map((name) => row[name] ?? '').map((cell) => (isFormula.test(cell) ? `'${cell}` : cell)))
  return stringify([[...columns], ...cells], { bom: true, record_delimiter: 'windows' })
}
