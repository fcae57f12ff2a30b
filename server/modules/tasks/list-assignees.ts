import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { getUnitRef, peopleOf } from '../organisation/public.ts'
import { departmentsOf } from './views.ts'

/** People and departments of an office one works in, to whom work can be given. */
export async function listAssignees(ctx: Ctx, unitId: string) {
  const unit = await getUnitRef(ctx.db, unitId)
  if (!personOf(ctx.actor).appointments.some((held) => held.officeId === unit.officeId)) throw new AppError('not_found', 'unit.not_found')
  const people = await peopleOf(ctx.db, unit.officeId)
  return {
    people: people.map(({ personId, fullName, office, unitName, roles }) => ({ personId, fullName, office, unitName, isLeader: roles.includes('leader') })),
    units: await departmentsOf(ctx.db, unit.officeId),
  }
}
