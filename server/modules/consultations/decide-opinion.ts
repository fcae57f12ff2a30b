import type { decideOpinion as endpoint } from '../../../contract/consultations.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { keepText } from '../../platform/private-text.ts'
import { keepRequest } from './keep-request.ts'
import * as queries from './queries.ts'
import { findOpinion } from './views.ts'

type Body = Input<typeof endpoint>['body']
/** Writes the decision of one opinion, in the open act; returns the facts of its event. */
export async function writeDecision(ctx: Ctx, opinionId: string, { decision, words }: Body, revision: number) {
  const textId = await keepText(ctx.db, words, { class: 'consult_decision' })
  await queries.decideOpinion(ctx.db, opinionId, { decision, textId, revision, by: personOf(ctx.actor).personId, at: ctx.now })
  return { opinionId, decision, revision, textId }
}

const missing = () => new AppError('not_found', 'consult.opinion_not_found')

/** Taken up with the change made, or explained; decided anew as often as needed until the table is published. */
export async function decideOpinion(ctx: Ctx, opinionId: string, body: Body) {
  const opinion = await findOpinion(ctx.db, opinionId)
  if (!opinion) throw missing()
  const deciding = keepRequest(ctx, opinion.requestId, {
    ...{ act: 'decide', event: 'consult_request.decided' },
    async work(inner, _request, draft) {
      if (opinion.words === null) throw new AppError('rule', 'consult.nothing_to_decide')
      return writeDecision(inner, opinionId, body, draft.newestRevision)
    },
  })
  return deciding.catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'consult.not_found' ? missing() : error
  })
}
