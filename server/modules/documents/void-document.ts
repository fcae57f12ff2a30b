import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { voidNumber } from '../registers/public.ts'
import { can } from './access.ts'
import { getSigner } from './content.ts'
import { documentDetail } from './document-detail.ts'
import { indexDocument } from './index-document.ts'
import { lockDocument } from './load-document.ts'
import * as queries from './queries.ts'

/** An issued document that was never sent; its number stays in the register as "Huỷ", with the reason and the deciding leader. */
export function voidDocument(ctx: Ctx, id: string, input: { reason: string; decidedByAppointmentId: string }) {
  return perform(
    ctx,
    async (inner) => {
      const document = await lockDocument(inner, id)
      const appointmentId = authorise(can.void(inner.actor, document.facts))
      const decidedBy = await getSigner(inner, input.decidedByAppointmentId, document.unit.id)
      await queries.updateDocument(inner.db, id, { state: 'voided' }, inner.now)
      if (document.numberId) await voidNumber(inner, document.numberId, input.reason)
      await indexDocument(inner, id)
      const reasonTextId = await keepText(inner.db, input.reason, { class: 'document_void' })
      const facts = {
        code: document.code,
        documentOn: document.documentOn,
        decidedBy: decidedBy.personId,
        decidedByAppointmentId: decidedBy.appointmentId,
        reasonTextId,
      }
      await emit(inner, [{ name: 'document.voided', objectKind: 'document', objectId: id, unitId: document.unit.id, appointmentId, facts }])
    },
    (inner) => documentDetail(inner, id),
  )
}
