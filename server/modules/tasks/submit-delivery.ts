import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { can, deliveryDetail, getDeliveryForUpdate } from '../dispatches/public.ts'
import { leadersOf, peopleOf } from '../organisation/public.ts'
import * as queries from './queries.ts'
import { taskFacts } from './views.ts'

type Wanted = { id: string; toPersonId: string; note?: string | undefined }

/** In the act's transaction. */
export async function submit(inner: Ctx, deliveryId: string, wanted: Wanted): Promise<void> {
  const delivery = await getDeliveryForUpdate(inner, deliveryId)
  const appointmentId = authorise(can.submit(inner.actor, delivery))
  if ((await taskFacts(inner.db, deliveryId)).submissionTo !== null) throw new AppError('conflict', 'delivery.already_submitted')
  const people = await peopleOf(inner.db, delivery.unit.officeId)
  if (!people.some((one) => one.personId === wanted.toPersonId)) throw new AppError('not_found', 'person.not_found')
  const leaders = await leadersOf(inner.db, delivery.unit.officeId)
  if (!leaders.some((one) => one.personId === wanted.toPersonId)) throw new AppError('rule', 'submission.not_a_leader')
  await queries.insertSubmission(inner.db, {
    ...{ id: wanted.id, subject_kind: 'delivery', subject_id: deliveryId, unit_id: delivery.unit.id, to_person_id: wanted.toPersonId },
    note_text_id: await keepText(inner.db, wanted.note, { class: 'submission_note' }),
    by: personOf(inner.actor).personId,
  })
  const facts = { toPersonId: wanted.toPersonId, submissionId: wanted.id }
  await emit(inner, [
    { name: 'delivery.submitted', objectKind: 'delivery', objectId: deliveryId, unitId: delivery.unit.id, appointmentId, tell: [wanted.toPersonId], facts },
  ])
}

/** The clerk submits a registered copy to a leader of the office (Decree 30/2020 art. 23). */
export function submitDelivery(ctx: Ctx, deliveryId: string, wanted: Wanted) {
  return perform(
    ctx,
    (inner) => submit(inner, deliveryId, wanted),
    (inner) => deliveryDetail(inner, deliveryId),
  )
}
