import { type Actor, byRole, type Decision, grantOver, type UnitRef } from '../../platform/actor.ts'

const denied = 'certificate.not_permitted'

export const can = {
  /** Whoever administers every unit a person works in; a part of them makes the person visible, none makes him unknown. */
  manageKeyOf(actor: Actor, units: readonly UnitRef[], unknown: string): Decision {
    const grants = units.map((unit) => grantOver(actor, ['administrator'], unit))
    const [first] = grants
    if (grants.every((grant) => grant === undefined)) return { denied: unknown, kind: 'not_found' }
    return first && grants.every((grant) => grant !== undefined) ? { appointmentId: first.appointmentId } : { denied }
  },
  manageSeal: (actor: Actor, unit: UnitRef): Decision => byRole(actor, ['administrator'], unit, denied),
  seesSeal: (actor: Actor, unit: UnitRef): boolean => grantOver(actor, ['administrator', 'clerk', 'leader'], unit) !== undefined,
  /** A clerk of the seal's unit lets another in (Decree 30/2020 art. 32). */
  admit: (actor: Actor, unit: UnitRef): Decision => byRole(actor, ['clerk'], unit, 'seal.not_held'),
}
