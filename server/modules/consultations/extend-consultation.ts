import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { keepText } from '../../platform/private-text.ts'
import { dueDay } from './ask-opinions.ts'
import { keepRequest } from './keep-request.ts'
import * as queries from './queries.ts'

export function extendConsultation(ctx: Ctx, id: string, { dueOn: asked, reason }: { dueOn: string; reason: string }) {
  return keepRequest(ctx, id, {
    ...{ act: 'extend', event: 'consult_request.extended' },
    async work(inner, request) {
      const dueOn = await dueDay(inner, asked)
      if (dueOn <= request.dueOn) throw new AppError('rule', 'consult.due_not_later')
      const reasonTextId = await keepText(inner.db, reason, { class: 'consult_extension' })
      await queries.extendRequest(inner.db, {
        ...{ request_id: id, from_due_on: request.dueOn, due_on: dueOn, reason_text_id: reasonTextId ?? '' },
        ...{ by: personOf(inner.actor).personId, at: inner.now },
      })
      return { fromDueOn: request.dueOn, dueOn, reasonTextId }
    },
  })
}
