import type { Urgency } from '../../../contract/words.ts'
import { AppError } from '../../platform/errors.ts'
import { urgencyOrder } from './rules.ts'

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

/** Where a page of what waits ended: overdue first, then by urgency, then the older first. */
export type Pressed = Cursor & { late: boolean; order: number }
export function readPressed(text: string | undefined): Pressed | undefined {
  if (text === undefined) return undefined
  const [late, order, at, id] = Buffer.from(text, 'base64url').toString('utf8').split('|')
  const cursor = readCursor(Buffer.from(`${at}|${id}`).toString('base64url'))
  if (!cursor || (late !== '0' && late !== '1') || !order || !/^[0-3]$/.test(order)) throw new AppError('invalid', 'request.invalid')
  return { ...cursor, late: late === '1', order: Number(order) }
}

type Waiting = { id: string; sentAt: Date; overdue: boolean; urgency: Urgency }
export function pageOfWaiting<Row extends Waiting>(rows: readonly Row[], limit: number): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (rows.length <= limit || !last) return { items, next: null }
  const parts = [last.overdue ? 1 : 0, urgencyOrder(last.urgency), last.sentAt.toISOString(), last.id]
  return { items, next: Buffer.from(parts.join('|')).toString('base64url') }
}
