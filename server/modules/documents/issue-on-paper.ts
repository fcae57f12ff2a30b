import type { issueOnPaper as endpoint } from '../../../contract/by-hand.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { useFiles } from '../files/public.ts'
import { expandScopes } from '../organisation/public.ts'
import { codeOf, completeNumber, enterOutgoing, reserveNumber } from '../registers/public.ts'
import { can } from './access.ts'
import { checkScan, discardingSecret, refuseInnerFiles } from './check-files.ts'
import { getIssuer, getSigner } from './content.ts'
import { documentDetail } from './document-detail.ts'
import { indexDocument } from './index-document.ts'
import { lockDocument } from './load-document.ts'
import * as queries from './queries.ts'
import { columnsOf, styleOf } from './seal-document.ts'
import { findType } from './views.ts'

type Paper = Input<typeof endpoint>['body']

async function write(ctx: Ctx, paper: Paper): Promise<void> {
  const issuer = await getIssuer(ctx, paper.issuerId)
  const appointmentId = authorise(can.registerPaper(ctx.actor, issuer.unit))
  if (!(await findType(ctx.db, paper.type))) throw new AppError('rule', 'document.type_unknown')
  const signer = await getSigner(ctx, paper.signerAppointmentId, issuer.unit.id)
  if (paper.recipients.length > 0) await expandScopes(ctx.db, issuer.unit.id, paper.recipients)
  const scan = paper.fileId ? await checkScan(ctx, paper.fileId) : null
  if (scan) refuseInnerFiles(scan)
  const { personId } = personOf(ctx.actor)
  const created = await queries.insertDocument(ctx.db, {
    ...{ id: paper.id, origin: 'own', author_id: issuer.unit.id, author_name: issuer.authorName, unit_id: issuer.unit.id, issuer_id: issuer.id },
    ...{ drafting_unit_id: issuer.unit.id, type: paper.type, subject: paper.subject.normalize('NFC'), urgency: paper.urgency, state: 'signed' },
    ...{ signer_id: signer.personId, signer_name: signer.fullName, signer_office: signer.office, drafted_by: personId, issued_on_paper: true },
    ...{ pages: paper.pages ?? scan?.pages ?? null, created_at: ctx.now, changed_at: ctx.now },
  })
  if (!created) throw new AppError('conflict', 'act.id_used')
  await queries.insertRevision(ctx.db, { documentId: paper.id, kind: 'scan', fileId: scan?.id ?? null, madeBy: personId, attachments: [] })
  await queries.insertRecipients(ctx.db, paper.id, paper.recipients, { from: 0, byClerk: false })
  if (scan) await useFiles(ctx.db, [{ fileId: scan.id, objectKind: 'document', objectId: paper.id, role: 'scan', unitId: issuer.unit.id }])

  const reservation = await reserveNumber(ctx, { issuerId: issuer.id, type: paper.type, documentId: paper.id, holder: paper.id })
  await completeNumber(ctx, reservation)
  const document = await lockDocument(ctx, paper.id)
  const code = codeOf(reservation.n, styleOf(document))
  const issued = { state: 'issued' as const, number_id: reservation.id, code, document_on: reservation.issuedOn, issued_at: ctx.now }
  await queries.updateDocument(ctx.db, paper.id, { ...issued, issued_file_id: scan?.id ?? null, issued_sha256: scan?.sha256 ?? null }, ctx.now)
  const facts = {
    code,
    n: reservation.n,
    year: reservation.year,
    documentOn: reservation.issuedOn,
    sha256: scan?.sha256.toString('hex') ?? null,
    onPaper: true,
  }
  const [eventId] = await emit(ctx, [{ name: 'document.issued', objectKind: 'document', objectId: paper.id, unitId: issuer.unit.id, appointmentId, facts }])
  const columns = await columnsOf(ctx, document, code, reservation.issuedOn)
  const recipients = [columns.recipients, paper.recipientsText].filter(Boolean).join('; ')
  await enterOutgoing(ctx, issuer.unit.id, reservation, {
    ...columns,
    recipients,
    copies: paper.copies,
    fileSha256: scan?.sha256 ?? null,
    causeId: eventId ?? null,
  })
  await indexDocument(ctx, paper.id)
}

/** Paper documents take their numbers from the same sequence; the scan may come with it or never. */
export function issueOnPaper(ctx: Ctx, paper: Paper) {
  return discardingSecret(ctx, () =>
    perform(
      ctx,
      (inner) => write(inner, paper),
      (inner) => documentDetail(inner, paper.id),
    ),
  )
}
