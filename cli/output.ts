type Row = Record<string, unknown>
export type Output = {
  readonly isJson: boolean
  /** The command's answer, once: one JSON value with --json, else the given text, a table or lines. */
  answer(value: unknown, text?: string): void
  /** A remark for people, never on stdout. */
  note(vi: string, en: string): void
}

const cell = (value: unknown) => (value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value))
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Columns as wide as their widest cell; Vietnamese letters count one each in NFC. */
export function table(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [columns, ...rows.map((row) => columns.map((name) => cell(row[name])))].map((line) => line.map((text) => text.normalize('NFC')))
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.every(isRow) ? table(value) : value.map(cell).join('\n')
  if (isRow(value))
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${cell(one)}`)
      .join('\n')
  return cell(value)
}

export function createOutput(isJson: boolean, streams: Pick<NodeJS.Process, 'stdout' | 'stderr'> = process): Output {
  let isAnswered = false
  return {
    isJson,
    answer(value, text) {
      if (isAnswered) throw new Error('a command answers once')
      isAnswered = true
      const shown = isJson ? JSON.stringify(value) : (text ?? asText(value))
      if (shown !== '') streams.stdout.write(`${shown}\n`)
    },
    note(vi, en) {
      streams.stderr.write(`${vi} / ${en}\n`)
    },
  }
}
