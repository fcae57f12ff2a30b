import { type Decision, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { type Draft, getDraft } from '../documents/public.ts'
import { canAnswer, isAsked } from './access.ts'
import { findPaperHead, findRequest, listParties, lockRequest, type PaperHead, type PartyRow, type RequestRow, unitsAnsweringFor } from './views.ts'

const missing = () => new AppError('not_found', 'consult.not_found')

/** A request on a document that the actor may see. Throws consult.not_found. */
export async function loadKept(ctx: Ctx, id: string, options: { lock: boolean }): Promise<{ request: RequestRow; draft: Draft }> {
  if (options.lock) await lockRequest(ctx.db, id)
  const request = await findRequest(ctx.db, id)
  if (!request) throw missing()
  const draft = await getDraft(ctx, request.documentId).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'document.not_found' ? missing() : error
  })
  return { request, draft }
}

export type AskedRequest = { request: RequestRow; paper: PaperHead; mine: { party: PartyRow; answer: Decision }[] }
/** A request that asks the actor, with the parties he may answer for. Throws consult.not_found. */
export async function loadAsked(ctx: Ctx, id: string, options: { lock: boolean }): Promise<AskedRequest> {
  if (options.lock) await lockRequest(ctx.db, id)
  const request = await findRequest(ctx.db, id)
  const paper = request && (await findPaperHead(ctx.db, request.documentId))
  if (!request || !paper) throw missing()
  const actor = personOf(ctx.actor)
  const asked = (await listParties(ctx.db, [id])).filter((party) => isAsked(actor, party, paper.access))
  // Whoever is asked himself is asked that first; a leader also reads for the departments of the office.
  const parties = asked.sort((a, b) => a.kind.localeCompare(b.kind))
  if (parties.length === 0) throw missing()
  const mine: AskedRequest['mine'] = []
  for (const party of parties) {
    const units = party.unitId ? await unitsAnsweringFor(ctx.db, party.unitId) : []
    mine.push({ party, answer: canAnswer(ctx, request, party, units) })
  }
  return { request, paper, mine }
}
/** The one party named, of a request locked until the transaction ends. Throws consult.not_found. */
export async function lockMine(ctx: Ctx, id: string, partyId: string): Promise<{ request: RequestRow; party: PartyRow; answer: Decision }> {
  const { request, mine } = await loadAsked(ctx, id, { lock: true })
  const found = mine.find(({ party }) => party.id === partyId)
  if (!found) throw missing()
  return { request, ...found }
}

/** Parties whose screens are told of a change. */
export async function toldOf(ctx: Ctx, request: RequestRow): Promise<string[]> {
  const parties = await listParties(ctx.db, [request.id])
  return [...new Set([request.byId, ...parties.map((party) => party.personId ?? party.unitId ?? '')])].filter(Boolean)
}
