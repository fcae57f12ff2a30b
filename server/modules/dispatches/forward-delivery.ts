import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { forwardDelivery as endpoint } from '../../../contract/forwards.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { getIssuedForPassingOn } from '../documents/public.ts'
import { can, type DeliveryRef } from './access.ts'
import { chainsOf, receiversOf } from './chain-views.ts'
import { checkPaper } from './dispatch-document.ts'
import { splitReceivers } from './forward-receivers.ts'
import { listSendersAbove } from './forward-views.ts'
import { loadDelivery, lockDelivery } from './load-delivery.ts'
import { loadDispatch } from './place.ts'
import * as queries from './queries.ts'
import { findSend } from './views.ts'
import { wasSent, writeSend } from './write-send.ts'

type Body = Input<typeof endpoint>['body']

/** Who had it by the forwarding that this one supplements. */
async function findFollowed(ctx: Ctx, delivery: DeliveryRef, followsDispatchId: string): Promise<queries.Receiver[]> {
  const { head } = await loadDispatch(ctx, followsDispatchId)
  if (head.forwardsDeliveryId !== delivery.id) throw new AppError('not_found', 'dispatch.not_found')
  return receiversOf(ctx.db, await chainsOf(ctx.db, [followsDispatchId]))
}

/** A supplement goes again to whoever had it by the forwarding it follows; anything else only to units that do not have the document. */
async function findReceivers(ctx: Ctx, delivery: DeliveryRef, { recipients, followsDispatchId }: Body): Promise<queries.Receiver[]> {
  const followed = followsDispatchId ? await findFollowed(ctx, delivery, followsDispatchId) : []
  if (followsDispatchId && !recipients) return followed
  const { fresh, already } = await splitReceivers(ctx, delivery, recipients ?? [], followed)
  if (fresh.length === 0 && already.length > 0) throw new AppError('rule', 'forward.all_have_it')
  return fresh
}

/** The document before the copy, as a recall locks them: it finds every copy made of this one, or none is made, and nobody gets two. */
async function lockForForward(ctx: Ctx, id: string) {
  const { documentId } = await loadDelivery(ctx, id)
  const document = await getIssuedForPassingOn(ctx, documentId)
  const delivery = await lockDelivery(ctx, id)
  return { delivery, document, appointmentId: authorise(can.forward(ctx.actor, delivery)) }
}

async function forward(ctx: Ctx, id: string, body: Body): Promise<void> {
  const { delivery, document, appointmentId } = await lockForForward(ctx, id)
  const known = await findSend(ctx.db, body.id)
  if (known && known.forwards_delivery_id !== id) throw new AppError('conflict', 'act.id_used')
  if (known) return
  checkPaper(ctx, document)
  const receivers = await findReceivers(ctx, delivery, body)
  if (receivers.length === 0) throw new AppError('rule', 'dispatch.no_recipient')
  const { message, followsDispatchId } = body
  const send = { id: body.id, documentId: delivery.documentId, fromUnitId: delivery.unit.id, message, followsDispatchId, forwardsDeliveryId: id }
  if (followsDispatchId && (await wasSent(ctx, send, receivers))) return
  const created = await writeSend(ctx, send, document, receivers, { appointmentId, tell: await listSendersAbove(ctx.db, id) })
  if (created && followsDispatchId) await queries.answerFaults(ctx.db, body.id, await chainsOf(ctx.db, [followsDispatchId]), ctx.now)
}

/**
 * Chuyển tiếp: the same paper goes on to units below or beside, as a send of the unit that has a registered copy of it. Nothing is
 * renumbered and no byte changes; whoever issued it sees how many have it, and its recall reaches them.
 */
export async function forwardDelivery(ctx: Ctx, id: string, body: Body): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => forward(inner, id, body),
    async (inner) => {
      const sent = await findSend(inner.db, body.id)
      if (sent?.forwards_delivery_id !== id) throw new AppError('not_found', 'delivery.not_found')
      return { id: sent.id, recipients: sent.recipients, forAction: sent.for_action, sentAt: sent.sent_at.toISOString() }
    },
  )
}
