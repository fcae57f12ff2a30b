import { perform } from '../../platform/act.ts'
import { authorise, type Role } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { can } from './access.ts'
import { authoriseGrant } from './appoint.ts'
import { loadAppointment, personOfAppointment } from './end-appointment.ts'
import * as queries from './person-queries.ts'
import type { PersonReply } from './person-views.ts'
import { loadUnit } from './unit-views.ts'
import { getUnitRef } from './views.ts'

type Wanted = { role: Role; unitId: string }

async function set(ctx: Ctx, id: string, wanted: readonly Wanted[]): Promise<void> {
  const { appointment, unit, actingIn } = await loadAppointment(ctx, id)
  // What is replaced must be the actor's to take away, too.
  for (const unitId of await queries.listGrantUnits(ctx.db, id)) authorise(can.appointIn(ctx.actor, await getUnitRef(ctx.db, unitId)))
  for (const grant of wanted) {
    await loadUnit(ctx, grant.unitId)
    await authoriseGrant(ctx, unit, grant)
  }
  await queries.deleteGrants(ctx.db, id)
  await queries.insertGrants(
    ctx.db,
    wanted.map((grant) => ({ ...grant, appointmentId: id })),
  )
  const facts = { appointmentId: id, grants: wanted.map((grant) => ({ ...grant })) }
  const { personId, unitId } = appointment
  await emit(ctx, [{ name: 'grants.set', objectKind: 'person', objectId: personId, unitId, appointmentId: actingIn, tell: [personId], facts }])
}

export async function setGrants(ctx: Ctx, id: string, wanted: readonly Wanted[]): Promise<PersonReply> {
  return perform(
    ctx,
    (inner) => set(inner, id, wanted),
    (inner) => personOfAppointment(inner, id),
  )
}
