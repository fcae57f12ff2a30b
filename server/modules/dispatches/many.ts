import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { lockRows } from './delivery-views.ts'
import { loadDelivery } from './load-delivery.ts'

/** Why an item was not done, by its id. */
export type Refusals = Map<string, string>

/** Each answers for itself. The work refuses before it writes: what it threw is the answer of the one item. */
export async function forEach(ids: readonly string[], refusals: Refusals, work: (id: string) => Promise<void>): Promise<void> {
  for (const id of ids) {
    try {
      await work(id)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refusals.set(id, error.code)
    }
  }
}

/** Locks those that the actor sees, in one order whoever asks: two acts over the same copies wait for each other, and never both for ever. */
export async function lockMany(ctx: Ctx, ids: readonly string[], refusals: Refusals): Promise<string[]> {
  const wanted = [...new Set(ids)].filter((id) => !refusals.has(id))
  await forEach(wanted, refusals, async (id) => void (await loadDelivery(ctx, id)))
  const seen = wanted.filter((id) => !refusals.has(id))
  await lockRows(ctx.db, seen)
  return seen
}
