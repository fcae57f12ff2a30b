import { z } from 'zod'
import { endpoint, id } from './endpoint.ts'

const ids = z.array(id).min(1).max(100)
/** Each answers for itself: done, or the code of why not. */
const answer = z.object({ id, done: z.boolean(), code: z.string().nullable() })
const errors = ['delivery.not_found', 'delivery.not_permitted', 'delivery.wrong_state']

export const acceptDeliveries = endpoint('acceptDeliveries', {
  summary: 'Tiếp nhận, vào sổ many in one act: each takes its own arrival number, in the order given, and answers for itself',
  auth: ['person'],
  body: z.strictObject({ ids }),
  reply: z.object({ items: z.array(answer.extend({ arrivalNumber: z.number().nullable() })) }),
  errors,
})
export const submitDeliveries = endpoint('submitDeliveries', {
  summary: 'The clerk submits many registered copies to one leader in one act (Decree 30/2020 art. 23); each answers for itself',
  auth: ['person'],
  body: z.strictObject({
    toPersonId: id,
    note: z.string().trim().max(1000).optional(),
    submissions: z
      .array(z.strictObject({ id, deliveryId: id }))
      .min(1)
      .max(100),
  }),
  reply: z.object({ items: z.array(answer) }),
  errors: [...errors, 'delivery.already_submitted', 'person.not_found', 'submission.not_a_leader', 'act.id_used'],
})
export const finishDeliveries = endpoint('finishDeliveries', {
  summary: 'Finish many copies in one act (06), by whoever may finish each; each answers for itself',
  auth: ['person'],
  body: z.strictObject({ ids, note: z.string().trim().max(1000).optional() }),
  reply: z.object({ items: z.array(answer) }),
  errors,
})
