import { perform } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { noteReading } from '../readings/public.ts'
import type { DeliveryRef } from './access.ts'
import { loadDelivery, lockDelivery } from './load-delivery.ts'
import * as queries from './queries.ts'
import { recordStatus } from './record-status.ts'

/** A copy that waited for a clerk's account has arrived when somebody of the unit acts on it. */
export async function arriveFirst(ctx: Ctx, delivery: DeliveryRef): Promise<DeliveryRef> {
  if (delivery.state !== '00') return delivery
  const facts = { dispatchId: delivery.dispatchId }
  const event = { name: 'delivery.arrived', objectKind: 'delivery', objectId: delivery.id, unitId: delivery.unit.id, tell: [delivery.fromPartyId], facts }
  const [eventId] = await emit(ctx, [event])
  await recordStatus(ctx, delivery, { code: '01', eventId: eventId as string })
  return { ...delivery, state: '01' }
}

/** Opened is not accepted: it clears "unread" and goes to the access log, never to an event. */
export async function openDelivery(ctx: Ctx, id: string): Promise<Record<string, never>> {
  return perform(
    ctx,
    async (inner) => {
      await arriveFirst(inner, await lockDelivery(inner, id))
      await queries.markOpened(inner.db, id, inner.now)
    },
    async (inner) => {
      const { unit } = await loadDelivery(inner, id)
      await noteReading(inner, { kind: 'delivery', id, unitId: unit.id, what: 'opened' })
      return {}
    },
  )
}
