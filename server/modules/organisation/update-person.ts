import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { can } from './access.ts'
import { updatePeopleNames } from './person-queries.ts'
import { getVisiblePerson, type PersonReply } from './person-views.ts'
import { unitsOfPerson } from './views.ts'

export async function updatePerson(ctx: Ctx, id: string, wanted: { fullName: string }): Promise<PersonReply> {
  const update = async (inner: Ctx) => {
    const units = await unitsOfPerson(inner.db, id, dayIn(inner.now))
    const appointmentId = authorise(can.managePerson(inner.actor, units))
    await updatePeopleNames(inner.db, [{ id, fullName: wanted.fullName }])
    await emit(inner, [{ name: 'person.changed', objectKind: 'person', objectId: id, unitId: units[0]?.id ?? null, appointmentId }])
  }
  return perform(ctx, update, (inner) => getVisiblePerson(inner, id))
}
