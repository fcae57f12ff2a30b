import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { keepRequest } from './keep-request.ts'
import * as queries from './queries.ts'

const hourMs = 3_600_000

/** Whoever has not answered, each once an hour; it stays on their desks. */
export function remindAsked(ctx: Ctx, id: string) {
  return keepRequest(ctx, id, {
    ...{ act: 'remind', event: 'consult_request.reminded' },
    async work(inner) {
      const count = await queries.remindOpen(inner.db, id, inner.now, new Date(inner.now.getTime() - hourMs))
      if (count === 0) throw new AppError('rule', 'consult.nobody_to_remind')
      return { count }
    },
  })
}
