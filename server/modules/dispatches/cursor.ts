import { AppError } from '../../platform/errors.ts'

/** Where a page ended: newest first, by time of sending and id. */
export type Cursor = { at: Date; id: string }

export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  const [at, id] = Buffer.from(text, 'base64url').toString('utf8').split('|')
  const date = new Date(at ?? '')
  if (Number.isNaN(date.getTime()) || !id || !/^[0-9a-f-]{36}$/.test(id)) throw new AppError('invalid', 'request.invalid')
  return { at: date, id }
}

/** One row more than the page was asked for says that there is a next one. */
export function pageOf<Row extends { id: string; sentAt: Date }>(rows: readonly Row[], limit: number): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last !== undefined
  return { items, next: more ? Buffer.from(`${last.sentAt.toISOString()}|${last.id}`).toString('base64url') : null }
}
