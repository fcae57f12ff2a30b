import type { remindUnits as endpoint } from '../../../contract/dispatches.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { can } from './access.ts'
import { chainsOf } from './chain-views.ts'
import { findReminder } from './dispatch-views.ts'
import { loadDispatch, lookerOver } from './place.ts'
import * as queries from './queries.ts'

type Body = Input<typeof endpoint>['body']

async function remind(ctx: Ctx, dispatchId: string, body: Body): Promise<void> {
  const { place } = await loadDispatch(ctx, dispatchId)
  const appointmentId = authorise(can.remind(ctx.actor, place.unit))
  if ((await findReminder(ctx.db, dispatchId, body.id)) > 0) return
  const messageTextId = await keepText(ctx.db, body.message, { class: 'reminder_message' })
  const unitId = place.unit.id
  const chain = await chainsOf(ctx.db, [dispatchId], lookerOver(ctx.actor, place))
  const reminded = await queries.remind(ctx.db, { id: body.id, chain, unitId, by: personOf(ctx.actor).personId, at: ctx.now, messageTextId }, body)
  if (reminded === 0) throw new AppError('rule', 'dispatch.nobody_to_remind')
  await emit(ctx, [
    { name: 'dispatch.reminded', objectKind: 'dispatch', objectId: dispatchId, unitId, appointmentId, facts: { reminderId: body.id, count: reminded } },
  ])
}

/** Exactly the copies that the filter shows, in one statement, recorded with their count; it stays on the receivers' desks. */
export async function remindUnits(ctx: Ctx, dispatchId: string, body: Body): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => remind(inner, dispatchId, body),
    async (inner) => ({ reminded: await findReminder(inner.db, dispatchId, body.id) }),
  )
}
