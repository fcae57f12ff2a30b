import type { Ctx } from './ctx.ts'
import { AppError } from './errors.ts'

/** Joins the caller's transaction when there is one, so use cases compose. */
export async function inTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx)
  const emitted: Ctx['emitted'] = []
  const result = await ctx.db.transaction().execute((db) => work({ ...ctx, db, emitted }))
  if (emitted.length > 0) ctx.wake(emitted)
  return result
}

const same = (a: Buffer | null, b: Buffer | null | undefined) => (a === null ? !b : b instanceof Buffer && a.equals(b))

/** True when this very act was committed before. Throws act.id_used when its id stands for another one. */
export async function isKnownAct(ctx: Ctx): Promise<boolean> {
  const actorId = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const known = await ctx.db.selectFrom('act').select(['use_case', 'actor_id', 'fingerprint']).where('id', '=', ctx.act.id).executeTakeFirst()
  if (!known) return false
  if (known.use_case !== ctx.act.useCase || known.actor_id !== actorId || !same(known.fingerprint, ctx.act.fingerprint))
    throw new AppError('conflict', 'act.id_used')
  return true
}

/** True when the act is new; false when the same act was committed before. Throws when the id was used for another act. */
async function recordAct(ctx: Ctx): Promise<boolean> {
  const { act, actor } = ctx
  const actorId = actor.kind === 'person' ? actor.personId : null
  const inserted = await ctx.db
    .insertInto('act')
    .values({
      id: act.id,
      use_case: act.useCase,
      actor_kind: actor.kind === 'nobody' ? 'link' : actor.kind,
      actor_id: actorId,
      occurred_at: act.occurredAt,
      app_version: act.appVersion,
      fingerprint: act.fingerprint ?? null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return true
  await isKnownAct(ctx)
  return false
}

/**
 * A change and its answer. The act's row is inserted first, in the transaction of the change: the same act again
 * (double click, retry, lost connection) does no work and answers the present state.
 */
export async function perform<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<unknown>, answer: (ctx: Ctx) => Promise<T>): Promise<T> {
  await inTransaction(ctx, async (inner) => {
    if (inner.inAct) return work(inner)
    if (await recordAct(inner)) await work({ ...inner, inAct: true })
    return undefined
  })
  return answer(ctx)
}
