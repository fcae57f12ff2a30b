import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { answerRecall as endpoint } from '../../../contract/recalls.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { can } from './access.ts'
import { readDelivery } from './delivery-detail.ts'
import { lockDelivery } from './load-delivery.ts'
import * as queries from './queries.ts'

type Body = Input<typeof endpoint>['body']

async function answer(ctx: Ctx, id: string, body: Body): Promise<void> {
  const delivery = await lockDelivery(ctx, id)
  const appointmentId = authorise(can.answerRecall(ctx.actor, delivery))
  const textId = (await keepText(ctx.db, body.text, { class: 'recall_answer' })) as string
  const row = { id: body.id, delivery_id: id, text_id: textId, by: personOf(ctx.actor).personId, at: ctx.now }
  if (!(await queries.insertRecallAnswer(ctx.db, row))) throw new AppError('conflict', 'act.id_used')
  const facts = { dispatchId: delivery.dispatchId, documentId: delivery.documentId }
  await emit(ctx, [
    { name: 'delivery.recall_answered', objectKind: 'delivery', objectId: id, unitId: delivery.unit.id, appointmentId, tell: [delivery.fromPartyId], facts },
  ])
}

/** The receiver tells the sender, through the system, what became of the copy (Decree 30/2020 art. 18 k.4b). */
export function answerRecall(ctx: Ctx, id: string, body: Body): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => answer(inner, id, body),
    (inner) => readDelivery(inner, id),
  )
}
