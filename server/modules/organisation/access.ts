import { type Actor, byRole, type Decision, grantOver, type UnitRef } from '../../platform/actor.ts'

export type Reach = { administered: string[]; offices: string[] }

/** Units whose subtree the actor administers, and offices he works in: what he sees of the organisation. */
export function reachOf(actor: Actor): Reach {
  if (actor.kind !== 'person') return { administered: [], offices: [] }
  const administered = actor.grants.filter((grant) => grant.role === 'administrator').map((grant) => grant.unitId)
  const offices = [...actor.appointments.flatMap((held) => [held.officeId, held.unitId]), ...actor.grants.map((grant) => grant.unitId)]
  return { administered: [...new Set(administered)], offices: [...new Set(offices)] }
}

export function seesUnit(actor: Actor, unit: UnitRef): boolean {
  const { administered, offices } = reachOf(actor)
  return administered.some((id) => unit.ancestors.includes(id)) || offices.includes(unit.id) || offices.includes(unit.officeId)
}

export const can = {
  manageUnit: (actor: Actor, unit: UnitRef): Decision => byRole(actor, ['administrator'], unit, 'unit.not_permitted'),
  /** Nobody closes the unit his own administration hangs on: it takes an administrator of the unit above. */
  closeUnit(actor: Actor, unit: UnitRef): Decision {
    const above = { ...unit, ancestors: unit.ancestors.filter((id) => id !== unit.id) }
    return byRole(actor, ['administrator'], above, 'unit.not_permitted')
  },
  appointIn: (actor: Actor, unit: UnitRef): Decision => byRole(actor, ['administrator'], unit, 'person.not_permitted'),
  /** A part of a person's units makes him visible, all of them make him one's own. */
  managePerson(actor: Actor, units: readonly UnitRef[]): Decision {
    const grants = units.map((unit) => grantOver(actor, ['administrator'], unit))
    if (grants.every((grant) => grant === undefined)) return { denied: 'person.not_found', kind: 'not_found' }
    const [first] = grants
    return first && grants.every((grant) => grant !== undefined) ? { appointmentId: first.appointmentId } : { denied: 'person.not_permitted' }
  },
  /**
   * Clerk, leader and officer only within the office the person sits in, administration there or below: an appointment
   * in a province can hold no business of a commune.
   */
  holdRole(role: string, sits: UnitRef, over: UnitRef): boolean {
    if (role === 'administrator') return over.ancestors.includes(sits.officeId)
    return over.officeId === sits.officeId
  },
  /** Who stands in for a person is his own word, or that of who administers him. */
  delegate(actor: Actor, from: { unit: UnitRef; personId: string }): Decision {
    const own = actor.kind === 'person' && actor.personId === from.personId
    const held = own ? actor.appointments.find((one) => one.unitId === from.unit.id) : undefined
    return held ? { appointmentId: held.id } : byRole(actor, ['administrator'], from.unit, 'delegation.not_permitted')
  },
  administerAnything: (actor: Actor): Decision => {
    const grant = actor.kind === 'person' ? actor.grants.find((one) => one.role === 'administrator') : undefined
    return grant ? { appointmentId: grant.appointmentId } : { denied: 'organisation.not_permitted' }
  },
}
