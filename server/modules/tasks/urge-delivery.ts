import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { getDeliveryForUpdate } from '../dispatches/public.ts'
import { can } from './access.ts'
import { getHandling } from './get-handling.ts'
import { listGivers, listNamed } from './handling-views.ts'
import * as queries from './queries.ts'
import { isTooSoon } from './rules.ts'
import { findLastUrging } from './urging-views.ts'

type Urging = { id: string; message?: string | undefined }
async function urge(ctx: Ctx, deliveryId: string, { id, message }: Urging): Promise<void> {
  const delivery = await getDeliveryForUpdate(ctx, deliveryId)
  const appointmentId = authorise(can.urge(ctx.actor, delivery, await listGivers(ctx.db, deliveryId)))
  const last = await findLastUrging(ctx.db, deliveryId)
  if (last && isTooSoon(last.at, ctx.now)) throw new AppError('rule', 'urging.too_soon')
  const { people, departments } = await listNamed(ctx.db, deliveryId)
  const messageTextId = await keepText(ctx.db, message, { class: 'urging_message' })
  const facts = { urgingId: id, people: [...people], departments: [...departments], messageTextId }
  const tell = [...people, ...departments]
  const event = { name: 'delivery.urged', objectKind: 'delivery', objectId: deliveryId, unitId: delivery.unit.id, appointmentId, tell, facts }
  const [eventId = ''] = await emit(ctx, [event])
  const row = { id, subject_kind: 'delivery', subject_id: deliveryId, unit_id: delivery.unit.id, message_text_id: messageTextId, event_id: eventId }
  if (!(await queries.insertUrging(ctx.db, { ...row, by: personOf(ctx.actor).personId, at: ctx.now }))) throw new AppError('conflict', 'act.id_used')
}

/** Đôn đốc: those the work waits with have it on their desk, once an hour. */
export function urgeDelivery(ctx: Ctx, deliveryId: string, urging: Urging) {
  return perform(
    ctx,
    (inner) => urge(inner, deliveryId, urging),
    (inner) => getHandling(inner, deliveryId),
  )
}
