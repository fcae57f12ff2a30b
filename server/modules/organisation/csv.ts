import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { AppError } from '../../platform/errors.ts'

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

/**
 * Rows by column name; tolerates a BOM, CRLF, decomposed letters and `,` `;` or tab between cells. Blank lines are skipped.
 * Throws import.not_csv and import.columns_missing (details.columns).
 */
export function readCsv(text: string, columns: readonly string[], required: readonly string[]): { rows: CsvRow[]; findings: Finding[] } {
  const clean = text.replace(/^\uFEFF/, '').normalize('NFC')
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(clean, { delimiter: delimiterOf(clean), relax_column_count: true, skip_empty_lines: true, info: true }) as never
  } catch {
    throw new AppError('rule', 'import.not_csv')
  }
  const names = (records.shift()?.record ?? []).map((name) => name.trim().toLowerCase())
  const missing = required.filter((name) => !names.includes(name))
  if (missing.length > 0) throw new AppError('rule', 'import.columns_missing', { columns: missing })
  const findings: Finding[] = names
    .filter((name) => name !== '' && !columns.includes(name))
    .map((name) => ({ row: 1, column: name, code: 'import.unknown_column', value: name }))
  const rows = records.flatMap(({ record, info }) => {
    const cells = Object.fromEntries(names.map((name, index) => [name, plainCell(record[index] ?? '')]))
    if (Object.values(cells).every((cell) => cell === '')) return []
    const extra = record.slice(names.length).find((cell) => cell.trim() !== '')
    if (extra !== undefined) findings.push({ row: info.lines, column: '', code: 'import.too_many_cells', value: extra.slice(0, 100) })
    return [{ row: info.lines, cells }]
  })
  return { rows, findings }
}

/** With a BOM, so that spreadsheets read the letters right. */
export function writeCsv(columns: readonly string[], rows: readonly Record<string, string | null>[]): string {
  const cells = rows.map((row) => columns.map((name) => row[name] ?? '').map((cell) => (isFormula.test(cell) ? `'${cell}` : cell)))
  return stringify([[...columns], ...cells], { bom: true, record_delimiter: 'windows' })
}
