import { dayIn } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { substitutesOf } from '../../organisation/public.ts'

/** Whose screens are told of a step: whom it asks, and who stands in for them today. */
export async function heardBy(ctx: Ctx, asked: readonly { personId: string; appointmentId: string }[]): Promise<string[]> {
  const standing = await substitutesOf(ctx.db, { appointmentIds: asked.map((one) => one.appointmentId), day: dayIn(ctx.now) })
  return [...new Set([...asked.map((one) => one.personId), ...standing.map((one) => one.personId)])]
}
