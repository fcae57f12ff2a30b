import type { CsvRow, Finding } from './csv.ts'

/** What an import found and would do. */
export type Plan = { rows: number; created: number; changed: number; unchanged: number; findings: Finding[] }

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const words = { yes: ['1', 'true', 'yes', 'có', 'co', 'x'], no: ['0', 'false', 'no', 'không', 'khong'] }

function note(findings: Finding[], row: CsvRow, column: string, code: string): undefined {
  findings.push({ row: row.row, column, code, value: (row.cells[column] ?? '').slice(0, 100) })
  return undefined
}

/** A required or optional text cell; '' when it is not there. */
export function text(row: CsvRow, column: string, max: number, findings: Finding[], options: { optional?: boolean } = {}): string {
  const value = row.cells[column] ?? ''
  if (value === '' && !options.optional) note(findings, row, column, 'import.required')
  if (value.length > max) note(findings, row, column, 'import.too_long')
  return value
}

/** A day as 2026-11-24 or, as Vietnamese spreadsheets write it, 24/11/2026. */
export function day(row: CsvRow, column: string, findings: Finding[]): string | null {
  const value = row.cells[column] ?? ''
  if (value === '') return null
  const local = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value)
  const iso = local ? `${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}` : value
  const at = new Date(`${iso}T00:00:00Z`)
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso)) return iso
  note(findings, row, column, 'import.not_a_day')
  return null
}

export const cell = {
  oneOf<const V extends string>(row: CsvRow, column: string, values: readonly V[], findings: Finding[]): V | undefined {
    const value = (row.cells[column] ?? '').toLowerCase()
    const found = values.find((one) => one === value)
    return found ?? note(findings, row, column, value === '' ? 'import.required' : 'import.unknown_value')
  },
  id(row: CsvRow, column: string, findings: Finding[]): string | undefined {
    const value = (row.cells[column] ?? '').toLowerCase()
    if (value === '') return undefined
    return idShape.test(value) ? value : note(findings, row, column, 'import.not_an_id')
  },
  yesNo(row: CsvRow, column: string, findings: Finding[]): boolean | undefined {
    const value = (row.cells[column] ?? '').toLowerCase()
    if (value === '') return undefined
    if (words.yes.includes(value)) return true
    return words.no.includes(value) ? false : note(findings, row, column, 'import.unknown_value')
  },
  /** Several values in one cell, between `|`. */
  list(row: CsvRow, column: string): string[] {
    return (row.cells[column] ?? '')
      .split('|')
      .map((part) => part.trim())
      .filter(Boolean)
  },
}
