import { type Actor, type Decision, grantOver, type UnitRef } from '../../platform/actor.ts'

export const can = {
  /** An administrator of every unit the person belongs to. Not even a part of it: the person is not found. */
  administerAccount(actor: Actor, units: readonly UnitRef[]): Decision {
    const grants = units.map((unit) => grantOver(actor, ['administrator'], unit))
    if (grants.every((grant) => grant === undefined)) return { denied: 'person.not_found', kind: 'not_found' }
    const [first] = grants
    return first && grants.every((grant) => grant !== undefined) ? { appointmentId: first.appointmentId } : { denied: 'account.not_permitted' }
  },
}
