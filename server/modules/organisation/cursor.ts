import { AppError } from '../../platform/errors.ts'

/** Where a page ended: the sort key and id of its last row. */
export function writeCursor(last: { key: string; id: string }): string {
  return Buffer.from(JSON.stringify([last.key, last.id])).toString('base64url')
}

export function readCursor(cursor: string | undefined): { key: string; id: string } {
  if (cursor === undefined) return { key: '', id: '00000000-0000-0000-0000-000000000000' }
  try {
    const [key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [unknown, unknown]
    if (typeof key === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { key, id }
  } catch {
    // Falls through: a damaged cursor is a wrong request, whatever the damage.
  }
  throw new AppError('invalid', 'request.invalid')
}

/** One row more than the page was asked for: it says that there is a next one. */
export function pageOf<Row extends { id: string }>(rows: readonly Row[], limit: number, keyOf: (row: Row) => string): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? writeCursor({ key: keyOf(last), id: last.id }) : null }
}
