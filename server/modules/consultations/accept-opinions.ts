import type { acceptOpinions as endpoint } from '../../../contract/consultations.ts'
import type { Input } from '../../../contract/endpoint.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { writeDecision } from './decide-opinion.ts'
import { keepRequest } from './keep-request.ts'
import { listOpinions } from './views.ts'

/** Tiếp thu tất cả: of what was shown. What was taken up or explained before stays as it is, and what came meanwhile stays open. */
export async function acceptOpinions(ctx: Ctx, id: string, { words, opinionIds }: Input<typeof endpoint>['body']) {
  const shown = new Set(opinionIds)
  return keepRequest(ctx, id, {
    ...{ act: 'decide', event: 'consult_request.decided' },
    async work(inner, _request, draft) {
      const undecided = (await listOpinions(inner.db, [id])).filter((one) => shown.has(one.id) && one.words !== null && one.decision === null)
      if (undecided.length === 0) throw new AppError('rule', 'consult.nothing_undecided')
      const facts = []
      for (const opinion of undecided) facts.push(await writeDecision(inner, opinion.id, { decision: 'accepted', words }, draft.newestRevision))
      return facts
    },
  })
}
