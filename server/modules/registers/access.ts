import { type Actor, asMay, byRole, personOf, type UnitRef } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import * as queries from './queries.ts'

export type Office = { unit: UnitRef; name: string; clerkReader: number }

/** The office whose registers the actor reads: he carries the reader number of its staff. Anything else does not exist for him. */
export async function officeFor(ctx: Ctx, unitId: string, denied = 'unit.not_found'): Promise<Office> {
  const found = await queries.findUnit(ctx.db, unitId)
  const actor = personOf(ctx.actor)
  if (!found || !actor.readers.includes(found.staffReader)) throw new AppError('not_found', denied)
  return { unit: { id: found.id, officeId: found.officeId, ancestors: found.ancestors, kind: found.kind }, name: found.name, clerkReader: found.clerkReader }
}

/** The office one starts with: of the first appointment that has work in it. */
export function ownOfficeId(actor: Actor): string {
  const person = personOf(actor)
  const working = person.appointments.find((held) => person.grants.some((grant) => grant.appointmentId === held.id && grant.role !== 'administrator'))
  const first = working ?? person.appointments[0]
  if (!first) throw new AppError('not_found', 'unit.not_found')
  return first.officeId
}

export const can = {
  /** Clerks keep the registers. */
  keep: (actor: Actor, office: Office) => byRole(actor, ['clerk'], office.unit, 'register.not_permitted'),
  /** They see named documents in full; so do those of whoever took over a closed office. */
  readsNamed: (actor: Actor, office: Office) => personOf(actor).readers.includes(office.clerkReader),
}
export const mayKeep = (actor: Actor, office: Office) => asMay(can.keep(actor, office))
