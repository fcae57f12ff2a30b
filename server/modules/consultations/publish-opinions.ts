import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { keepRequest } from './keep-request.ts'
import * as queries from './queries.ts'
import { listOpinions } from './views.ts'

/** Those asked see what became of each opinion: so each must have been decided. */
export function publishOpinions(ctx: Ctx, id: string) {
  return keepRequest(ctx, id, {
    ...{ act: 'publish', event: 'consult_request.published' },
    async work(inner) {
      const opinions = (await listOpinions(inner.db, [id])).filter((one) => one.words !== null)
      const count = opinions.filter((one) => one.decision === null).length
      if (count > 0) throw new AppError('rule', 'consult.undecided', { count })
      await queries.closeRequest(inner.db, id, inner.now)
      await queries.publishRequest(inner.db, id, personOf(inner.actor).personId, inner.now)
      return { opinions: opinions.length }
    },
  })
}
