import type { Reply } from '../../../contract/endpoint.ts'
import type { sealDocuments as endpoint } from '../../../contract/issuing.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { codeOfProblem } from '../../platform/problems.ts'
import { type UnlockedSeal, unlockSeal } from '../signatures/public.ts'
import { loadDocument, type SeenDocument } from './load-document.ts'
import { forSealing, sealUnlocked } from './seal-document.ts'
import { findSealing } from './views.ts'

type Wanted = { id: string; signingId: string }
type Waiting = Wanted & { document: SeenDocument; sealId: string; fileId: string }
/** Why one was not sealed, by its signing. */
type Refusals = Map<string, string>

const isDone = async (ctx: Ctx, { id, signingId }: Wanted) => (await findSealing(ctx.db, id))?.signingId === signingId

function noteRefusal(ctx: Ctx, refusals: Refusals, one: Wanted, error: unknown): void {
  const code = codeOfProblem(error)
  if (code === undefined) ctx.log.error({ err: error, documentId: one.id }, 'a sealing failed unexpectedly')
  refusals.set(one.signingId, code ?? 'internal')
}

async function listWaiting(ctx: Ctx, documents: readonly Wanted[], refusals: Refusals): Promise<Waiting[]> {
  const waiting: Waiting[] = []
  for (const one of documents) {
    if (await isDone(ctx, one)) continue
    try {
      const document = await loadDocument(ctx, one.id)
      waiting.push({ ...one, document, ...(await forSealing(ctx, document)) })
    } catch (error) {
      noteRefusal(ctx, refusals, one, error)
    }
  }
  return waiting
}

const ofOneSeal = (error: unknown): error is AppError => error instanceof AppError && error.code.startsWith('seal.')

/** Each seal once, and all before the first number is taken: a wrong PIN counts once and touches no sequence. */
async function unlockAll(ctx: Ctx, pin: string, waiting: readonly Waiting[], refusals: Refusals): Promise<Map<string, UnlockedSeal>> {
  const seals = new Map<string, UnlockedSeal>()
  try {
    for (const sealId of new Set(waiting.map((one) => one.sealId))) {
      try {
        seals.set(sealId, await unlockSeal(ctx, { pin, sealId }))
      } catch (error) {
        if (!ofOneSeal(error)) throw error
        for (const one of waiting) if (one.sealId === sealId) refusals.set(one.signingId, error.code)
      }
    }
    return seals
  } catch (error) {
    forgetAll(seals)
    throw error
  }
}

function forgetAll(seals: ReadonlyMap<string, UnlockedSeal>): void {
  for (const { secret } of seals.values()) secret.fill(0)
}

async function answer(ctx: Ctx, documents: readonly Wanted[], refusals: Refusals): Promise<Reply<typeof endpoint>> {
  const items: Reply<typeof endpoint>['items'] = []
  for (const { id, signingId } of documents) {
    const found = await findSealing(ctx.db, id)
    if (found?.signingId === signingId) items.push({ id, sealed: true, code: null, issuedCode: found.code })
    else items.push({ id, sealed: false, code: refusals.get(signingId) ?? 'document.wrong_state', issuedCode: null })
  }
  return { items }
}

/**
 * The clerk's act over many, one after the other in the order given, so that the numbers stand in it. Each is an act of its own,
 * known by its signing: what is sealed is issued at once and stays so, whatever becomes of those after it, and open screens see it.
 */
export async function sealDocuments(ctx: Ctx, { pin, documents }: { pin: string; documents: readonly Wanted[] }): Promise<Reply<typeof endpoint>> {
  const refusals: Refusals = new Map()
  const waiting = await listWaiting(ctx, documents, refusals)
  const seals = await unlockAll(ctx, pin, waiting, refusals)
  try {
    for (const one of waiting) {
      const unlocked = seals.get(one.sealId)
      if (!unlocked) continue
      try {
        const own = { ...ctx, act: { ...ctx.act, id: one.signingId } }
        await sealUnlocked(own, one.document, { unlocked, fileId: one.fileId, holder: one.signingId })
      } catch (error) {
        noteRefusal(ctx, refusals, one, error)
      }
    }
  } finally {
    forgetAll(seals)
  }
  return answer(ctx, documents, refusals)
}
