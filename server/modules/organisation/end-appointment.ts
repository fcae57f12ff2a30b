import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { can, seesUnit } from './access.ts'
import * as queries from './person-queries.ts'
import { getVisiblePerson, type PersonReply } from './person-views.ts'
import { getUnitRef } from './views.ts'

/** The appointment, locked, of a person in a unit the actor administers, and not the actor's own. */
export async function loadAppointment(ctx: Ctx, id: string) {
  const appointment = await queries.findAppointmentForUpdate(ctx.db, id)
  if (!appointment) throw new AppError('not_found', 'appointment.not_found')
  const unit = await getUnitRef(ctx.db, appointment.unitId)
  if (!seesUnit(ctx.actor, unit)) throw new AppError('not_found', 'appointment.not_found')
  const actingIn = authorise(can.appointIn(ctx.actor, unit))
  if (appointment.personId === personOf(ctx.actor).personId) throw new AppError('rule', 'appointment.own')
  return { appointment, unit, actingIn }
}

async function end(ctx: Ctx, id: string, on: string): Promise<void> {
  const { appointment, actingIn } = await loadAppointment(ctx, id)
  if (appointment.toOn) throw new AppError('rule', 'appointment.ended')
  if (on < appointment.fromOn) throw new AppError('invalid', 'request.invalid', { fields: ['on'] })
  await queries.markAppointmentEnded(ctx.db, id, on)
  const { personId, unitId } = appointment
  const facts = { appointmentId: id, on }
  await emit(ctx, [{ name: 'appointment.ended', objectKind: 'person', objectId: personId, unitId, appointmentId: actingIn, tell: [personId], facts }])
}

/** The last day counts: roles end when it is over. */
export async function endAppointment(ctx: Ctx, id: string, on: string): Promise<PersonReply> {
  return perform(
    ctx,
    (inner) => end(inner, id, on),
    (inner) => personOfAppointment(inner, id),
  )
}

export async function personOfAppointment(ctx: Ctx, id: string): Promise<PersonReply> {
  const appointment = await queries.findAppointmentForUpdate(ctx.db, id)
  if (!appointment) throw new AppError('not_found', 'appointment.not_found')
  return getVisiblePerson(ctx, appointment.personId)
}
