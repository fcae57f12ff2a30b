import { perform } from '../../platform/act.ts'
import { type Actor, authorise, type Decision } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { can, type DeliveryFacts, deliveryDetail, getDeliveryForUpdate, recordStatus, type Tasks } from '../dispatches/public.ts'
import * as queries from './queries.ts'
import { taskFacts } from './views.ts'

type Step = {
  name: 'delivery.started' | 'delivery.finished' | 'delivery.reopened'
  code: '05' | '06'
  may: (actor: Actor, delivery: DeliveryFacts, tasks: Tasks) => Decision
  words?: string | undefined
}

async function take(inner: Ctx, deliveryId: string, step: Step): Promise<void> {
  const delivery = await getDeliveryForUpdate(inner, deliveryId)
  const tasks = await taskFacts(inner.db, deliveryId)
  const appointmentId = authorise(step.may(inner.actor, delivery, tasks))
  const tell = [delivery.fromPartyId, tasks.leadPersonId, tasks.leadUnitId].filter((one) => one !== null)
  const facts = { leadPersonId: tasks.leadPersonId, leadUnitId: tasks.leadUnitId }
  const [eventId] = await emit(inner, [{ name: step.name, objectKind: 'delivery', objectId: deliveryId, unitId: delivery.unit.id, appointmentId, tell, facts }])
  await recordStatus(inner, delivery, { code: step.code, eventId: eventId as string, ...(step.words && { reason: step.words }) })
  await queries.markLead(inner.db, deliveryId, { state: step.code === '05' ? 'started' : 'finished', at: inner.now })
}

function settle(ctx: Ctx, deliveryId: string, step: Step) {
  return perform(
    ctx,
    (inner) => take(inner, deliveryId, step),
    (inner) => deliveryDetail(inner, deliveryId),
  )
}

const finishing = (note: string | undefined): Step => ({ name: 'delivery.finished', code: '06', may: can.finish, words: note })
/** In the act's transaction. */
export const finish = (inner: Ctx, id: string, note: string | undefined) => take(inner, id, finishing(note))

/** The lead starts work (05). */
export const startAssignment = (ctx: Ctx, id: string) => settle(ctx, id, { name: 'delivery.started', code: '05', may: can.start })
/** The lead finishes (06), with the result in a few words. */
export const finishAssignment = (ctx: Ctx, id: string, note: string | undefined) => settle(ctx, id, finishing(note))
/** Finished too early: back in process (06 to 05), with a reason. */
export const reopenAssignment = (ctx: Ctx, id: string, reason: string) =>
  settle(ctx, id, { name: 'delivery.reopened', code: '05', may: can.reopen, words: reason })
