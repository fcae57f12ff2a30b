import { authorise, type Role, type UnitRef } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { can } from './access.ts'
import * as queries from './person-queries.ts'
import { findUnitForUpdate } from './queries.ts'
import { grantsOfRoles } from './rules.ts'
import { loadUnit } from './unit-views.ts'
import { getUnitRef } from './views.ts'

export type Wanted = {
  id: string
  unitId: string
  office: string
  blockLines: readonly string[]
  fromOn?: string | undefined
  roles: readonly Role[]
}

/** An appointment with its roles in the open act. Returns the appointment the actor acts in. */
export async function appoint(ctx: Ctx, personId: string, wanted: Wanted): Promise<string | null> {
  const unit = await loadUnit(ctx, wanted.unitId)
  const appointmentId = authorise(can.appointIn(ctx.actor, unit))
  if ((await findUnitForUpdate(ctx.db, unit.id))?.closed_on) throw new AppError('rule', 'unit.closed')
  if (await queries.findAppointmentForUpdate(ctx.db, wanted.id)) throw new AppError('conflict', 'act.id_used')
  const grants = grantsOfRoles(unit, wanted.roles)
  for (const grant of grants) await authoriseGrant(ctx, unit, grant)
  await queries.insertAppointments(ctx.db, [{ ...wanted, personId, fromOn: wanted.fromOn ?? dayIn(ctx.now) }])
  await queries.insertGrants(
    ctx.db,
    grants.map((grant) => ({ ...grant, appointmentId: wanted.id })),
  )
  const facts = { appointmentId: wanted.id, roles: [...wanted.roles] }
  await emit(ctx, [{ name: 'appointment.made', objectKind: 'person', objectId: personId, unitId: unit.id, appointmentId, tell: [personId], facts }])
  return appointmentId
}

/** The actor administers the unit of the grant, and the role can be held from where the person sits. */
export async function authoriseGrant(ctx: Ctx, sits: UnitRef, grant: { role: Role; unitId: string }): Promise<void> {
  const over = await getUnitRef(ctx.db, grant.unitId)
  authorise(can.appointIn(ctx.actor, over))
  if (!can.holdRole(grant.role, sits, over)) throw new AppError('forbidden', 'person.not_permitted')
}
