import * as amendments from '../../../contract/amendments.ts'
import * as approvals from '../../../contract/approvals.ts'
import * as byHand from '../../../contract/by-hand.ts'
import * as compose from '../../../contract/compose.ts'
import * as contract from '../../../contract/documents.ts'
import * as issuing from '../../../contract/issuing.ts'
import * as paperCheck from '../../../contract/paper-check.ts'
import * as readings from '../../../contract/readings.ts'
import * as revisions from '../../../contract/revisions.ts'
import { verifyFont as verifyFontEndpoint, verifyPage as verifyPageEndpoint } from '../../../contract/system.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { type Route, serve, serveFile, serveRaw } from '../../platform/http.ts'
import { wayOf } from '../readings/public.ts'
import { certificateReady } from '../signatures/public.ts'
import { can } from './access.ts'
import { amendDocument } from './amend-document.ts'
import { approveDocuments } from './chain/approve-documents.ts'
import { replaceStepPerson } from './chain/replace-step-person.ts'
import { listOfficeReviewers, listReviewers } from './chain/reviewers.ts'
import { changeAmendment } from './change-amendment.ts'
import { checkPaper } from './check-paper.ts'
import { getIssuer, signersOf } from './content.ts'
import { createDocument } from './create-document.ts'
import { documentReadings, printMarkedFile, readAttachment, readDocument, readDocx, readFile, readRevision } from './document-readings.ts'
import { findPaperType } from './find-paper-type.ts'
import { importDocx } from './import-docx.ts'
import { issueOnPaper } from './issue-on-paper.ts'
import { listDocuments } from './list-documents.ts'
import { listRevisions } from './list-revisions.ts'
import { findPlaces } from './places.ts'
import { previewPaper } from './preview-paper.ts'
import { returnDocument } from './return-document.ts'
import { sealDocument } from './seal-document.ts'
import { sealDocuments } from './seal-documents.ts'
import { signDocuments } from './sign-documents.ts'
import { submitDocument } from './submit-document.ts'
import { takeBackDocument } from './take-back-document.ts'
import { takeBackSignature } from './take-back-signature.ts'
import { updateDocument } from './update-document.ts'
import { verifyFont } from './verify-font.ts'
import { verifyPage } from './verify-page.ts'
import { listTypes } from './views.ts'
import { voidDocument } from './void-document.ts'

async function listSigners(ctx: Ctx, issuerId: string) {
  const issuer = await getIssuer(ctx, issuerId)
  const decision = can.draft(ctx.actor, issuer.unit)
  if ('denied' in decision) throw new AppError('not_found', 'issuer.not_found')
  authorise(decision)
  const signers = await signersOf(ctx, issuer.unit.id)
  const ready = await certificateReady(
    ctx.db,
    signers.map((one) => one.personId),
    ctx.now,
  )
  const items = signers.map(({ appointmentId, personId, fullName, office, blockLines, onBehalfOf }) => ({
    ...{ appointmentId, personId, fullName, office, blockLines, onBehalfOf },
    ...(ready.get(personId) ?? { hasCertificate: false, hasImage: false }),
  }))
  return { items }
}

export const routes: Route[] = [
  serve(contract.listDocumentTypes, async (ctx) => ({ items: await listTypes(ctx.db) })),
  serve(contract.findPaperType, (ctx, { params }) => findPaperType(ctx, params.id)),
  serve(contract.listDocuments, (ctx, { query }) => listDocuments(ctx, query)),
  serve(amendments.changeAmendment, (ctx, { params, body }) => changeAmendment(ctx, params.id, body)),
  serve(amendments.amendDocument, (ctx, { params, body }) => amendDocument(ctx, params.id, body)),
  serve(contract.createDocument, (ctx, { body }) => createDocument(ctx, body)),
  serve(contract.getDocument, (ctx, { params }) => readDocument(ctx, params.id)),
  serve(contract.updateDocument, (ctx, { params, body }) => updateDocument(ctx, params.id, body)),
  serve(contract.findPlaces, (ctx, { params, query }) => findPlaces(ctx, params.id, query.signerAppointmentId)),
  serve(paperCheck.checkPaper, (ctx, { params }) => checkPaper(ctx, params.id)),
  serve(contract.listSigners, (ctx, { query }) => listSigners(ctx, query.issuerId)),
  serve(contract.submitDocument, (ctx, { params, body }) => submitDocument(ctx, params.id, body)),
  serve(approvals.takeBackDocument, (ctx, { params, body }) => takeBackDocument(ctx, params.id, body.reason)),
  serve(approvals.returnDocument, (ctx, { params, body }) => returnDocument(ctx, params.id, body.reason, body.stepId)),
  serve(issuing.takeBackSignature, (ctx, { params, body }) => takeBackSignature(ctx, params.id, body.reason)),
  serve(approvals.listOfficeReviewers, (ctx, { query }) => listOfficeReviewers(ctx, query)),
  serve(approvals.listReviewers, (ctx, { params }) => listReviewers(ctx, params.id)),
  serve(approvals.approveDocuments, (ctx, { body }) => approveDocuments(ctx, body)),
  serve(approvals.replaceStepPerson, (ctx, { params, body }) => replaceStepPerson(ctx, params.id, body)),
  serve(issuing.signDocuments, (ctx, { body }) => signDocuments(ctx, body)),
  serve(issuing.sealDocument, (ctx, { params, body }) => sealDocument(ctx, params.id, body)),
  serve(issuing.sealDocuments, (ctx, { body }) => sealDocuments(ctx, body)),
  serve(issuing.voidDocument, (ctx, { params, body }) => voidDocument(ctx, params.id, body)),
  serve(byHand.issueOnPaper, (ctx, { body }) => issueOnPaper(ctx, body)),
  serve(compose.importDocx, (ctx, { body }) => importDocx(ctx, body.fileId)),
  serveFile(compose.previewPaper, (ctx, { body }) => previewPaper(ctx, body)),
  serveFile(compose.documentDocx, (ctx, { params }) => readDocx(ctx, params.id)),
  serveFile(contract.documentFile, (ctx, { params, query }) => readFile(ctx, params.id, params.what, wayOf(query))),
  serveFile(contract.attachmentFile, (ctx, { params }) => readAttachment(ctx, params.id, params.attachmentId)),
  serveFile(readings.markedDocument, (ctx, { params }) => printMarkedFile(ctx, params.id)),
  serve(readings.listDocumentReadings, (ctx, { params, query }) => documentReadings(ctx, params.id, query)),
  serve(revisions.listRevisions, (ctx, { params }) => listRevisions(ctx, params.id)),
  serveFile(revisions.revisionFile, (ctx, { params, query }) => readRevision(ctx, params.id, params.n, wayOf(query))),
  serveRaw(verifyFontEndpoint, (_ctx, { params }, raw) => verifyFont(params.face, raw)),
  serveRaw(verifyPageEndpoint, (ctx, { params, query }, raw) => verifyPage(ctx, params.id, query.lang, raw)),
]
