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

/** What the officer proposes on the settlement slip; another proposal stands beside the first. */
export function proposeSettlement(ctx: Ctx, deliveryId: string, { id, text }: { id: string; text: string }) {
  return perform(
    ctx,
    async (inner) => {
      const delivery = await getDeliveryForUpdate(inner, deliveryId)
      const appointmentId = authorise(can.propose(inner.actor, delivery, await listNamed(inner.db, deliveryId)))
      const textId = (await keepText(inner.db, text, { class: 'settlement_proposal' })) as string
      const row = { id, subject_kind: 'delivery', subject_id: deliveryId, unit_id: delivery.unit.id, by: personOf(inner.actor).personId, text_id: textId }
      if (!(await queries.insertProposal(inner.db, { ...row, at: inner.now }))) throw new AppError('conflict', 'act.id_used')
      const tell = await listGivers(inner.db, deliveryId)
      const facts = { proposalId: id, textId }
      await emit(inner, [
        { name: 'delivery.settlement_proposed', objectKind: 'delivery', objectId: deliveryId, unitId: delivery.unit.id, appointmentId, tell, facts },
      ])
    },
    (inner) => getHandling(inner, deliveryId),
  )
}
