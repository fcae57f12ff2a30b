import type { Ctx } from '../../platform/ctx.ts'
import * as queries from './queries.ts'
import type { Reservation } from './reserve-number.ts'

export async function freeNumber(ctx: Pick<Ctx, 'db' | 'clock'>, reservation: Reservation): Promise<void> {
  await queries.freeNumber(ctx.db, reservation.id, ctx.clock.now(), reservation.holder)
}
