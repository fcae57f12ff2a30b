import type { submitDocument as endpoint } from '../../../contract/documents.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { discardFile } from '../files/public.ts'
import { prepareFile } from '../signatures/public.ts'
import { can } from './access.ts'
import { heardBy } from './chain/heard-by.ts'
import { insertChain } from './chain/queries.ts'
import { getReviewers } from './chain/reviewers.ts'
import { assertAskedOnce } from './chain/rules.ts'
import { assertReplyDue, getSigner } from './content.ts'
import { documentDetail } from './document-detail.ts'
import { attachmentsOf } from './document-files.ts'
import { indexDocument } from './index-document.ts'
import { assertAmendedStand, loadDocument, lockDocument, type SeenDocument } from './load-document.ts'
import { draftPdf, placesIn } from './places.ts'
import * as queries from './queries.ts'
import { recipientsOf } from './recipients.ts'
import { assertInside } from './rules.ts'
import { findNewestDraft } from './views.ts'

type Submission = Input<typeof endpoint>['body']
const refusals: Record<string, string> = {
  number_printed: 'document.number_printed',
  date_printed: 'document.date_printed',
  notation_differs: 'document.notation_differs',
  already_signed: 'document.file_signed',
}

/** Refuses what may not be signed; a secret paper is discarded. Then the revision with all fields, made outside of any transaction. */
async function prepare(ctx: Ctx, document: SeenDocument, submission: Submission) {
  assertReplyDue(ctx, document.replyDueOn)
  const signer = await getSigner(ctx, submission.signerAppointmentId, document.unit.id)
  const file = await draftPdf(ctx, document.id)
  const { pages, findings } = placesIn(document, file, signer.fullName)
  if (findings.some((finding) => finding.code === 'secret')) {
    const draft = await findNewestDraft(ctx.db, document.id)
    await discardFile(ctx, draft?.sourceFileId ?? file.id, 'document.secret', document.id)
    throw new AppError('rule', 'document.secret')
  }
  const [hindrance] = findings
  if (hindrance) throw new AppError('rule', refusals[hindrance.code] ?? 'file.cannot_prepare', hindrance.value ? { value: hindrance.value } : {})
  assertInside(submission.places, pages)
  const { number, date, qr, signature, seal } = submission.places
  const places = { number, date, qr, signature, ...(seal && { seal }) }
  const prepared = await prepareFile(ctx, { fileId: file.id, places, sealDiameterMm: document.sealDiameterMm })
  return { signer, prepared, basedOn: document.newestRevision }
}

export async function submitDocument(ctx: Ctx, id: string, submission: Submission) {
  const before = await loadDocument(ctx, id)
  const ready = 'denied' in can.submit(ctx.actor, before.facts) ? undefined : await prepare(ctx, before, submission)
  return perform(
    ctx,
    async (inner) => {
      await assertAmendedStand(inner, id)
      const document = await lockDocument(inner, id)
      const appointmentId = authorise(can.submit(inner.actor, document.facts))
      if (!ready || ready.basedOn !== document.newestRevision) throw new AppError('rule', 'document.wrong_state')
      if ((await recipientsOf(inner.db, id)).length === 0) throw new AppError('rule', 'document.no_recipient')
      const { signer, prepared } = ready
      const reviewers = await getReviewers(inner, document.unit.officeId, submission.reviewers ?? [])
      assertAskedOnce(reviewers, signer)
      const draft = await findNewestDraft(inner.db, id)
      const attachments = (await attachmentsOf(inner.db, [id])).get(id) ?? []
      const { personId } = personOf(inner.actor)
      const revision = await queries.insertRevision(inner.db, {
        ...{ documentId: id, kind: 'prepared', fileId: prepared.fileId, sourceFileId: draft?.sourceFileId ?? null, madeBy: personId, attachments },
      })
      const { signature, seal: _given, ...others } = submission.places
      await queries.replaceSlot(
        inner.db,
        { documentId: id, personId: signer.personId, appointmentId: signer.appointmentId, blockLines: signer.blockLines },
        signature,
      )
      await queries.replacePlaces(inner.db, id, { ...others, seal: prepared.seal })
      const state = { state: 'submitted' as const, signer_id: signer.personId, signer_name: signer.fullName, signer_office: signer.office }
      await queries.updateDocument(inner.db, id, state, inner.now)
      const signing = { kind: 'sign' as const, personId: signer.personId, appointmentId: signer.appointmentId, capacity: '', delegationId: signer.delegationId }
      const steps = [...reviewers.map((one) => ({ ...one, kind: 'review' as const })), signing]
      await insertChain(inner.db, { documentId: id, revisionN: revision.n }, steps)
      await indexDocument(inner, id)
      const noteTextId = await keepText(inner.db, submission.note, { class: 'submission_note' })
      const facts = { revision: revision.n, signerId: signer.personId, reviewerIds: reviewers.map((one) => one.personId), noteTextId }
      const tell = await heardBy(inner, steps)
      await emit(inner, [{ name: 'document.submitted', objectKind: 'document', objectId: id, unitId: document.unit.id, appointmentId, tell, facts }])
    },
    (inner) => documentDetail(inner, id),
  )
}
