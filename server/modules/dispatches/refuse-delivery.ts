import type { refuseDelivery as endpoint } from '../../../contract/dispatches.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { can } from './access.ts'
import { readDelivery } from './delivery-detail.ts'
import { lockDelivery } from './load-delivery.ts'
import { arriveFirst } from './open-delivery.ts'
import { recordStatus } from './record-status.ts'

type Body = Input<typeof endpoint>['body']

async function refuse(ctx: Ctx, id: string, { ground, reason }: Body): Promise<void> {
  const found = await lockDelivery(ctx, id)
  const appointmentId = authorise(can.refuse(ctx.actor, found))
  const delivery = await arriveFirst(ctx, found)
  const facts = { dispatchId: delivery.dispatchId, documentId: delivery.documentId, ground }
  const [eventId] = await emit(ctx, [
    { name: 'delivery.refused', objectKind: 'delivery', objectId: id, unitId: delivery.unit.id, appointmentId, tell: [delivery.fromPartyId], facts },
  ])
  await recordStatus(ctx, delivery, { code: '02', eventId: eventId as string, reason, reasonCode: ground })
}

/** Before acceptance, with one of the grounds of Decree 30/2020 art. 21 k.2b; any other fault is reported and the copy stays open. */
export async function refuseDelivery(ctx: Ctx, id: string, body: Body): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => refuse(inner, id, body),
    (inner) => readDelivery(inner, id),
  )
}
