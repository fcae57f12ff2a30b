import type { Reply } from '../../../contract/endpoint.ts'
import type { acceptDeliveries as endpoint } from '../../../contract/many-deliveries.ts'
import { isKnownAct, perform } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { accept, compare } from './accept-delivery.ts'
import { acceptedBy } from './delivery-views.ts'
import { forEach, lockMany, type Refusals } from './many.ts'

async function answer(ctx: Ctx, ids: readonly string[], refusals: Refusals): Promise<Reply<typeof endpoint>> {
  const numbers = await acceptedBy(ctx.db, ctx.act.id, ids)
  return {
    items: ids.map((id) => {
      const done = numbers.has(id)
      return { id, done, code: done ? null : (refusals.get(id) ?? 'delivery.wrong_state'), arrivalNumber: numbers.get(id) ?? null }
    }),
  }
}

/** Tiếp nhận, vào sổ, many in one act: one after the other in the order given, so that their arrival numbers stand in it. */
export async function acceptDeliveries(ctx: Ctx, ids: readonly string[]): Promise<Reply<typeof endpoint>> {
  const refusals: Refusals = new Map()
  const same = new Map<string, boolean | null>()
  // Long files are read before anything is locked, and not again for an act that was done before.
  if (!(await isKnownAct(ctx))) await forEach([...new Set(ids)], refusals, async (id) => void same.set(id, await compare(ctx, id)))
  return perform(
    ctx,
    async (inner) => {
      const seen = await lockMany(inner, ids, refusals)
      await forEach(seen, refusals, (id) => accept(inner, id, null, same.get(id) ?? null))
    },
    (inner) => answer(inner, ids, refusals),
  )
}
