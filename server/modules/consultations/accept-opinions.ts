import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { writeDecision } from './decide-opinion.ts'
import { keepRequest } from './keep-request.ts'
import { listOpinions } from './views.ts'

/** Tiếp thu tất cả: what was taken up or explained before stays as it is. */
export async function acceptOpinions(ctx: Ctx, id: string, words: string) {
  return keepRequest(ctx, id, {
    ...{ act: 'decide', event: 'consult_request.decided' },
    async work(inner, _request, draft) {
      const undecided = (await listOpinions(inner.db, [id])).filter((opinion) => opinion.words !== null && opinion.decision === null)
      if (undecided.length === 0) throw new AppError('rule', 'consult.nothing_undecided')
      const facts = []
      for (const opinion of undecided) facts.push(await writeDecision(inner, opinion.id, { decision: 'accepted', words }, draft.newestRevision))
      return facts
    },
  })
}
