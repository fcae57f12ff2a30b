import { createHash } from 'node:crypto'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import type { IssuedDocument } from '../documents/public.ts'
import { putEntries } from '../search/public.ts'
import * as queries from './queries.ts'
import { sameMomentMs } from './rules.ts'
import { findEarlier, findSend } from './views.ts'

/** One send, by its own unit or by one that passes a copy on. */
export type NewSend = {
  id: string
  documentId: string
  fromUnitId: string
  message?: string | undefined
  followsDispatchId?: string | undefined
  forwardsDeliveryId?: string | undefined
}

/** SHA-256 over the sorted receivers and purposes: the list as of sending, provable later. */
function rootOf(receivers: readonly queries.Receiver[]): Buffer {
  const lines = receivers.map((one) => `${one.unitId} ${one.purpose}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest()
}

type Known = { document_id: string; forwards_delivery_id: string | null } | undefined
function checkSame(known: Known, send: NewSend): void {
  if (known?.document_id !== send.documentId || known.forwards_delivery_id !== (send.forwardsDeliveryId ?? null)) throw new AppError('conflict', 'act.id_used')
}

/** True when this very send was made before. Throws act.id_used, dispatch.just_sent. */
export async function wasSent(ctx: Ctx, send: NewSend, receivers: readonly queries.Receiver[]): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - sameMomentMs)
  const earlier = await findEarlier(ctx.db, { ...send, root: rootOf(receivers), since })
  const known = earlier.find((one) => one.id === send.id)
  const twin = earlier.find((one) => !send.followsDispatchId || one.follows_dispatch_id === send.followsDispatchId)
  if (known) checkSame(known, send)
  else if (twin) throw new AppError('rule', 'dispatch.just_sent', { dispatchId: twin.id })
  return known !== undefined
}

/** For the receivers alone: the sender finds the document, or his own copy. */
async function indexSend(ctx: Ctx, send: NewSend, document: IssuedDocument, written: queries.Written): Promise<void> {
  if (written.recipients === 0) return
  const { code, subject, typeName, authorName } = document
  const entry = { kind: 'dispatch' as const, id: send.id, at: ctx.now, unitId: document.unit.id }
  await putEntries(ctx.db, [{ ...entry, code, title: subject, text: `${typeName} ${authorName}`, readers: written.readers }])
}

/** Dispatch, copies, search entry and event; whoever reads the copy that is passed on is told. False when the same send stood there already. */
export async function writeSend(
  ctx: Ctx,
  send: NewSend,
  document: IssuedDocument,
  receivers: readonly queries.Receiver[],
  by: { appointmentId: string | null; tell?: readonly string[] },
): Promise<boolean> {
  const root = rootOf(receivers)
  const created = await queries.insertDispatch(ctx.db, {
    id: send.id,
    document_id: send.documentId,
    revision_n: document.revisionN,
    from_party_id: send.fromUnitId,
    follows_dispatch_id: send.followsDispatchId ?? null,
    forwards_delivery_id: send.forwardsDeliveryId ?? null,
    message_text_id: await keepText(ctx.db, send.message, { class: 'dispatch_message' }),
    sent_by: personOf(ctx.actor).personId,
    sent_at: ctx.now,
    recipients: receivers.length,
    for_action: receivers.filter((one) => one.purpose === 'action').length,
    recipients_root: root,
  })
  if (!created) {
    checkSame(await findSend(ctx.db, send.id), send)
    return false
  }
  const { named, urgency, replyDueOn } = document
  const written = await queries.insertDeliveries(ctx.db, { id: send.id, sentAt: ctx.now, named, urgency, replyDueOn }, receivers)
  if (written.recipients !== receivers.length) throw new Error('receivers changed while sending')
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
    ...(send.forwardsDeliveryId && { forwardsDeliveryId: send.forwardsDeliveryId }),
  }
  const { appointmentId, tell = [] } = by
  const tellMany = receivers.map((one) => one.unitId)
  await emit(ctx, [{ name: 'dispatch.sent', objectKind: 'dispatch', objectId: send.id, unitId: send.fromUnitId, appointmentId, facts, tell, tellMany }])
  return true
}
