import { createHash } from 'node:crypto'
import type { dispatchDocument as endpoint } from '../../../contract/dispatches.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { addRecipients, getIssuedForUpdate, type IssuedDocument } from '../documents/public.ts'
import { expandScopes } from '../organisation/public.ts'
import { putEntries } from '../search/public.ts'
import { can } from './access.ts'
import { chainsOf, receiversOf } from './chain-views.ts'
import { loadDispatch } from './place.ts'
import * as queries from './queries.ts'
import { sameMomentMs } from './rules.ts'
import { findEarlier, findSend } from './views.ts'

type Send = Input<typeof endpoint>['body'] & { documentId: string }

/** SHA-256 over the sorted receivers and purposes: the list as of sending, provable later. */
function rootOf(receivers: readonly queries.Receiver[]): Buffer {
  const lines = receivers.map((one) => `${one.unitId} ${one.purpose}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest()
}

/** Named by this send, or as the followed send had them, or as the drafter named them. */
async function findReceivers(ctx: Ctx, send: Send, document: IssuedDocument): Promise<queries.Receiver[]> {
  if (!send.recipients && send.followsDispatchId) return receiversOf(ctx.db, await chainsOf(ctx.db, [send.followsDispatchId]))
  return (await expandScopes(ctx.db, document.unit.id, send.recipients ?? document.recipients)).units
}

/** For the receivers alone: the sender finds the document. */
async function indexSend(ctx: Ctx, send: Send, document: IssuedDocument, written: queries.Written): Promise<void> {
  if (written.recipients === 0) return
  const { code, subject, typeName, authorName } = document
  const entry = { kind: 'dispatch' as const, id: send.id, at: ctx.now, unitId: document.unit.id }
  await putEntries(ctx.db, [{ ...entry, code, title: subject, text: `${typeName} ${authorName}`, readers: written.readers }])
}

function checkSame(known: { document_id: string } | undefined, send: Send): void {
  if (known?.document_id !== send.documentId) throw new AppError('conflict', 'act.id_used')
}

/** True when this very send was made before. Throws act.id_used, dispatch.just_sent. */
async function wasSent(ctx: Ctx, send: Send, root: Buffer): Promise<boolean> {
  const earlier = await findEarlier(ctx.db, { id: send.id, documentId: send.documentId, root, since: new Date(ctx.now.getTime() - sameMomentMs) })
  const known = earlier.find((one) => one.id === send.id)
  if (known) checkSame(known, send)
  else if (earlier[0] && !send.followsDispatchId) throw new AppError('rule', 'dispatch.just_sent', { dispatchId: earlier[0].id })
  return known !== undefined
}

/** Whom the clerk adds stands among the document's recipients; a supplement to places that had it before names nobody new. */
async function nameRecipients(ctx: Ctx, { documentId, recipients, followsDispatchId }: Send): Promise<void> {
  if (!recipients) return
  const before = followsDispatchId ? await receiversOf(ctx.db, await chainsOf(ctx.db, [followsDispatchId])) : []
  const had = new Set(before.map((one) => one.unitId))
  const added = recipients.filter(({ scope }) => scope.kind !== 'unit' || !had.has(scope.unitId))
  if (added.length > 0) await addRecipients(ctx, documentId, added)
}

async function write(ctx: Ctx, send: Send, document: IssuedDocument, receivers: queries.Receiver[], appointmentId: string | null): Promise<void> {
  const root = rootOf(receivers)
  if (await wasSent(ctx, send, root)) return
  await nameRecipients(ctx, send)
  const forAction = receivers.filter((one) => one.purpose === 'action').length
  const created = await queries.insertDispatch(ctx.db, {
    id: send.id,
    document_id: send.documentId,
    revision_n: document.revisionN,
    from_party_id: document.unit.id,
    follows_dispatch_id: send.followsDispatchId ?? null,
    message_text_id: await keepText(ctx.db, send.message, { class: 'dispatch_message' }),
    sent_by: personOf(ctx.actor).personId,
    sent_at: ctx.now,
    recipients: receivers.length,
    for_action: forAction,
    recipients_root: root,
  })
  if (!created) return checkSame(await findSend(ctx.db, send.id), send)
  const written = await queries.insertDeliveries(
    ctx.db,
    { id: send.id, sentAt: ctx.now, named: document.named, urgency: document.urgency, replyDueOn: document.replyDueOn },
    receivers,
  )
  if (written.recipients !== receivers.length) throw new Error('receivers changed while sending')
  if (send.followsDispatchId) await queries.answerFaults(ctx.db, send.id, await chainsOf(ctx.db, [send.followsDispatchId]), ctx.now)
  await indexSend(ctx, send, document, written)
  const facts = {
    documentId: send.documentId,
    code: document.code,
    documentOn: document.documentOn,
    sha256: document.sha256?.toString('hex') ?? null,
    recipients: written.recipients,
    forAction: written.forAction,
    notArrived: written.waiting,
    root: root.toString('hex'),
    followsDispatchId: send.followsDispatchId ?? null,
  }
  const tellMany = receivers.map((one) => one.unitId)
  await emit(ctx, [{ name: 'dispatch.sent', objectKind: 'dispatch', objectId: send.id, unitId: document.unit.id, appointmentId, facts, tellMany }])
}

async function dispatch(ctx: Ctx, send: Send): Promise<void> {
  const document = await getIssuedForUpdate(ctx, send.documentId)
  if (document.unitClosed) throw new AppError('rule', 'document.unit_closed')
  const appointmentId = authorise(can.dispatch(ctx.actor, document.unit))
  if (!document.hasFile) throw new AppError('rule', 'document.no_file')
  if (document.bytes > ctx.config.maxSendBytes) throw new AppError('rule', 'file.send_too_large', { bytes: document.bytes, limit: ctx.config.maxSendBytes })
  if (send.followsDispatchId) {
    const { head } = await loadDispatch(ctx, send.followsDispatchId)
    if (head.fromUnitId !== document.unit.id) throw new AppError('not_found', 'dispatch.not_found')
  }
  const receivers = await findReceivers(ctx, send, document)
  if (receivers.length === 0) throw new AppError('rule', 'dispatch.no_recipient')
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
