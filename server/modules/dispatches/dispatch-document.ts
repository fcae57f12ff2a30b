import { createHash } from 'node:crypto'
import type { dispatchDocument as endpoint } from '../../../contract/dispatches.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { addRecipients, documentReaders, getIssuedForUpdate, recipientsOf } from '../documents/public.ts'
import { expandScopes, getUnitRef } from '../organisation/public.ts'
import { putEntries } from '../search/public.ts'
import { can } from './access.ts'
import { loadDispatch } from './place.ts'
import * as queries from './queries.ts'
import { sameMomentMs } from './rules.ts'
import { findSameSend, findSend, findSendable, receiverReaders, receiversOf, type Sendable } from './views.ts'

type Send = Input<typeof endpoint>['body'] & { documentId: string }

/** SHA-256 over the sorted receivers and purposes: the list as of sending, provable later. */
function rootOf(receivers: readonly queries.Receiver[]): Buffer {
  const lines = receivers.map((one) => `${one.unitId} ${one.purpose}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest()
}

/** Named by this send, or as the followed send had them, or as the drafter named them. */
async function findReceivers(ctx: Ctx, send: Send, unitId: string): Promise<queries.Receiver[]> {
  if (send.recipients) return (await expandScopes(ctx.db, unitId, send.recipients)).units
  if (send.followsDispatchId) return receiversOf(ctx.db, send.followsDispatchId)
  return (await expandScopes(ctx.db, unitId, await recipientsOf(ctx.db, send.documentId))).units
}

async function indexSend(ctx: Ctx, send: Send, document: Sendable, recipients: number): Promise<void> {
  if (recipients === 0) return
  const own = (await documentReaders(ctx.db, [send.documentId])).get(send.documentId) ?? []
  const readers = [...new Set([...own, ...(await receiverReaders(ctx.db, send.id, document.named))])]
  const { unitId, code, subject, typeName, authorName } = document
  await putEntries(ctx.db, [{ kind: 'dispatch', id: send.id, at: ctx.now, unitId, code, title: subject, text: `${typeName} ${authorName}`, readers }])
}

function checkSame(known: { document_id: string } | undefined, send: Send): void {
  if (known?.document_id !== send.documentId) throw new AppError('conflict', 'act.id_used')
}

async function write(ctx: Ctx, send: Send, document: Sendable, receivers: queries.Receiver[], appointmentId: string | null): Promise<void> {
  const root = rootOf(receivers)
  if (!send.followsDispatchId) {
    const same = await findSameSend(ctx.db, send.documentId, root, new Date(ctx.now.getTime() - sameMomentMs))
    if (same) throw new AppError('rule', 'dispatch.just_sent', { dispatchId: same })
  }
  const forAction = receivers.filter((one) => one.purpose === 'action').length
  const created = await queries.insertDispatch(ctx.db, {
    id: send.id,
    document_id: send.documentId,
    revision_n: document.revisionN,
    from_party_id: document.unitId,
    follows_dispatch_id: send.followsDispatchId ?? null,
    message_text_id: await keepText(ctx.db, send.message, { class: 'dispatch_message' }),
    sent_by: personOf(ctx.actor).personId,
    sent_at: ctx.now,
    recipients: receivers.length,
    for_action: forAction,
    recipients_root: root,
  })
  if (!created) return checkSame(await findSend(ctx.db, send.id), send)
  const counts = await queries.insertDeliveries(ctx.db, { id: send.id, sentAt: ctx.now, named: document.named, urgent: document.urgent }, receivers)
  if (counts.recipients !== receivers.length) throw new Error('receivers changed while sending')
  if (send.followsDispatchId) await queries.answerFaults(ctx.db, send.id, send.followsDispatchId, ctx.now)
  await indexSend(ctx, send, document, counts.recipients)
  const facts = {
    documentId: send.documentId,
    code: document.code,
    documentOn: document.documentOn,
    sha256: document.sha256?.toString('hex') ?? null,
    recipients: counts.recipients,
    forAction: counts.forAction,
    notArrived: counts.waiting,
    root: root.toString('hex'),
    followsDispatchId: send.followsDispatchId ?? null,
  }
  await emit(ctx, [{ name: 'dispatch.sent', objectKind: 'dispatch', objectId: send.id, unitId: document.unitId, appointmentId, facts }])
}

async function dispatch(ctx: Ctx, send: Send): Promise<void> {
  await getIssuedForUpdate(ctx, send.documentId)
  const document = await findSendable(ctx.db, send.documentId)
  if (!document) throw new AppError('not_found', 'document.not_found')
  const appointmentId = authorise(can.dispatch(ctx.actor, await getUnitRef(ctx.db, document.unitId)))
  const known = await findSend(ctx.db, send.id)
  if (known) return checkSame(known, send)
  if (!document.hasFile) throw new AppError('rule', 'document.no_file')
  if (document.bytes > ctx.config.maxSendBytes) throw new AppError('rule', 'file.send_too_large', { bytes: document.bytes, limit: ctx.config.maxSendBytes })
  if (send.followsDispatchId) {
    const { head } = await loadDispatch(ctx, send.followsDispatchId)
    if (head.fromUnitId !== document.unitId) throw new AppError('not_found', 'dispatch.not_found')
  }
  const receivers = await findReceivers(ctx, send, document.unitId)
  if (receivers.length === 0) throw new AppError('rule', 'dispatch.no_recipient')
  if (send.recipients) await addRecipients(ctx, send.documentId, send.recipients)
  await write(ctx, send, document, receivers, appointmentId)
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
