import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { getDeliveryForUpdate } from '../dispatches/public.ts'
import { createDraft, type DraftInput, discardingSecret } from '../documents/public.ts'
import { can } from './access.ts'
import * as queries from './queries.ts'

/** A draft that answers a copy: made and linked in one act. */
export function answerDelivery(ctx: Ctx, deliveryId: string, draft: DraftInput): Promise<{ documentId: string }> {
  const write = async (inner: Ctx) => {
    const delivery = await getDeliveryForUpdate(inner, deliveryId)
    const appointmentId = authorise(can.answer(inner.actor, delivery))
    await createDraft(inner, draft)
    await queries.insertAnswer(inner.db, { documentId: draft.id, deliveryId, by: personOf(inner.actor).personId })
    const facts = { documentId: draft.id }
    await emit(inner, [{ name: 'delivery.answer_drafted', objectKind: 'delivery', objectId: deliveryId, unitId: delivery.unit.id, appointmentId, facts }])
  }
  return discardingSecret(ctx, () => perform(ctx, write, async () => ({ documentId: draft.id })))
}
