import type { Ctx } from '../../platform/ctx.ts'
import { deleteOld } from './queries.ts'

const days = (ctx: Ctx, n: number) => new Date(ctx.now.getTime() - n * 86_400_000)

/** Who signed in when stays in the event table; these rows only serve limits and open sessions. */
export async function cleanUp(ctx: Ctx): Promise<void> {
  await deleteOld(ctx.db, { attempts: days(ctx, 2), sessions: days(ctx, 30), links: days(ctx, 30) })
}
