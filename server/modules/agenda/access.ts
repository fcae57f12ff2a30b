import { type Actor, asMay, byRole, type Decision, personOf, type UnitRef } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { findOffice, type OfficeRow } from './views.ts'

export type Office = OfficeRow & { unit: UnitRef }

const heldIn = (actor: Actor, officeId: string) => (actor.kind === 'person' ? actor.appointments.find((held) => held.officeId === officeId) : undefined)

/** The office one starts with: of the first appointment that has work in it. */
function ownOfficeId(actor: Actor): string {
  const person = personOf(actor)
  const working = person.appointments.find((held) => person.grants.some((grant) => grant.appointmentId === held.id && grant.role !== 'administrator'))
  const first = working ?? person.appointments[0]
  if (!first) throw new AppError('not_found', 'unit.not_found')
  return first.officeId
}

/** The office whose people, and those of its departments, see the agenda; it does not exist for anybody else. */
export async function officeFor(ctx: Ctx, unitId?: string, denied = 'unit.not_found'): Promise<Office> {
  const actor = personOf(ctx.actor)
  const found = await findOffice(ctx.db, unitId ?? ownOfficeId(actor), actor.personId)
  if (!found || !(heldIn(actor, found.id) || actor.readers.includes(found.staffReader))) throw new AppError('not_found', denied)
  return { ...found, unit: { id: found.id, officeId: found.id, ancestors: found.ancestors, kind: found.kind } }
}

export const can = {
  /** Clerks and leaders of the office, and whom it lets keep its agenda as long as he works there. */
  keep(actor: Actor, office: Office): Decision {
    const held = office.keeps ? heldIn(actor, office.id) : undefined
    return held ? { appointmentId: held.id } : byRole(actor, ['clerk', 'leader'], office.unit, 'agenda.not_permitted')
  },
  /** Who else keeps it is the word of its clerks and leaders. */
  letKeep: (actor: Actor, office: Office): Decision => byRole(actor, ['clerk', 'leader'], office.unit, 'agenda.keepers_not_permitted'),
}
export const keeps = (actor: Actor, office: Office) => asMay(can.keep(actor, office)) === true
