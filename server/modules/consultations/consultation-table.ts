import type { listConsultations as endpoint } from '../../../contract/consultations.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { asMay } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { type Draft, getDraft } from '../documents/public.ts'
import { sayUnit } from '../organisation/public.ts'
import { canKeep } from './access.ts'
import { countsOf } from './rules.ts'
import { listExtensions, listOpinions, listParties, listRequests, type OpinionRow, type PartyRow, type RequestRow } from './views.ts'

type Table = Reply<typeof endpoint>
type Item = Table['items'][number]
type Party = Item['parties'][number]
type Opinion = Party['opinions'][number]

export const nameOf = (party: PartyRow) => (party.kind === 'unit' ? sayUnit(party) : party.name)
const isLate = (party: PartyRow, dueOn: string) => party.answeredAt !== null && dayIn(party.answeredAt) > dueOn

/** An opinion; what was made of it only when it may be seen. */
export function opinionOf(row: OpinionRow, withDecision: boolean): Opinion {
  const { id, place, words, position } = row
  const decided = withDecision && row.decision !== null && row.decidedAt !== null
  return {
    ...{ id, place, words, position },
    decision: decided
      ? {
          ...{ kind: row.decision as 'accepted' | 'explained', words: row.decisionWords ?? '', by: row.decidedBy ?? '' },
          ...{ at: row.decidedAt?.toISOString() ?? '', revision: row.decisionRevision },
        }
      : null,
  }
}
/** The answer of a party: its state, when and by whom, and the opinions it gave. */
export function answerOf(party: PartyRow, opinions: readonly OpinionRow[], options: { dueOn: string; withDecision: boolean }) {
  return {
    ...{ state: party.state, answeredBy: party.answeredBy, answeredAt: party.answeredAt?.toISOString() ?? null, reason: party.reason },
    late: isLate(party, options.dueOn),
    opinions: opinions.filter((one) => one.partyId === party.id).map((one) => opinionOf(one, options.withDecision)),
  }
}
export function headOf(ctx: Ctx, request: RequestRow) {
  const { id, documentId, revision, question, dueOn, by, state, endedByIssue } = request
  return {
    ...{ id, documentId, revision, question, dueOn, by, state, endedByIssue, overdue: state === 'open' && dueOn < dayIn(ctx.now) },
    ...{ at: request.at.toISOString(), publishedAt: request.publishedAt?.toISOString() ?? null },
  }
}

type Read = { parties: PartyRow[]; opinions: OpinionRow[]; extensions: Awaited<ReturnType<typeof listExtensions>> }
export async function readOf(ctx: Ctx, ids: readonly string[]): Promise<Read> {
  return { parties: await listParties(ctx.db, ids), opinions: await listOpinions(ctx.db, ids), extensions: await listExtensions(ctx.db, ids) }
}

export function itemOf(ctx: Ctx, request: RequestRow, draft: Draft, read: Read): Item {
  const { id, dueOn } = request
  const parties = read.parties
    .filter((party) => party.requestId === id)
    .map((party) => ({
      ...{ id: party.id, kind: party.kind, name: nameOf(party), remindedAt: party.remindedAt?.toISOString() ?? null },
      ...answerOf(party, read.opinions, { dueOn, withDecision: true }),
    }))
  const extensions = read.extensions.filter((one) => one.requestId === id).map(({ requestId: _, at, ...one }) => ({ ...one, at: at.toISOString() }))
  const may = (act: Parameters<typeof canKeep>[0]) => asMay(canKeep(act, request, draft.keep))
  const can = {
    ...{ remind: may('remind'), askMore: may('askMore'), extend: may('extend'), close: may('close'), decide: may('decide'), publish: may('publish') },
  }
  return { ...headOf(ctx, request), extensions, parties, counts: countsOf(parties), can }
}

/** Every request on a document that the actor may see, newest first. Throws document.not_found. */
export async function consultationTable(ctx: Ctx, documentId: string): Promise<Table> {
  const draft = await getDraft(ctx, documentId)
  const requests = await listRequests(ctx.db, documentId)
  const read = await readOf(
    ctx,
    requests.map((request) => request.id),
  )
  const items = requests.map((request) => itemOf(ctx, request, draft, read))
  const sum = (of: 'undecided' | 'waiting') => items.reduce((all, item) => all + item.counts[of], 0)
  return {
    document: { id: draft.id, subject: draft.subject, typeName: draft.typeName, revision: draft.newestRevision, access: draft.access },
    ...{ items, undecided: sum('undecided'), waiting: sum('waiting'), can: { ask: asMay(draft.edit) } },
  }
}
