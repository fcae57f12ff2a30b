import type { reportFault as endpoint } from '../../../contract/dispatches.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { can } from './access.ts'
import { readDelivery } from './delivery-detail.ts'
import { hasFault } from './detail-views.ts'
import { lockDelivery } from './load-delivery.ts'
import * as queries from './queries.ts'

type Body = Input<typeof endpoint>['body']

async function report(ctx: Ctx, id: string, body: Body): Promise<void> {
  const delivery = await lockDelivery(ctx, id)
  const appointmentId = authorise(can.reportFault(ctx.actor, delivery))
  const textId = (await keepText(ctx.db, body.text, { class: 'delivery_fault' })) as string
  const created = await queries.insertFault(ctx.db, { id: body.id, delivery_id: id, text_id: textId, by: personOf(ctx.actor).personId, at: ctx.now })
  if (!created) {
    if (!(await hasFault(ctx.db, id, body.id))) throw new AppError('conflict', 'act.id_used')
    return
  }
  const facts = { dispatchId: delivery.dispatchId, documentId: delivery.documentId, faultId: body.id }
  await emit(ctx, [
    { name: 'delivery.fault_reported', objectKind: 'delivery', objectId: id, unitId: delivery.unit.id, appointmentId, tell: [delivery.fromPartyId], facts },
  ])
}

/** Báo sai sót: the sender is told, the copy stays open. */
export async function reportFault(ctx: Ctx, id: string, body: Body): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => report(inner, id, body),
    (inner) => readDelivery(inner, id),
  )
}
