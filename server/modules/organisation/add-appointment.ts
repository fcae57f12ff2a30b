import { perform } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { appoint, type Wanted } from './appoint.ts'
import { getVisiblePerson, type PersonReply } from './person-views.ts'

/** Who is appointed must be visible to the administrator already: nobody reaches into another branch for people. */
export async function addAppointment(ctx: Ctx, personId: string, wanted: Wanted): Promise<PersonReply> {
  const add = async (inner: Ctx) => {
    await getVisiblePerson(inner, personId)
    await appoint(inner, personId, wanted)
  }
  return perform(ctx, add, (inner) => getVisiblePerson(inner, personId))
}
