import { randomUUID } from 'node:crypto'
import { inTransaction, isKnownAct, perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { reloadActor } from '../identity/public.ts'
import { codeOf, completeNumber, enterOutgoing, freeNumber, type Reservation, reserveNumber } from '../registers/public.ts'
import { assertSealHeld, sealFile, type UnlockedSeal, unlockSeal } from '../signatures/public.ts'
import { can } from './access.ts'
import { decideStep } from './chain/queries.ts'
import { documentDetail } from './document-detail.ts'
import { attachmentsOf } from './document-files.ts'
import { indexDocument } from './index-document.ts'
import { assertAmendedStand, loadDocument, lockDocument, type SeenDocument } from './load-document.ts'
import * as queries from './queries.ts'
import { recipientsOf } from './recipients.ts'
import { writtenDate } from './rules.ts'
import { findRevision, findSealing } from './views.ts'

/** A sealing that passes midnight is redone under the new day; it cannot pass midnight thrice. */
const mostTries = 3
type Sealed = { fileId: string; sha256: Buffer; signingId: string }

export const styleOf = (document: SeenDocument) => ({
  headerStyle: document.headerStyle,
  abbreviation: document.abbreviation,
  suffix: document.notationSuffix,
})

/** What the QR leads to; random, so that nobody can guess his way through the documents. Kept for ever. */
async function verifyLink(ctx: Ctx, documentId: string): Promise<string> {
  await queries.insertVerifyLink(ctx.db, randomUUID(), documentId)
  const row = await ctx.db.selectFrom('verify_link').select('id').where('kind', '=', 'document').where('object_id', '=', documentId).executeTakeFirstOrThrow()
  return row.id
}

/** What the actor holds may have ended since the key was opened, the more so behind many others. */
async function asOfNow(ctx: Ctx, unlocked: UnlockedSeal): Promise<Ctx> {
  const current = { ...ctx, actor: await reloadActor(ctx), now: ctx.clock.now() }
  await assertSealHeld(current, unlocked)
  return current
}

/** Only while the document still waits for its seal: who comes late must not take a number that nobody gives back. */
async function reserve(ctx: Ctx, document: SeenDocument, { unlocked, holder }: Sealing): Promise<Reservation> {
  return inTransaction(ctx, async (outer) => {
    const inner = await asOfNow(outer, unlocked)
    await assertAmendedStand(inner, document.id)
    const current = await lockDocument(inner, document.id)
    authorise(can.seal(inner.actor, current.facts))
    if (current.newestRevision !== document.newestRevision) throw new AppError('rule', 'document.wrong_state')
    return reserveNumber(inner, { issuerId: document.issuerId ?? '', type: document.type, documentId: document.id, holder })
  })
}

export async function columnsOf(ctx: Ctx, document: SeenDocument, code: string, documentOn: string) {
  const recipients = await recipientsOf(ctx.db, document.id)
  return {
    ...{ subjectKind: 'document' as const, subjectId: document.id, access: document.access, cameBy: 'inside' as const, code, documentOn },
    ...{ documentType: document.type, subject: document.subject, authorName: document.authorName, signerName: document.signerName },
    ...{ signerOffice: document.signerOffice, draftingUnit: document.draftingUnitName, recipients: recipients.map((one) => one.name).join('; ') },
    pages: document.pages,
  }
}

/** All or nothing: number used, revision, register line, state, event. */
async function issue(ctx: Ctx, id: string, basedOn: number, sealed: Sealed, reservation: Reservation): Promise<void> {
  await assertAmendedStand(ctx, id)
  const document = await lockDocument(ctx, id)
  const appointmentId = authorise(can.seal(ctx.actor, document.facts))
  if (document.newestRevision !== basedOn) throw new AppError('rule', 'document.wrong_state')
  await completeNumber(ctx, reservation)
  const { personId } = personOf(ctx.actor)
  const code = codeOf(reservation.n, styleOf(document))
  const before = await findRevision(ctx.db, id, basedOn)
  const attachments = (await attachmentsOf(ctx.db, [id])).get(id) ?? []
  const files = { fileId: sealed.fileId, sourceFileId: before?.sourceFileId ?? null }
  await queries.insertRevision(ctx.db, { documentId: id, kind: 'sealed', ...files, madeBy: personId, attachments })
  await queries.updateDocument(
    ctx.db,
    id,
    {
      ...{ state: 'issued', number_id: reservation.id, code, document_on: reservation.issuedOn, issued_file_id: sealed.fileId },
      ...{ issued_sha256: sealed.sha256, issued_at: ctx.now },
    },
    ctx.now,
  )
  await decideStep(ctx.db, id, { state: 'done', at: ctx.now, by: personId })
  const facts = {
    ...{ code, n: reservation.n, year: reservation.year, documentOn: reservation.issuedOn, sha256: sealed.sha256.toString('hex') },
    ...{ signerOffice: document.signerOffice, type: document.type, signingId: sealed.signingId },
  }
  const tell = [document.draftedBy, document.signerId].filter((one) => one !== null)
  const [eventId] = await emit(ctx, [{ name: 'document.issued', objectKind: 'document', objectId: id, unitId: document.unit.id, appointmentId, tell, facts }])
  const columns = await columnsOf(ctx, document, code, reservation.issuedOn)
  await enterOutgoing(ctx, document.unit.id, reservation, { ...columns, fileSha256: sealed.sha256, causeId: eventId ?? null })
  await indexDocument(ctx, id)
}

async function tryOnce(ctx: Ctx, document: SeenDocument, sealing: Sealing): Promise<void> {
  const { unlocked, fileId } = sealing
  const linkId = await inTransaction(ctx, (inner) => verifyLink(inner, document.id))
  const reservation = await reserve(ctx, document, sealing)
  try {
    // Each try signs anew: a signature that was made for another number must never be taken for this one's.
    const signingId = newId()
    const number = codeOf(reservation.n, { headerStyle: document.headerStyle, abbreviation: '', suffix: '' }).replace(/[^0-9].*$/, '')
    const fill = { number, date: writtenDate(reservation.issuedOn), qrText: `${ctx.config.publicUrl}/v/${linkId}` }
    const sealed = { ...(await sealFile({ ...ctx, now: ctx.clock.now() }, unlocked, { signingId, fileId, fill })), signingId }
    let isNew = false
    const write = async (inner: Ctx) => {
      isNew = true
      await issue(await asOfNow(inner, unlocked), document.id, document.newestRevision, sealed, reservation)
    }
    await perform(ctx, write, async () => undefined)
    // The act stands for another sealing that was done before, or meanwhile: its own number is used, any other goes back.
    if (!isNew) await freeNumber(ctx, reservation)
  } catch (error) {
    await freeNumber(ctx, reservation)
    throw error
  }
}

/**
 * The clerk's one act: number, date, QR and seal in one revision, then the register's line (Decree 30/2020 art. 15, 16, 32).
 * The local keystore is unlocked before the number is reserved, so that a wrong PIN never touches the sequence.
 */
export async function sealDocument(ctx: Ctx, id: string, { pin, signingId }: { pin: string; signingId: string }) {
  const document = await loadDocument(ctx, id)
  // This act, or another try of the same signing, may have issued it already, even while this one was under way.
  const isDone = async () => (await isKnownAct(ctx)) || (await findSealing(ctx.db, id))?.signingId === signingId
  if (!(await isDone())) {
    try {
      await seal(ctx, document, pin, signingId)
    } catch (error) {
      if (!(await isDone())) throw error
    }
  }
  return documentDetail(ctx, id)
}

/** The seal and the file of what waits for its seal. Throws when it does not, or has none. */
export async function forSealing(ctx: Ctx, document: SeenDocument): Promise<{ sealId: string; fileId: string }> {
  authorise(can.seal(ctx.actor, document.facts))
  if (!document.sealId) throw new AppError('rule', 'seal.none')
  const revision = await findRevision(ctx.db, document.id, document.newestRevision)
  if (!revision?.fileId) throw new AppError('rule', 'document.wrong_state')
  return { sealId: document.sealId, fileId: revision.fileId }
}

async function seal(ctx: Ctx, document: SeenDocument, pin: string, holder: string): Promise<void> {
  const { sealId, fileId } = await forSealing(ctx, document)
  await sealUnlocked(ctx, document, { unlocked: await unlockSeal(ctx, { pin, sealId }), fileId, holder })
}

type Sealing = { unlocked: UnlockedSeal; fileId: string; holder: string }
/** Number, seal and register line with a seal that is open. */
export async function sealUnlocked(ctx: Ctx, document: SeenDocument, sealing: Sealing): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const day = dayIn(ctx.clock.now())
    try {
      return await tryOnce(ctx, document, sealing)
    } catch (error) {
      const expired = error instanceof AppError && error.code === 'number.expired'
      if (!expired || tries === mostTries) throw expired ? new AppError('rule', 'seal.failed', { day }) : error
    }
  }
}
