import type { getDocument } from '../../../contract/documents.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { asMay, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { filesByIds } from '../files/public.ts'
import { expandScopes } from '../organisation/public.ts'
import { codeOf, expectedNumber } from '../registers/public.ts'
import { can } from './access.ts'
import { type Amendment, listAmendedBy, listAmends } from './amendment-views.ts'
import { listAnswered, listReplies } from './answer-views.ts'
import { openSteps } from './chain/open-steps.ts'
import { spineOf } from './chain/spine.ts'
import { countRecallable, findSlot, isFileChangedSinceReturn, listPlaces, listSends } from './detail-views.ts'
import { attachmentsOf } from './document-files.ts'
import { loadDocument, type SeenDocument, seenDocuments } from './load-document.ts'
import { notationFor } from './places.ts'
import { recipientsOf } from './recipients.ts'
import { findComposed, findNewestDraft, findRevision } from './views.ts'

type Detail = Reply<typeof getDocument>
type Place = NonNullable<Detail['places']['number']>

/** The last word of a signer or clerk who sent it back, as long as it is on its way to him again, and whether the paper changed. */
async function returned(ctx: Ctx, spine: Detail['spine'], document: SeenDocument): Promise<Pick<Detail, 'returnedReason' | 'fileChangedSinceReturn'>> {
  const isUnderWay = document.state === 'draft' || document.state === 'submitted'
  const returnedReason = (isUnderWay && spine.findLast((step) => step.step === 'returned')?.reason) || null
  return { returnedReason, fileChangedSinceReturn: returnedReason !== null && (await isFileChangedSinceReturn(ctx.db, document.id)) }
}

async function fileOf(ctx: Ctx, document: SeenDocument): Promise<Detail['file']> {
  const revision = await findRevision(ctx.db, document.id, document.newestRevision)
  const fileId = document.issuedFileId ?? revision?.fileId
  const file = fileId ? (await filesByIds(ctx.db, [fileId])).get(fileId) : undefined
  if (!file) return null
  const draft = await findNewestDraft(ctx.db, document.id)
  const sourceId = draft?.sourceFileId ?? draft?.fileId
  const source = sourceId ? (await filesByIds(ctx.db, [sourceId])).get(sourceId) : undefined
  const sha256 = file.sha256.toString('hex')
  // The draft's own file is what the drafter hands in again; later forms are shown under the same address.
  return { id: source?.id ?? file.id, name: source?.name ?? file.name, url: `/files/documents/${document.id}/pdf?v=${sha256.slice(0, 16)}`, sha256 }
}

async function recipients(ctx: Ctx, document: SeenDocument): Promise<Detail['recipients']> {
  const named = await recipientsOf(ctx.db, document.id)
  if (named.length === 0) return []
  const { scopes } = await expandScopes(ctx.db, document.unit.id, named).catch(() => ({ scopes: [] }))
  return named.map((one, index) => ({ ...one, count: scopes[index]?.count ?? 0 }))
}

async function places(ctx: Ctx, id: string, signature: Record<string, number> | null | undefined): Promise<Detail['places']> {
  const found = new Map((await listPlaces(ctx.db, id)).map((row) => [row.name, row.place as unknown as Place]))
  const of = (name: string) => found.get(name) ?? null
  return { number: of('number'), date: of('date'), qr: of('qr'), seal: of('seal'), signature: (signature as Place | null | undefined) ?? null }
}

function mayDo(ctx: Ctx, document: SeenDocument): Detail['can'] {
  const { actor } = ctx
  const { facts } = document
  return {
    edit: asMay(can.edit(actor, facts)),
    submit: asMay(can.submit(actor, facts)),
    takeBack: asMay(can.takeBack(actor, facts)),
    approve: asMay(can.approve(actor, facts)),
    replaceStep: asMay(can.replaceStep(actor, facts)),
    takeOver: asMay(can.takeOver(actor, facts)),
    sign: asMay(can.sign(actor, facts)),
    return: asMay(can.return(actor, facts)),
    takeBackSignature: asMay(can.takeBackSignature(actor, facts)),
    seal: asMay(can.seal(actor, facts)),
    dispatch: asMay(can.dispatch(actor, facts)),
    amend: asMay(can.amend(actor, facts)),
    changeAmendment: asMay(can.changeAmendment(actor, facts)),
    recall: document.facts.sent ? asMay(can.recall(actor, facts)) : 'recall.nothing',
    void: asMay(can.void(actor, facts)),
    seeReadings: asMay(can.seeReadings(actor, facts)),
  }
}

