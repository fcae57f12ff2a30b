import { authorise } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { can, officeFor } from './access.ts'
import * as queries from './book-queries.ts'

/** The line of a register that another book speaks of, for a clerk of its office. Throws register_entry.not_found, register.not_permitted. */
export async function openEntry(ctx: Ctx, entryId: string) {
  const entry = await queries.findEntry(ctx.db, entryId)
  if (!entry) throw new AppError('not_found', 'register_entry.not_found')
  const office = await officeFor(ctx, entry.unitId, 'register_entry.not_found')
  return { entry, office, appointmentId: authorise(can.keep(ctx.actor, office)) }
}

/** Nothing is posted, used or brought back before its document was registered, nor tomorrow. */
export function mustBeDay(ctx: Ctx, day: string, earliest: string): void {
  if (day < earliest) throw new AppError('rule', 'book.day_too_early', { earliest })
  mustBePast(ctx, day)
}
export function mustBePast(ctx: Ctx, day: string): void {
  if (day > dayIn(ctx.clock.now())) throw new AppError('rule', 'book.day_in_future')
}
