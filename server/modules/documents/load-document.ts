import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { DocumentFacts } from './access.ts'
import { lockAmended } from './amendment-views.ts'
import { seesAsSubstitute } from './chain/access.ts'
import { documentReaders } from './readers.ts'
import { type DocumentRow, findDocument } from './views.ts'

/** Which of these the actor may see. */
export async function seenDocuments(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  const mine = personOf(ctx.actor).readers
  const readers = await documentReaders(ctx.db, ids)
  return new Set(ids.filter((id) => readers.get(id)?.some((no) => mine.includes(no))))
}

/** Nothing that was recalled or voided is replaced, amended or corrected. Called before the document itself is locked: the earlier one first. */
export async function assertAmendedStand(ctx: Ctx, id: string): Promise<void> {
  if (!(await lockAmended(ctx.db, id)).allStand) throw new AppError('rule', 'amendment.earlier_gone')
}

export type SeenDocument = DocumentRow & { facts: DocumentFacts }

async function seen(ctx: Ctx, id: string, lock: boolean): Promise<SeenDocument> {
  const missing = new AppError('not_found', 'document.not_found')
  const row = await findDocument(ctx.db, id, lock)
  if (!row) throw missing
  const readers = (await documentReaders(ctx.db, [id])).get(id) ?? []
  const mine = personOf(ctx.actor).readers
  if (!readers.some((no) => mine.includes(no)) && !seesAsSubstitute(ctx.actor, row.chain)) throw missing
  const { unit, unitClosed, origin, state, draftedBy, signerId, chain, sent } = row
  const recalled = row.recalledAt !== null
  return { ...row, facts: { unit, unitClosed, origin, state, draftedBy, signerId, chain, sent, recalled } }
}

/** A document the actor may see. Throws document.not_found. */
export const loadDocument = (ctx: Ctx, id: string) => seen(ctx, id, false)
/** The same with its row locked: the state that decides stays as it is until the transaction ends. */
export const lockDocument = (ctx: Ctx, id: string) => seen(ctx, id, true)
