import { personOf } from '../../../platform/actor.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { type ReadyFile, useFiles } from '../../files/public.ts'
import { prepareFile } from '../../signatures/public.ts'
import { getIssuer, getSigner, headOf, type PaperHead, type Signer } from '../content.ts'
import { findSlot, listPlaces } from '../detail-views.ts'
import { attachmentsOf } from '../document-files.ts'
import type { SeenDocument } from '../load-document.ts'
import { makePaper } from '../make-paper.ts'
import { draftPdf, isNamedAlone, placesIn } from '../places.ts'
import * as queries from '../queries.ts'
import type { Places } from '../rules.ts'
import { type Composed, findComposed, findNewestDraft, findPaperHead, findType } from '../views.ts'

type Draft = { fileId: string; places: Places; setAgain: { composed: Composed; head: PaperHead } | null }

/** What was composed here bears the lines of whoever signs it: the same text is set again with his, under the head that was approved. */
async function setAgain(ctx: Ctx, document: SeenDocument, signer: Signer, composed: Composed): Promise<Draft> {
  const { type: code, subject, urgency } = document
  const type = await findType(ctx.db, code)
  if (!document.issuerId || !type) throw new AppError('rule', 'document.no_file')
  const head = (await findPaperHead(ctx.db, document.id)) ?? headOf(await getIssuer(ctx, document.issuerId))
  const file = await makePaper(ctx, { issuer: head, type, signer, subject, urgency, composed })
  const { number, date, qr, signature } = placesIn(document, file, signer.fullName).places
  if (!number || !date || !qr || !signature) throw new AppError('rule', 'file.cannot_prepare')
  return { fileId: file.id, places: { number, date, qr, signature }, setAgain: { composed, head } }
}

/** The block names another: the new signer is not in the paper, or only mentioned in it, as under "Nơi nhận". */
function namesAnother(document: SeenDocument, file: ReadyFile, signer: string, before: string): boolean {
  const placeOf = (name: string) => placesIn(document, file, name).places.signature
  return isNamedAlone(file, before) ? !isNamedAlone(file, signer) : !placeOf(signer) && placeOf(before) !== null
}

/** What was uploaded names who signs it: another can sign it only if it names him too, or nobody. */
async function asUploaded(ctx: Ctx, document: SeenDocument, signer: Signer): Promise<Draft> {
  const file = await draftPdf(ctx, document.id)
  const slot = await findSlot(ctx.db, document.id)
  const before = slot?.fullName ?? ''
  if (namesAnother(document, file, signer.fullName, before)) throw new AppError('rule', 'document.paper_names_another', { name: before })
  const found = placesIn(document, file, signer.fullName).places.signature
  const kept = Object.fromEntries((await listPlaces(ctx.db, document.id)).map((row) => [row.name, row.place])) as unknown as Omit<Places, 'signature'>
  const signature = found ?? (slot?.place as Places['signature'] | null | undefined)
  if (!signature) throw new AppError('rule', 'document.no_file')
  // The seal follows the signature.
  const { number, date, qr } = kept
  return { fileId: file.id, places: { number, date, qr, signature }, setAgain: null }
}

export type Prepared = Awaited<ReturnType<typeof prepareSigner>>
/** The paper made ready for another signer, outside of any transaction. Throws signer.not_found, document.paper_names_another, document.no_file, file.cannot_prepare. */
export async function prepareSigner(ctx: Ctx, document: SeenDocument, appointmentId: string) {
  const signer = await getSigner(ctx, appointmentId, document.unit.id)
  const composed = await findComposed(ctx.db, document.id)
  const draft = composed ? await setAgain(ctx, document, signer, composed) : await asUploaded(ctx, document, signer)
  const prepared = await prepareFile(ctx, { fileId: draft.fileId, places: draft.places, sealDiameterMm: document.sealDiameterMm })
  return { signer, prepared, draft, basedOn: document.newestRevision }
}

/** Writes who signs now, and the forms of the paper that name him. */
export async function putSigner(ctx: Ctx, document: SeenDocument, { signer, prepared, draft }: Prepared): Promise<number> {
  const before = await findNewestDraft(ctx.db, document.id)
  const attachments = (await attachmentsOf(ctx.db, [document.id])).get(document.id) ?? []
  const made = { documentId: document.id, madeBy: personOf(ctx.actor).personId, attachments }
  if (draft.setAgain) {
    await queries.insertRevision(ctx.db, { ...made, kind: 'draft', fileId: draft.fileId, sourceFileId: null, ...draft.setAgain })
    await useFiles(ctx.db, [{ fileId: draft.fileId, objectKind: 'document', objectId: document.id, role: 'main', unitId: document.unit.id }])
  }
  const revision = await queries.insertRevision(ctx.db, { ...made, kind: 'prepared', fileId: prepared.fileId, sourceFileId: before?.sourceFileId ?? null })
  const slot = { documentId: document.id, personId: signer.personId, appointmentId: signer.appointmentId, blockLines: signer.blockLines }
  const { signature, ...others } = draft.places
  await queries.replaceSlot(ctx.db, slot, signature)
  await queries.replacePlaces(ctx.db, document.id, { ...others, seal: prepared.seal })
  const named = { signer_id: signer.personId, signer_name: signer.fullName, signer_office: signer.office }
  await queries.updateDocument(ctx.db, document.id, named, ctx.now)
  return revision.n
}
