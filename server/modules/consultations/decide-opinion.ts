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
const missing = () => new AppError('not_found', 'consult.opinion_not_found')

/** Taken up with the change made, or explained; decided anew as often as needed until the table is published. */
export async function decideOpinion(ctx: Ctx, opinionId: string, { decision, words }: Body) {
  const opinion = await findOpinion(ctx.db, opinionId)
  if (!opinion) throw missing()
  const deciding = keepRequest(ctx, opinion.requestId, {
    ...{ act: 'decide', event: 'consult_request.decided' },
    async work(inner, _request, draft) {
      if (opinion.words === null) throw new AppError('rule', 'consult.nothing_to_decide')
      const textId = await keepText(inner.db, words, { class: 'consult_decision' })
      const by = personOf(inner.actor).personId
      await queries.decideOpinion(inner.db, opinionId, { decision, textId, revision: draft.newestRevision, by, at: inner.now })
      return { opinionId, decision, revision: draft.newestRevision, textId }
    },
  })
  return deciding.catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'consult.not_found' ? missing() : error
  })
}
