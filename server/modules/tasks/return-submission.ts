import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { can, deliveryDetail, getDeliveryForUpdate, onBehalf } from '../dispatches/public.ts'
import * as queries from './queries.ts'
import { taskFacts } from './views.ts'

/** "Trả lại văn thư": the leader's way back, with a reason. */
export function returnSubmission(ctx: Ctx, deliveryId: string, reason: string) {
  return perform(
    ctx,
    async (inner) => {
      const delivery = await getDeliveryForUpdate(inner, deliveryId)
      const tasks = await taskFacts(inner.db, deliveryId)
      const appointmentId = authorise(can.returnToClerk(inner.actor, delivery, tasks))
      const reasonTextId = await keepText(inner.db, reason, { class: 'submission_return' })
      const settled = await queries.settleSubmission(inner.db, deliveryId, { state: 'returned', at: inner.now, reasonTextId })
      if (!settled) throw new AppError('rule', 'delivery.wrong_state')
      const tell = settled.by ? [settled.by] : []
      const facts = { submissionId: settled.id, reasonTextId, ...onBehalf(inner.actor, delivery, tasks) }
      await emit(inner, [
        { name: 'delivery.returned_to_clerk', objectKind: 'delivery', objectId: deliveryId, unitId: delivery.unit.id, appointmentId, tell, facts },
      ])
    },
    (inner) => deliveryDetail(inner, deliveryId),
  )
}
