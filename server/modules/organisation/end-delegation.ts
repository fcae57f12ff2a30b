import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { can, seesUnit } from './access.ts'
import { lockAppointment, markDelegationEnded } from './delegation-queries.ts'
import { findDelegation } from './delegation-views.ts'
import type { DelegationItem } from './list-delegations.ts'
import { delegationItem } from './record-delegation.ts'
import { getUnitRef } from './views.ts'

async function end(ctx: Ctx, id: string): Promise<void> {
  const missing = new AppError('not_found', 'delegation.not_found')
  const known = await findDelegation(ctx.db, id)
  if (!known) throw missing
  await lockAppointment(ctx.db, known.from.appointmentId)
  const row = await findDelegation(ctx.db, id)
  if (!row) throw missing
  const { personId } = personOf(ctx.actor)
  const unit = await getUnitRef(ctx.db, row.unitId)
  if (![row.from.personId, row.to.personId].includes(personId) && !seesUnit(ctx.actor, unit)) throw missing
  const appointmentId = authorise(can.delegate(ctx.actor, { unit, personId: row.from.personId }))
  if (row.endedAt || row.toOn < dayIn(ctx.now)) throw new AppError('rule', 'delegation.over')
  await markDelegationEnded(ctx.db, id, { at: ctx.now, by: personId })
  const tell = [row.from.personId, row.to.personId]
  await emit(ctx, [{ name: 'delegation.ended', objectKind: 'delegation', objectId: id, unitId: row.unitId, appointmentId, tell }])
}

/** Back earlier than thought: from this moment nobody stands in any more. The row stays. */
export function endDelegation(ctx: Ctx, id: string): Promise<DelegationItem> {
  return perform(
    ctx,
    (inner) => end(inner, id),
    (inner) => delegationItem(inner, id),
  )
}
