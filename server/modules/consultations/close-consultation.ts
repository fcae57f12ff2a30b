import type { Ctx } from '../../platform/ctx.ts'
import { keepRequest } from './keep-request.ts'
import * as queries from './queries.ts'

export function closeConsultation(ctx: Ctx, id: string) {
  return keepRequest(ctx, id, {
    ...{ act: 'close', event: 'consult_request.closed' },
    async work(inner, request) {
      await queries.closeRequest(inner.db, id, inner.now)
      return { dueOn: request.dueOn }
    },
  })
}
