import { perform } from '../../platform/act.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { appoint, type Wanted } from './appoint.ts'
import { getVisiblePerson, type PersonReply } from './person-views.ts'

/** Who is appointed must be visible to the administrator already: nobody reaches into another branch for people. */
export async function addAppointment(ctx: Ctx, personId: string, wanted: Wanted): Promise<PersonReply> {
  const add = async (inner: Ctx) => {
    await getVisiblePerson(inner, personId)
    // Accounts are administered, offices are not taken: another administrator must appoint an administrator.
    if (personOf(inner.actor).personId === personId) throw new AppError('forbidden', 'appointment.own')
    await appoint(inner, personId, wanted)
  }
  return perform(ctx, add, (inner) => getVisiblePerson(inner, personId))
}
