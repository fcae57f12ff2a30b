import type { dispatchDocument as endpoint } from '../../../contract/dispatches.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { addRecipients, getIssuedForUpdate, type IssuedDocument } from '../documents/public.ts'
import { expandScopes } from '../organisation/public.ts'
import { can } from './access.ts'
import { chainsOf, receiversOf } from './chain-views.ts'
import { loadDispatch } from './place.ts'
import * as queries from './queries.ts'
import { findSend } from './views.ts'
import { wasSent, writeSend } from './write-send.ts'

type Send = Input<typeof endpoint>['body'] & { documentId: string }

/** Named by this send, or as the followed send had them, or as the drafter named them. */
async function findReceivers(ctx: Ctx, send: Send, document: IssuedDocument): Promise<queries.Receiver[]> {
  if (!send.recipients && send.followsDispatchId) return receiversOf(ctx.db, await chainsOf(ctx.db, [send.followsDispatchId]))
  return (await expandScopes(ctx.db, document.unit.id, send.recipients ?? document.recipients)).units
}

/** Whom the clerk adds stands among the document's recipients; a supplement to places that had it before names nobody new. */
async function nameRecipients(ctx: Ctx, { documentId, recipients, followsDispatchId }: Send): Promise<void> {
  if (!recipients) return
  const before = followsDispatchId ? await receiversOf(ctx.db, await chainsOf(ctx.db, [followsDispatchId])) : []
  const had = new Set(before.map((one) => one.unitId))
  const added = recipients.filter(({ scope }) => scope.kind !== 'unit' || !had.has(scope.unitId))
  if (added.length > 0) await addRecipients(ctx, documentId, added)
}

/** What every send asks of a paper. Throws document.no_file, file.send_too_large. */
export function checkPaper(ctx: Ctx, document: IssuedDocument): void {
  if (!document.hasFile) throw new AppError('rule', 'document.no_file')
  if (document.bytes > ctx.config.maxSendBytes) throw new AppError('rule', 'file.send_too_large', { bytes: document.bytes, limit: ctx.config.maxSendBytes })
}

async function dispatch(ctx: Ctx, send: Send): Promise<void> {
  const document = await getIssuedForUpdate(ctx, send.documentId)
  if (document.unitClosed) throw new AppError('rule', 'document.unit_closed')
  const appointmentId = authorise(can.dispatch(ctx.actor, document.unit))
  checkPaper(ctx, document)
  if (send.followsDispatchId) {
    const { head } = await loadDispatch(ctx, send.followsDispatchId)
    if (head.fromUnitId !== document.unit.id || head.forwardsDeliveryId) throw new AppError('not_found', 'dispatch.not_found')
  }
  const receivers = await findReceivers(ctx, send, document)
  if (receivers.length === 0) throw new AppError('rule', 'dispatch.no_recipient')
  const { id, documentId, message, followsDispatchId } = send
  const row = { id, documentId, message, followsDispatchId, fromUnitId: document.unit.id }
  if (await wasSent(ctx, row, receivers)) return
  await nameRecipients(ctx, send)
  const created = await writeSend(ctx, row, document, receivers, { appointmentId })
  if (created && followsDispatchId) await queries.answerFaults(ctx.db, id, await chainsOf(ctx.db, [followsDispatchId]), ctx.now)
}

/** Gửi. One transaction, set-based: the document's lock makes two people who send at the same moment take turns. */
export async function dispatchDocument(ctx: Ctx, documentId: string, body: Input<typeof endpoint>['body']): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => dispatch(inner, { ...body, documentId }),
    async (inner) => {
      const sent = await findSend(inner.db, body.id)
      if (!sent) throw new AppError('not_found', 'document.not_found')
      return { id: sent.id, documentId: sent.document_id, recipients: sent.recipients, forAction: sent.for_action, sentAt: sent.sent_at.toISOString() }
    },
  )
}
