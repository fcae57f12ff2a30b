import { inTransaction } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import * as queries from './queries.ts'

const atOnce = 1_000

/** Copies "Chưa đến" arrive (01) as soon as their unit has a clerk who can sign in. */
export async function arriveWaiting(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (inner) => {
    const copies = await queries.listArrivable(inner.db, atOnce)
    const eventIds = await emit(
      inner,
      copies.map((copy) => ({
        name: 'delivery.arrived',
        objectKind: 'delivery',
        objectId: copy.id,
        unitId: copy.unitId,
        tell: [copy.fromPartyId],
        facts: { dispatchId: copy.dispatchId },
      })),
    )
    if (copies.length === 0) return
    await queries.arrive(
      inner.db,
      copies.map((copy, index) => ({ id: copy.id, eventId: eventIds[index] as string })),
      inner.now,
    )
  })
}
