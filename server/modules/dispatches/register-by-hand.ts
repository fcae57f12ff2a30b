import { createHash } from 'node:crypto'
import type { registerByHand as endpoint } from '../../../contract/by-hand.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { movedDue } from '../calendar/public.ts'
import { createOutsideDocument, discardingSecret } from '../documents/public.ts'
import { enterIncoming } from '../registers/public.ts'
import { putEntries } from '../search/public.ts'
import { can, type DeliveryRef } from './access.ts'
import { findByHand, findCopyOf } from './delivery-views.ts'
import { factsOfAct } from './dispatch-views.ts'
import { placeFor } from './place.ts'
import * as queries from './queries.ts'
import { recordStatus } from './record-status.ts'
import { type Place, receiverReaders } from './views.ts'

type Body = Input<typeof endpoint>['body']
const eventName = 'delivery.registered_by_hand'

async function writeCopy(ctx: Ctx, place: Place, body: Body, documentId: string, dueOn: string | null): Promise<DeliveryRef> {
  const { unit } = place
  const dispatchId = newId()
  await queries.insertDispatch(ctx.db, {
    id: dispatchId,
    document_id: documentId,
    revision_n: 1,
    from_party_id: unit.id,
    sent_by: null,
    sent_at: ctx.now,
    recipients: 1,
    for_action: 1,
    recipients_root: createHash('sha256').update(`${unit.id} action`).digest(),
  })
  const named = body.access === 'named'
  const copy = { id: body.id, dispatchId, unitId: unit.id, at: ctx.now, named, dueOn, urgency: body.urgency }
  if (!(await queries.insertByHand(ctx.db, copy))) throw new AppError('conflict', 'act.id_used')
  const readers = await receiverReaders(ctx.db, dispatchId, named)
  await putEntries(ctx.db, [
    { kind: 'delivery', id: body.id, at: ctx.now, unitId: unit.id, code: body.code, title: body.subject, text: body.authorName, readers },
  ])
  const facts = {
    unit,
    hasRecordsOffice: place.hasRecordsOffice,
    state: '01',
    fromPartyId: unit.id,
    purpose: 'action',
    registerEntryId: null,
    registered: false,
    byHand: true,
    recall: null,
  } as const
  return { ...facts, id: body.id, dispatchId, documentId, access: body.access, cameBy: body.cameBy }
}

async function register(ctx: Ctx, body: Body): Promise<void> {
  const place = await placeFor(ctx, body.unitId)
  const appointmentId = authorise(can.registerByHand(ctx.actor, place.unit))
  if (!place.hasRecordsOffice) throw new AppError('forbidden', 'document.not_permitted')
  if (await findByHand(ctx.db, body.id)) throw new AppError('conflict', 'act.id_used')
  const unitId = place.unit.id
  const { documentId, sha256, pages, duplicateOf } = await createOutsideDocument(ctx, { ...body, id: newId(), unitId })
  const dueOn = await movedDue(ctx.db, body.dueOn)
  const delivery = await writeCopy(ctx, place, body, documentId, dueOn)
  const duplicate = duplicateOf ? await findCopyOf(ctx.db, duplicateOf, unitId) : null
  const facts = { documentId, cameBy: body.cameBy, documentOn: body.documentOn, sha256: sha256?.toString('hex') ?? null, duplicateOf: duplicate, dueOn }
  const [eventId] = await emit(ctx, [{ name: eventName, objectKind: 'delivery', objectId: body.id, unitId, appointmentId, facts }])
  const { entryId } = await enterIncoming(ctx, unitId, {
    subjectKind: 'delivery',
    subjectId: body.id,
    access: body.access,
    cameBy: body.cameBy,
    code: body.code,
    documentOn: body.documentOn,
    documentType: body.type,
    arrivedOn: body.arrivedOn,
    subject: body.subject,
    authorName: body.authorName,
    signerName: body.signerName,
    pages,
    fileSha256: sha256,
    causeId: eventId as string,
  })
  await recordStatus(ctx, delivery, { code: '03', eventId: eventId as string })
  await queries.markAccepted(ctx.db, body.id, { at: ctx.now, entryId, dueOn, sameAsIssued: null })
}

/** What came on paper, by mail or from another system has the same shape as what comes inside: document, send, copy, register line. */
export async function registerByHand(ctx: Ctx, body: Body): Promise<Reply<typeof endpoint>> {
  const answer = async (inner: Ctx) => {
    const entered = await findByHand(inner.db, body.id)
    if (!entered) throw new AppError('not_found', 'unit.not_found')
    const facts = await factsOfAct(inner.db, inner.act.id, eventName)
    return { ...entered, duplicateOf: typeof facts?.duplicateOf === 'string' ? facts.duplicateOf : null }
  }
  return discardingSecret(ctx, () => perform(ctx, (inner) => register(inner, body), answer))
}
