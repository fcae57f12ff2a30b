import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { recallDocument as endpoint } from '../../../contract/recalls.ts'
import { perform } from '../../platform/act.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { freezeRecalled, lockForRecall } from '../documents/public.ts'
import { leadersOf } from '../organisation/public.ts'
import * as queries from './queries.ts'
import { findRecalled } from './recall-views.ts'

type Body = Input<typeof endpoint>['body']

async function recall(ctx: Ctx, documentId: string, body: Body): Promise<void> {
  const document = await lockForRecall(ctx, documentId)
  const leaders = await leadersOf(ctx.db, document.unitId)
  if (!leaders.some((leader) => leader.appointmentId === body.decidedByAppointmentId)) throw new AppError('rule', 'signer.not_found')
  if (await findRecalled(ctx.db, body.id)) throw new AppError('conflict', 'act.id_used')
  const copies = await queries.lockForRecall(ctx.db, documentId, body.deliveryIds)
  const whole = body.deliveryIds === undefined
  if (copies.length === 0) throw new AppError('rule', 'recall.nothing')
  const { code, documentOn, unitId, appointmentId } = document
  const facts = { recallId: body.id, whole, copies: copies.length, code, documentOn, decidedBy: body.decidedByAppointmentId }
  const [eventId] = await emit(ctx, [{ name: 'document.recalled', objectKind: 'document', objectId: documentId, unitId, appointmentId, facts }])
  const by = { personId: personOf(ctx.actor).personId, reasonTextId: (await keepText(ctx.db, body.reason, { class: 'recall_reason' })) as string }
  await queries.insertRecall(ctx.db, {
    ...{ id: body.id, document_id: documentId, whole, copies: copies.length, reason_text_id: by.reasonTextId },
    ...{ decided_by: body.decidedByAppointmentId, by: by.personId, at: ctx.now },
  })
  await queries.withdraw(ctx.db, copies, { ...by, eventId: eventId as string, occurredAt: ctx.act.occurredAt, at: ctx.now })
  await queries.markRecalled(ctx.db, copies, body.id)
  if (whole) await freezeRecalled(ctx, documentId)
}

/**
 * Thu hồi (Decree 30/2020 art. 18 k.4b): one-sided. Copies are closed wherever they have come, their tasks end, their lines and
 * numbers stay with the reason. Without named copies the document itself is recalled, also where it was sent on.
 */
export async function recallDocument(ctx: Ctx, documentId: string, body: Body): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => recall(inner, documentId, body),
    async (inner) => {
      const made = await findRecalled(inner.db, body.id)
      if (made?.documentId !== documentId) throw new AppError('not_found', 'document.not_found')
      return { recalled: made.copies }
    },
  )
}
