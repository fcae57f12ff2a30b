import type { recordDelegation as endpoint } from '../../../contract/delegations.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { can, seesUnit } from './access.ts'
import * as queries from './delegation-queries.ts'
import { findDelegation, findHeldOffice, type HeldOffice, overlaps } from './delegation-views.ts'
import { type DelegationItem, itemOf } from './list-delegations.ts'
import { getUnitRef } from './views.ts'

type Wanted = Input<typeof endpoint>['body']

async function holderOf(ctx: Ctx, appointmentId: string): Promise<HeldOffice> {
  const held = await findHeldOffice(ctx.db, appointmentId, dayIn(ctx.now))
  if (!held) throw new AppError('not_found', 'appointment.not_found')
  return held
}

/** Both sit in one office; nothing is delegated for days that are over; who signs has a block of his own to sign in, and a written mandate (Decree 30/2020 art. 13). */
function assertDelegable(wanted: Wanted, from: HeldOffice, to: HeldOffice, today: string): void {
  if (from.personId === to.personId) throw new AppError('rule', 'delegation.to_oneself')
  if (from.officeId !== to.officeId) throw new AppError('rule', 'delegation.other_office')
  if (wanted.toOn < wanted.fromOn || wanted.fromOn < today) throw new AppError('rule', 'delegation.past')
  if (wanted.scope === 'review') return
  if (to.blockLines.length === 0) throw new AppError('rule', 'delegation.no_block')
  if (wanted.mandate === undefined) throw new AppError('rule', 'delegation.no_mandate')
}

async function record(ctx: Ctx, wanted: Wanted): Promise<void> {
  const me = personOf(ctx.actor)
  const from = await holderOf(ctx, wanted.fromAppointmentId)
  const unit = await getUnitRef(ctx.db, from.unitId)
  if (from.personId !== me.personId && !seesUnit(ctx.actor, unit)) throw new AppError('not_found', 'appointment.not_found')
  const appointmentId = authorise(can.delegate(ctx.actor, { unit, personId: from.personId }))
  const to = await holderOf(ctx, wanted.toAppointmentId)
  // An administrator takes nobody's work upon himself.
  if (to.personId === me.personId) throw new AppError('forbidden', 'delegation.not_permitted')
  assertDelegable(wanted, from, to, dayIn(ctx.now))
  await queries.lockAppointment(ctx.db, from.appointmentId)
  if (await overlaps(ctx.db, wanted)) throw new AppError('rule', 'delegation.overlaps')
  const { reason, mandate, ...days } = wanted
  const texts = {
    reasonTextId: await keepText(ctx.db, reason, { class: 'delegation_reason' }),
    mandateTextId: await keepText(ctx.db, mandate, { class: 'delegation_mandate' }),
  }
  if (!(await queries.insertDelegation(ctx.db, { ...days, ...texts, by: me.personId }))) throw new AppError('conflict', 'act.id_used')
  const facts = { ...days, ...texts }
  const tell = [from.personId, to.personId]
  await emit(ctx, [{ name: 'delegation.recorded', objectKind: 'delegation', objectId: wanted.id, unitId: from.unitId, appointmentId, tell, facts }])
}

/** The leader himself, or who administers him, records who stands in for him. */
export function recordDelegation(ctx: Ctx, wanted: Wanted): Promise<DelegationItem> {
  return perform(
    ctx,
    (inner) => record(inner, wanted),
    (inner) => delegationItem(inner, wanted.id),
  )
}

/** As it stands now. Throws delegation.not_found. */
export async function delegationItem(ctx: Ctx, id: string): Promise<DelegationItem> {
  const row = await findDelegation(ctx.db, id)
  if (!row) throw new AppError('not_found', 'delegation.not_found')
  return itemOf(ctx, row)
}
