import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { checkAsked } from './find-askable.ts'
import { keepRequest } from './keep-request.ts'
import * as queries from './queries.ts'
import type { Asked } from './rules.ts'
import { listParties } from './views.ts'

export function askMore(ctx: Ctx, id: string, parties: readonly Asked[]) {
  return keepRequest(ctx, id, {
    ...{ act: 'askMore', event: 'consult_request.asked_more' },
    async work(inner, _request, draft) {
      await checkAsked(inner, draft, parties)
      const known = new Set((await listParties(inner.db, [id])).map((party) => party.personId ?? party.unitId))
      if (parties.some((one) => known.has(one.id))) throw new AppError('rule', 'consult.asked_twice')
      await queries.insertParties(inner.db, id, parties, inner.now)
      return { parties: parties.map((one) => one.id) }
    },
  })
}
