import type { getDelivery } from '../../../contract/dispatches.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { can as canDo, type DeliveryFacts, type DeliveryRef, standsInFor, type Tasks } from './access.ts'
import { readDelivery } from './delivery-detail.ts'
import { loadDelivery, lockDelivery } from './load-delivery.ts'
import { forEach, lockMany, type Refusals } from './many.ts'
import { recordStatus as record } from './record-status.ts'

export type { DeliveryFacts, DeliveryRef, Refusals, Tasks }
/** Who may do what with a copy, and when; decisions of the task acts too. */
export const can = canDo

/** What an event says of who stands in for the leader a copy was submitted to: by which delegation, instead of whom. */
export function onBehalf(actor: Actor, delivery: DeliveryRef, tasks: Tasks): { delegationId: string; onBehalfOf: string } | undefined {
  const standing = standsInFor(actor, delivery, tasks)
  return standing && { delegationId: standing.delegationId, onBehalfOf: standing.forPersonId }
}

/** Locks a copy that the actor sees on the receiving side. Throws delivery.not_found. */
export function getDeliveryForUpdate(ctx: Ctx, id: string): Promise<DeliveryRef> {
  return lockDelivery(ctx, id)
}

/** Locks the copies of `ids` that the actor sees, in one order; of the others notes in `refusals` why not. */
export function lockDeliveries(ctx: Ctx, ids: readonly string[], refusals: Refusals): Promise<string[]> {
  return lockMany(ctx, ids, refusals)
}

/** Each answers for itself: what the work of one throws is noted in `refusals`. It must refuse before it writes. */
export function forEachDelivery(ids: readonly string[], refusals: Refusals, work: (id: string) => Promise<void>): Promise<void> {
  return forEach(ids, refusals, work)
}

/** A copy that the actor sees on the receiving side. Throws delivery.not_found. */
export function seeDelivery(ctx: Ctx, id: string): Promise<DeliveryRef> {
  return loadDelivery(ctx, id)
}

/** Appends a status of our own people and recomputes the state, in the open transaction. Throws delivery.wrong_state. */
export function recordStatus(ctx: Ctx, delivery: DeliveryRef, status: { code: '04' | '05' | '06'; eventId: string; reason?: string }): Promise<void> {
  return record(ctx, delivery, status)
}

/** One copy with its document, its way and its tasks, as the actor may see it. Throws delivery.not_found. */
export function deliveryDetail(ctx: Ctx, id: string): Promise<Reply<typeof getDelivery>> {
  return readDelivery(ctx, id)
}
