import { perform } from '../../platform/act.ts'
import { authorise, type Decision, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { filesByIds } from '../files/public.ts'
import { signFiles } from '../signatures/public.ts'
import { can } from './access.ts'
import { decideStep, insertIssueStep } from './chain/queries.ts'
import { attachmentsOf } from './document-files.ts'
import { indexDocument } from './index-document.ts'
import { loadDocument, lockDocument } from './load-document.ts'
import * as queries from './queries.ts'
import { findRevision, type Revision } from './views.ts'

type Wanted = { id: string; signingId: string }
type Signed = Wanted & { revision: Revision; fileOut: string }
type Answer = { id: string; signed: boolean; code: string | null }

const codeOf = (error: unknown): string => {
  if (error instanceof AppError) return error.code
  throw error
}

/** The revision that waits for this signer, or the code of why there is none. */
async function findWaiting(ctx: Ctx, id: string): Promise<Revision | string> {
  try {
    const document = await loadDocument(ctx, id)
    authorise(can.sign(ctx.actor, document.facts))
    return (await findRevision(ctx.db, id, document.newestRevision)) ?? 'document.no_file'
  } catch (error) {
    return codeOf(error)
  }
}

/** In the act's transaction: only what has not moved on since it was signed. */
async function complete(ctx: Ctx, signed: Signed): Promise<void> {
  const document = await lockDocument(ctx, signed.id)
  const decision: Decision =
    document.newestRevision === signed.revision.n ? can.sign(ctx.actor, document.facts) : { denied: 'document.wrong_state', kind: 'rule' }
  const appointmentId = authorise(decision)
  const { personId } = personOf(ctx.actor)
  const attachments = (await attachmentsOf(ctx.db, [signed.id])).get(signed.id) ?? []
  const files = { fileId: signed.fileOut, sourceFileId: signed.revision.sourceFileId }
  const revision = await queries.insertRevision(ctx.db, { documentId: signed.id, kind: 'signed', ...files, madeBy: personId, attachments })
  await decideStep(ctx.db, signed.id, { state: 'done', at: ctx.now, by: personId })
  await queries.updateDocument(ctx.db, signed.id, { state: 'signed' }, ctx.now)
  await insertIssueStep(ctx.db, { documentId: signed.id, revisionN: revision.n }, document.unit.id)
  await indexDocument(ctx, signed.id)
  const sha256 = (await filesByIds(ctx.db, [signed.fileOut])).get(signed.fileOut)?.sha256.toString('hex') ?? null
  const facts = { revision: revision.n, sha256, signingId: signed.signingId, signerOffice: document.signerOffice }
  const tell = document.draftedBy ? [document.draftedBy] : []
  await emit(ctx, [{ name: 'document.signed', objectKind: 'document', objectId: signed.id, unitId: document.unit.id, appointmentId, tell, facts }])
}

async function answerFor(ctx: Ctx, wanted: readonly Wanted[], refusals: ReadonlyMap<string, string>): Promise<{ items: Answer[] }> {
  const items: Answer[] = []
  for (const { id, signingId } of wanted) {
    const done = await ctx.db
      .selectFrom('signing')
      .innerJoin('revision', 'revision.file_id', 'signing.file_out')
      .select('revision.id')
      .where('signing.id', '=', signingId)
      .where('revision.document_id', '=', id)
      .executeTakeFirst()
    items.push({ id, signed: done !== undefined, code: done ? null : (refusals.get(id) ?? 'document.wrong_state') })
  }
  return { items }
}

/** One PIN for one or many. Signing is slow and stands outside of the transaction; each answers for itself. */
export async function signDocuments(ctx: Ctx, { pin, documents }: { pin: string; documents: readonly Wanted[] }): Promise<{ items: Answer[] }> {
  const refusals = new Map<string, string>()
  const waiting = new Map<string, Wanted & { revision: Revision }>()
  for (const wanted of documents) {
    const found = await findWaiting(ctx, wanted.id)
    if (typeof found === 'string') refusals.set(wanted.id, found)
    else waiting.set(wanted.signingId, { ...wanted, revision: found })
  }
  const items = [...waiting.values()].flatMap(({ signingId, revision }) => (revision.fileId ? [{ signingId, fileId: revision.fileId }] : []))
  const results = items.length > 0 ? await signFiles(ctx, { pin, items }) : []
  const signed: Signed[] = []
  for (const result of results) {
    const one = waiting.get(result.signingId)
    if (one && result.fileId) signed.push({ ...one, fileOut: result.fileId })
    else if (one) refusals.set(one.id, result.code ?? 'internal')
  }
  return perform(
    ctx,
    async (inner) => {
      for (const one of signed) {
        try {
          await complete(inner, one)
        } catch (error) {
          refusals.set(one.id, codeOf(error))
        }
      }
    },
    (inner) => answerFor(inner, documents, refusals),
  )
}
