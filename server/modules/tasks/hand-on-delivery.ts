import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { movedDue } from '../calendar/public.ts'
import { getDeliveryForUpdate } from '../dispatches/public.ts'
import { peopleOf } from '../organisation/public.ts'
import { can } from './access.ts'
import { getHandling } from './get-handling.ts'
import { listNamed } from './handling-views.ts'
import * as queries from './queries.ts'

type Wanted = { id: string; unitId: string; personId: string; dueOn: string | null }

/** The head of a department that was given the work names one of its people and a day (second part of the settlement slip). */
export function handOnDelivery(ctx: Ctx, deliveryId: string, wanted: Wanted) {
  return perform(
    ctx,
    async (inner) => {
      const delivery = await getDeliveryForUpdate(inner, deliveryId)
      const named = await listNamed(inner.db, deliveryId)
      const department = named.departments.filter((one) => one === wanted.unitId)
      const appointmentId = authorise(can.handOn(inner.actor, delivery, department))
      const people = await peopleOf(inner.db, delivery.unit.officeId)
      if (!people.some((one) => one.personId === wanted.personId && one.unitId === wanted.unitId)) throw new AppError('not_found', 'person.not_found')
      if (wanted.dueOn !== null && wanted.dueOn < dayIn(inner.now)) throw new AppError('rule', 'assignment.due_in_past')
      const dueOn = await movedDue(inner.db, wanted.dueOn)
      if (named.people.includes(wanted.personId)) throw new AppError('rule', 'assignment.twice')
      await queries.insertAssignment(inner.db, {
        ...{ id: wanted.id, subject_kind: 'delivery', subject_id: deliveryId, unit_id: delivery.unit.id, person_id: wanted.personId, role: 'support' },
        ...{ due_on: dueOn, of_unit_id: wanted.unitId, by: personOf(inner.actor).personId },
      })
      const facts = { assignmentId: wanted.id, ofUnitId: wanted.unitId, personId: wanted.personId, dueOn, askedOn: wanted.dueOn }
      const event = { name: 'delivery.handed_on', objectKind: 'delivery', objectId: deliveryId, unitId: delivery.unit.id, appointmentId }
      await emit(inner, [{ ...event, tell: [wanted.personId], facts }])
    },
    (inner) => getHandling(inner, deliveryId),
  )
}
