import type { replaceStepPerson as endpoint } from '../../../../contract/approvals.ts'
import type { Input } from '../../../../contract/endpoint.ts'
import { perform } from '../../../platform/act.ts'
import { authorise, personOf } from '../../../platform/actor.ts'
import { dayIn } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { keepText } from '../../../platform/private-text.ts'
import { substitutesOf } from '../../organisation/public.ts'
import { prepareFile } from '../../signatures/public.ts'
import { can } from '../access.ts'
import { getSigner, type Signer } from '../content.ts'
import { findSlot, listPlaces } from '../detail-views.ts'
import { documentDetail } from '../document-detail.ts'
import { attachmentsOf } from '../document-files.ts'
import { indexDocument } from '../index-document.ts'
import { loadDocument, lockDocument, type SeenDocument } from '../load-document.ts'
import { draftPdf, placesIn } from '../places.ts'
import * as queries from '../queries.ts'
import type { Places } from '../rules.ts'
import { findNewestDraft } from '../views.ts'
import { heardBy } from './heard-by.ts'
import { replaceStep } from './queries.ts'
import { getReviewers } from './reviewers.ts'
import { assertAskedOnce, type ChainStep, isOpen } from './rules.ts'

type Wanted = Input<typeof endpoint>['body']
type Prepared = Awaited<ReturnType<typeof prepareSigner>>

function openStep(document: SeenDocument, stepId: string): ChainStep {
  const step = document.chain.find((one) => one.id === stepId)
  if (!step || !isOpen(step)) throw new AppError('rule', 'document.wrong_state')
  return step
}

/**
 * The paper names who signs it. Another can sign only a paper that names him too, or nobody; then it is prepared anew
 * with the signature where his name stands.
 */
async function prepareSigner(ctx: Ctx, document: SeenDocument, appointmentId: string) {
  const signer = await getSigner(ctx, appointmentId, document.unit.id)
  const file = await draftPdf(ctx, document.id)
  const placeOf = (name: string) => placesIn(document, file, name).places.signature
  const slot = await findSlot(ctx.db, document.id)
  const found = placeOf(signer.fullName)
  if (!found && placeOf(slot?.fullName ?? '')) throw new AppError('rule', 'document.paper_names_another', { name: slot?.fullName ?? '' })
  const kept = Object.fromEntries((await listPlaces(ctx.db, document.id)).map((row) => [row.name, row.place])) as unknown as Omit<Places, 'signature'>
  const signature = found ?? (slot?.place as Places['signature'] | null | undefined)
  if (!signature) throw new AppError('rule', 'document.no_file')
  // The seal follows the signature.
  const { number, date, qr } = kept
  const prepared = await prepareFile(ctx, { fileId: file.id, places: { number, date, qr, signature }, sealDiameterMm: document.sealDiameterMm })
  return { signer, prepared, places: { number, date, qr, seal: prepared.seal }, signature, basedOn: document.newestRevision }
}

async function putSigner(ctx: Ctx, document: SeenDocument, ready: Prepared): Promise<number> {
  const { signer, prepared } = ready
  const draft = await findNewestDraft(ctx.db, document.id)
  const attachments = (await attachmentsOf(ctx.db, [document.id])).get(document.id) ?? []
  const { personId } = personOf(ctx.actor)
  const files = { fileId: prepared.fileId, sourceFileId: draft?.sourceFileId ?? null }
  const revision = await queries.insertRevision(ctx.db, { documentId: document.id, kind: 'prepared', ...files, madeBy: personId, attachments })
  const slot = { documentId: document.id, personId: signer.personId, appointmentId: signer.appointmentId, blockLines: signer.blockLines }
  await queries.replaceSlot(ctx.db, slot, ready.signature)
  await queries.replacePlaces(ctx.db, document.id, ready.places)
  const named = { signer_id: signer.personId, signer_name: signer.fullName, signer_office: signer.office }
  await queries.updateDocument(ctx.db, document.id, named, ctx.now)
  return revision.n
}

type Asked = { personId: string; appointmentId: string }
/** Whom the act asks instead: the signer the paper was prepared for, or a reviewer; of those still to come nobody twice. */
async function askInstead(ctx: Ctx, document: SeenDocument, step: ChainStep, wanted: Wanted, ready: Prepared | undefined): Promise<Asked> {
  // The step changed hands, or the paper its form, since it was looked at.
  if ((step.kind === 'sign') !== (ready !== undefined) || (ready && ready.basedOn !== document.newestRevision))
    throw new AppError('rule', 'document.wrong_state')
  const [reviewer] = ready ? [] : await getReviewers(ctx, document.unit.officeId, [{ appointmentId: wanted.appointmentId, capacity: '' }])
  const asked = ready?.signer ?? reviewer
  if (!asked) throw new AppError('not_found', 'reviewer.not_found')
  const others = document.chain.filter((one) => one.id !== step.id && isOpen(one))
  assertAskedOnce(others, asked)
  return asked
}

/** By which delegation the new signer signs: that of the one he follows, or of another leader when he leads nothing himself. */
async function signedBy(ctx: Ctx, step: ChainStep, signer: Signer): Promise<string | null> {
  if (step.delegationId) return signer.delegationId
  const standing = await substitutesOf(ctx.db, { appointmentIds: [step.appointmentId], day: dayIn(ctx.now) })
  return standing.find((one) => one.appointmentId === signer.appointmentId && one.scope !== 'review')?.delegationId ?? signer.delegationId
}

/** Another is asked instead of who left or is away. A signer only as far as the paper allows it. */
export async function replaceStepPerson(ctx: Ctx, id: string, wanted: Wanted) {
  const before = await loadDocument(ctx, id)
  const isSign = before.chain.find((step) => step.id === wanted.stepId)?.kind === 'sign'
  // A substitute takes over a signature, never a review.
  const toSign = isSign ? wanted.appointmentId : undefined
  const may = can.replaceStep(ctx.actor, before.facts, toSign)
  const ready = isSign && !('denied' in may) ? await prepareSigner(ctx, before, wanted.appointmentId) : undefined
  return perform(
    ctx,
    async (inner) => {
      const document = await lockDocument(inner, id)
      const appointmentId = authorise(can.replaceStep(inner.actor, document.facts, toSign))
      const step = openStep(document, wanted.stepId)
      const asked = await askInstead(inner, document, step, wanted, ready)
      const revisionN = ready ? await putSigner(inner, document, ready) : document.newestRevision
      const reasonTextId = await keepText(inner.db, wanted.reason, { class: 'document_replacement' })
      const by = personOf(inner.actor).personId
      const { personId } = asked
      const delegationId = ready ? await signedBy(inner, step, ready.signer) : null
      await replaceStep(inner.db, step.id, { personId, appointmentId: wanted.appointmentId, revisionN, by, at: inner.now, reasonTextId, delegationId })
      await queries.updateDocument(inner.db, id, {}, inner.now)
      await indexDocument(inner, id)
      const tell = [step.personId, ...(await heardBy(inner, [asked])), ...(document.draftedBy ? [document.draftedBy] : [])]
      const facts = { stepId: step.id, kind: step.kind, fromPersonId: step.personId, toPersonId: personId, delegationId, reasonTextId }
      await emit(inner, [{ name: 'document.step_replaced', objectKind: 'document', objectId: id, unitId: document.unit.id, appointmentId, tell, facts }])
    },
    (inner) => documentDetail(inner, id),
  )
}
