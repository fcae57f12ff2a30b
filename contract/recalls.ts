import { z } from 'zod'
import { deliveryDetail } from './dispatches.ts'
import { endpoint, id, words } from './endpoint.ts'

const params = z.object({ id })
export const recallDocument = endpoint('recallDocument', {
  summary: 'Thu hồi (Decree 30/2020 art. 18 k.4b): close copies, also registered ones; without `deliveryIds` all of them, and the document is frozen',
  auth: ['person'],
  params,
  body: z.object({ id, deliveryIds: z.array(id).min(1).max(4000).optional(), reason: words(1000), decidedByAppointmentId: id }),
  reply: z.object({ recalled: z.number() }),
  errors: ['document.not_found', 'document.not_permitted', 'document.wrong_state', 'document.recalled', 'recall.nothing', 'signer.not_found', 'act.id_used'],
})
export const answerRecall = endpoint('answerRecall', {
  summary: 'The receiver says what became of a recalled copy, on the system and on paper (art. 18 k.4b)',
  auth: ['person'],
  params,
  body: z.object({ id, text: words(1000) }),
  reply: deliveryDetail,
  errors: ['delivery.not_found', 'delivery.not_permitted', 'delivery.wrong_state', 'recall.answered', 'act.id_used'],
})
