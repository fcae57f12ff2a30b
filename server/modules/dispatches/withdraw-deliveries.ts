import type { withdrawDeliveries as endpoint } from '../../../contract/dispatches.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { leadersOf } from '../organisation/public.ts'
import { can } from './access.ts'
import { chainsOf } from './chain-views.ts'
import { factsOfAct } from './dispatch-views.ts'
import { loadDispatch, lookerOver } from './place.ts'
import * as queries from './queries.ts'

type Body = Input<typeof endpoint>['body']
const eventName = 'dispatch.withdrawn'

async function withdraw(ctx: Ctx, dispatchId: string, body: Body): Promise<void> {
  const { place } = await loadDispatch(ctx, dispatchId)
  const appointmentId = authorise(can.withdraw(ctx.actor, place.unit))
  const leaders = await leadersOf(ctx.db, place.unit.id)
  if (!leaders.some((leader) => leader.appointmentId === body.decidedByAppointmentId)) throw new AppError('rule', 'signer.not_found')
  const chain = await chainsOf(ctx.db, [dispatchId], lookerOver(ctx.actor, place))
  const { early, found } = await queries.lockForWithdrawal(ctx.db, chain, body.deliveryIds)
  if (early.length === 0) throw new AppError('rule', 'dispatch.nothing_to_withdraw')
  const facts = { withdrawn: early.length, tooLate: found - early.length, decidedBy: body.decidedByAppointmentId, deliveryIds: early }
  const [eventId] = await emit(ctx, [{ name: eventName, objectKind: 'dispatch', objectId: dispatchId, unitId: place.unit.id, appointmentId, facts }])
  await queries.withdraw(ctx.db, early, {
    eventId: eventId as string,
    personId: personOf(ctx.actor).personId,
    reasonTextId: (await keepText(ctx.db, body.reason, { class: 'withdrawal_reason' })) as string,
    occurredAt: ctx.act.occurredAt,
    at: ctx.now,
  })
}

/** Lấy lại: only what nobody has accepted yet; the receiver keeps a line with the reason. */
export async function withdrawDeliveries(ctx: Ctx, dispatchId: string, body: Body): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => withdraw(inner, dispatchId, body),
    async (inner) => {
      const facts = await factsOfAct(inner.db, inner.act.id, eventName)
      return { withdrawn: Number(facts?.withdrawn ?? 0), tooLate: Number(facts?.tooLate ?? 0) }
    },
  )
}
