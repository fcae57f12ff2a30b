import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import * as queries from './queries.ts'
import type { Reservation } from './reserve-number.ts'

export async function completeNumber(ctx: Ctx, reservation: Reservation): Promise<void> {
  const now = ctx.clock.now()
  // A sealing that passed midnight is redone: its number would bear yesterday's date.
  const sameDay = dayIn(now) <= reservation.issuedOn
  const used = sameDay && (await queries.useNumber(ctx.db, reservation, now))
  if (!used) throw new AppError('conflict', 'number.expired')
}