/** Links for whoever may open what they lead to; number and date for every reader. */
async function amendments(ctx: Ctx, id: string): Promise<Pick<Detail, 'amends' | 'amendedBy'>> {
  const [amends, amendedBy] = [await listAmends(ctx.db, id), await listAmendedBy(ctx.db, id)]
  const seen = await seenDocuments(
    ctx,
    [...amends, ...amendedBy].map((one) => one.documentId),
  )
  const say = (one: Amendment) => ({ ...one, documentId: seen.has(one.documentId) ? one.documentId : null })
  return { amends: amends.map(say), amendedBy: amendedBy.map(say) }
}

/** Each document once, also where it answers the copies of several sends. */
async function answeredBy(ctx: Ctx, id: string): Promise<Detail['answeredBy']> {
  const replies = await listReplies(ctx.db, id, personOf(ctx.actor))
  return [...new Map(replies.map(({ toId: _toId, ...reply }) => [reply.deliveryId, reply])).values()]
}

async function expectedCode(ctx: Ctx, document: SeenDocument): Promise<string | null> {
  if (!document.issuerId || document.code || document.state === 'voided') return null
  const n = await expectedNumber(ctx.db, { issuerId: document.issuerId, type: document.type, today: dayIn(ctx.now) })
  return n === null ? null : codeOf(n, { headerStyle: document.headerStyle, abbreviation: document.abbreviation, suffix: document.notationSuffix })
}

/** One document with its way, as the actor may see it. Throws document.not_found. */
export async function documentDetail(ctx: Ctx, id: string): Promise<Detail> {
  const document = await loadDocument(ctx, id)
  const sends = await listSends(ctx.db, id)
  const spine = await spineOf(ctx, document, sends)
  const slot = await findSlot(ctx.db, id)
  const attachments = (await attachmentsOf(ctx.db, [id])).get(id) ?? []
  const may = mayDo(ctx, document)
  const composed = (await findComposed(ctx.db, id)) ?? null
  return {
    ...{ id, origin: document.origin, state: document.state, unitId: document.unit.id, issuerId: document.issuerId, issuerName: document.issuerName },
    ...{ type: document.type, typeName: document.typeName, subject: document.subject, urgency: document.urgency, access: document.access },
    ...{
      replyDueOn: document.replyDueOn,
      reviewers: document.state === 'draft' ? document.reviewers : null,
      code: document.code,
      documentOn: document.documentOn,
      notation: notationFor(document),
    },
    ...{ issuedOnPaper: document.issuedOnPaper, pages: document.pages, drafterName: document.drafterName },
    expectedCode: await expectedCode(ctx, document),
    signer: slot
      ? { personId: slot.personId, appointmentId: slot.appointmentId, fullName: slot.fullName, office: slot.office, blockLines: slot.blockLines }
      : null,
    file: await fileOf(ctx, document),
    composed,
    docxUrl: composed && `/files/documents/${id}/docx`,
    attachments: attachments.map((one) => ({ ...one, url: `/files/documents/${id}/attachments/${one.id}` })),
    recipients: await recipients(ctx, document),
    places: await places(ctx, id, slot?.place),
    spine,
    openSteps: await openSteps(ctx, document),
    ...(await returned(ctx, spine, document)),
    answers: await listAnswered(ctx.db, id, personOf(ctx.actor)),
    answeredBy: await answeredBy(ctx, id),
    ...(await amendments(ctx, id)),
    dispatches: sends.map((send) => ({ id: send.id, sentAt: send.sentAt.toISOString(), recipients: send.recipients })),
    recallReaches: may.recall === true ? await countRecallable(ctx.db, id) : 0,
    can: may,
  }
}
