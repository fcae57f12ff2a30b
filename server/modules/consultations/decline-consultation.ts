import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { getConsultation } from './get-consultation.ts'
import { lockMine, toldOf } from './load-request.ts'
import * as queries from './queries.ts'

/** No opinion is given, and why: the drafter need not wait. */
export function declineConsultation(ctx: Ctx, id: string, { partyId, reason }: { partyId: string; reason: string }) {
  return perform(
    ctx,
    async (inner) => {
      const { request, party, answer } = await lockMine(inner, id, partyId)
      const appointmentId = authorise(answer)
      const reasonTextId = await keepText(inner.db, reason, { class: 'consult_decline' })
      await queries.answerParty(inner.db, party.id, { state: 'declined', by: personOf(inner.actor).personId, at: inner.now, reasonTextId })
      const facts = { documentId: request.documentId, partyId: party.id, reasonTextId }
      const tell = await toldOf(inner, request)
      await emit(inner, [{ name: 'consult_request.declined', objectKind: 'consult_request', objectId: id, unitId: request.unitId, appointmentId, tell, facts }])
    },
    (inner) => getConsultation(inner, id),
  )
}
