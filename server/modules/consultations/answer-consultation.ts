import type { answerConsultation as endpoint } from '../../../contract/consultations.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { keepText } from '../../platform/private-text.ts'
import { getConsultation } from './get-consultation.ts'
import { lockMine, toldOf } from './load-request.ts'
import * as queries from './queries.ts'
import { assertAnswer } from './rules.ts'
import type { PartyRow, RequestRow } from './views.ts'

type Body = Input<typeof endpoint>['body']

/** Without words one line says the position; with them one line for each place. */
async function keepOpinions(ctx: Ctx, request: RequestRow, party: PartyRow, { position, opinions }: Body): Promise<number> {
  const given = opinions.length > 0 ? opinions : [{ id: newId(), place: '', words: null }]
  const rows = []
  for (const [ordinal, { id, place, words }] of given.entries()) {
    const textId = await keepText(ctx.db, words, { class: 'consult_opinion', partyId: party.unitId ?? party.personId ?? '' })
    rows.push({ id, request_id: request.id, party_id: party.id, ordinal, place: place.normalize('NFC'), text_id: textId, position })
  }
  if ((await queries.insertOpinions(ctx.db, rows)) !== rows.length) throw new AppError('conflict', 'act.id_used')
  return opinions.length
}

export function answerConsultation(ctx: Ctx, id: string, body: Body) {
  return perform(
    ctx,
    async (inner) => {
      const { request, party, answer } = await lockMine(inner, id, body.partyId)
      const appointmentId = authorise(answer)
      assertAnswer(body.position, body.opinions)
      const count = await keepOpinions(inner, request, party, body)
      await queries.answerParty(inner.db, party.id, { state: 'answered', by: personOf(inner.actor).personId, at: inner.now })
      const facts = { documentId: request.documentId, partyId: party.id, position: body.position, opinions: count }
      const tell = await toldOf(inner, request)
      await emit(inner, [{ name: 'consult_request.answered', objectKind: 'consult_request', objectId: id, unitId: request.unitId, appointmentId, tell, facts }])
    },
    (inner) => getConsultation(inner, id),
  )
}
