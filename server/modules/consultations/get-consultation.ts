import type { getConsultation as endpoint } from '../../../contract/consultations.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { asMay } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { answerOf, headOf, nameOf } from './consultation-table.ts'
import { loadAsked } from './load-request.ts'
import { listOpinions } from './views.ts'

/** What whoever is asked sees of a request: the own answers alone, and what became of them once the table is published. */
export async function getConsultation(ctx: Ctx, id: string): Promise<Reply<typeof endpoint>> {
  const { request, paper, mine } = await loadAsked(ctx, id, { lock: false })
  const opinions = await listOpinions(ctx.db, [id])
  const { access: _, ...document } = paper
  const withDecision = request.publishedAt !== null
  return {
    ...headOf(ctx, request),
    document,
    file: { name: `${paper.subject}.pdf`, url: `/files/consultations/${id}/pdf` },
    mine: mine.map(({ party, answer }) => ({
      ...{ id: party.id, kind: party.kind, name: nameOf(party), ...answerOf(party, opinions, { dueOn: request.dueOn, withDecision }) },
      can: { answer: asMay(answer), decline: asMay(answer) },
    })),
  }
}
