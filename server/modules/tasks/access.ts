import { type Actor, byRole, type Decision, type Role } from '../../platform/actor.ts'
import type { DeliveryFacts } from '../dispatches/public.ts'

const notPermitted = 'delivery.not_permitted'
const wrongState: Decision = { denied: 'delivery.wrong_state', kind: 'rule' }
const inWork = (state: string) => ['03', '04', '05'].includes(state)
const when = (possible: boolean, decision: Decision): Decision => ('denied' in decision || possible ? decision : wrongState)

/** Whom the standing assignments of a copy name: people, and departments, of which it is a lead or in support. */
export type Named = { people: readonly string[]; departments: readonly string[] }

/** A role held in one of these departments itself: whoever leads the whole office is not meant. */
function inDepartment(actor: Actor, roles: readonly Role[], departments: readonly string[]): Decision {
  const grant = actor.kind === 'person' ? actor.grants.find((one) => roles.includes(one.role) && departments.includes(one.unitId)) : undefined
  return grant ? { appointmentId: grant.appointmentId } : { denied: notPermitted }
}

function asNamed(actor: Actor, delivery: DeliveryFacts, named: Named): Decision {
  const department = inDepartment(actor, ['leader', 'officer'], named.departments)
  if (actor.kind !== 'person' || !('denied' in department)) return department
  const held = actor.appointments.find((one) => one.officeId === delivery.unit.officeId)
  return held && named.people.includes(actor.personId) ? { appointmentId: held.id } : { denied: notPermitted }
}

/** Whoever works in the office, in any of its departments. */
function asStaff(actor: Actor, delivery: DeliveryFacts): Decision {
  if (actor.kind !== 'person') return { denied: notPermitted }
  const inOffice = actor.appointments.filter((one) => one.officeId === delivery.unit.officeId).map((one) => one.id)
  const grant = actor.grants.find((one) => one.role !== 'administrator' && inOffice.includes(one.appointmentId))
  return grant ? { appointmentId: grant.appointmentId } : { denied: notPermitted }
}

/** What is said and written while a copy is worked on; role says who, state says when. */
export const can = {
  /** A leader of the unit adds to his own words only: a record of his own. */
  instruct: (actor: Actor, delivery: DeliveryFacts) => when(inWork(delivery.state), byRole(actor, ['leader'], delivery.unit, notPermitted)),
  /** Whoever works on it: by name, or in a department that it was given to. */
  propose: (actor: Actor, delivery: DeliveryFacts, named: Named) => when(inWork(delivery.state), asNamed(actor, delivery, named)),
  handOn: (actor: Actor, delivery: DeliveryFacts, departments: readonly string[]) => when(inWork(delivery.state), inDepartment(actor, ['leader'], departments)),
  /** Whoever gave it out, and the leaders of the office, urge what is not finished. */
  urge(actor: Actor, delivery: DeliveryFacts, givers: readonly string[]): Decision {
    const open = ['04', '05'].includes(delivery.state)
    const giver = actor.kind === 'person' && givers.includes(actor.personId) ? asStaff(actor, delivery) : undefined
    return when(open, giver ?? byRole(actor, ['leader'], delivery.unit, notPermitted))
  },
  /** Whoever works in the office may draft an answer to what it accepted; who may draft for an issuer is the documents' rule. */
  answer: (actor: Actor, delivery: DeliveryFacts) => when(['03', '04', '05', '06'].includes(delivery.state), asStaff(actor, delivery)),
}
