import { type Actor, byRole, type Decision, grantOver, type Role, type StandingIn, type UnitRef } from '../../platform/actor.ts'
import type { EntryColumns } from '../registers/public.ts'
import { mayFollow } from './rules.ts'

/** A copy as decisions need it: the receiving unit (its office stands in officeId) and how far it has come. */
export type DeliveryFacts = {
  unit: UnitRef
  hasRecordsOffice: boolean
  state: string
  /** False before acceptance, and again when the registration was cancelled. */
  registered: boolean
  /** Entered by a clerk: whoever wrote it is not here. */
  byHand: boolean
  /** Recalled by its sender: what this unit answers is still open, or given. */
  recall: 'open' | 'answered' | null
}
/** What accepting asks of a copy, as lists know it. */
type Acceptable = Omit<DeliveryFacts, 'byHand' | 'recall'>
/** A copy whose row is locked. `unit` is the receiving unit, or the successor of a closed one that the actor works for; its office stands in officeId. */
export type DeliveryRef = DeliveryFacts & {
  id: string
  dispatchId: string
  documentId: string
  /** Who must hear of what happens to the copy. */
  fromPartyId: string
  unit: UnitRef
  purpose: 'action' | 'information'
  access: 'unit' | 'named'
  registerEntryId: string | null
  /** As the register has it, or will. */
  cameBy: EntryColumns['cameBy']
}
/** Who works on a copy, as module tasks has it: the leader it waits with, and the lead. */
export type Tasks = { submissionTo: string | null; leadPersonId: string | null; leadUnitId: string | null }

const notPermitted = 'delivery.not_permitted'
const wrongState: Decision = { denied: 'delivery.wrong_state', kind: 'rule' }
const when = (possible: boolean, decision: Decision): Decision => ('denied' in decision || possible ? decision : wrongState)
const accepted = (state: string) => ['03', '04', '05'].includes(state)
const personId = (actor: Actor) => (actor.kind === 'person' ? actor.personId : undefined)

/** A registration made in error and cancelled: the copy stays accepted and takes a new arrival number. */
export const mayRegisterAnew = (delivery: Acceptable) => delivery.hasRecordsOffice && !delivery.registered && ['03', '04', '05', '06'].includes(delivery.state)

/** A unit without a records office has no clerk of its own: whoever works there takes its copies. */
const receivers = (delivery: Acceptable): readonly Role[] => (delivery.hasRecordsOffice ? ['clerk'] : ['clerk', 'leader', 'officer'])

/** The appointment by which one of the unit acts in a task that names him. */
function asMember(actor: Actor, unit: UnitRef): Decision {
  const grant = grantOver(actor, ['leader', 'officer', 'clerk'], unit)
  const held = actor.kind === 'person' ? actor.appointments.find((one) => one.officeId === unit.officeId) : undefined
  const appointmentId = grant?.appointmentId ?? held?.id
  return appointmentId ? { appointmentId } : { denied: notPermitted }
}

/** By which delegation the actor does today what a leader of this office does: only what was submitted to that leader. */
export function standsInFor(actor: Actor, delivery: Pick<DeliveryFacts, 'unit'>, tasks: Tasks): StandingIn | undefined {
  if (actor.kind !== 'person' || tasks.submissionTo === null || tasks.submissionTo === actor.personId) return undefined
  return actor.standsIn.find((one) => one.scope === 'all' && one.forPersonId === tasks.submissionTo && one.officeId === delivery.unit.officeId)
}

/** The lead, or whoever leads or works in the leading unit; without a lead the unit's leader or clerk settles it himself. */
function byLead(actor: Actor, delivery: DeliveryFacts, tasks: Tasks): Decision {
  if (tasks.leadPersonId) return tasks.leadPersonId === personId(actor) ? asMember(actor, delivery.unit) : { denied: notPermitted }
  if (tasks.leadUnitId) {
    const department: UnitRef = { id: tasks.leadUnitId, officeId: delivery.unit.officeId, ancestors: [], kind: 'department' }
    return byRole(actor, ['leader', 'officer'], department, notPermitted)
  }
  return byRole(actor, ['leader', 'clerk'], delivery.unit, notPermitted)
}

/** Saved recipients serve the whole office: whoever is its clerk, or an officer of any of its departments, keeps them. */
function keepsGroups(actor: Actor, unit: UnitRef): Decision {
  const held = actor.kind === 'person' ? actor.appointments.filter((one) => one.officeId === unit.officeId).map((one) => one.id) : []
  const grant = actor.kind === 'person' && actor.grants.find((one) => ['clerk', 'officer'].includes(one.role) && held.includes(one.appointmentId))
  return grant ? { appointmentId: grant.appointmentId } : { denied: 'recipient_group.not_permitted' }
}

/** Role says who, state says when. Nobody above a commune opens, registers, assigns or seals in it. */
export const can = {
  saveGroup: keepsGroups,
  dispatch: (actor: Actor, unit: UnitRef) => byRole(actor, ['clerk'], unit, 'dispatch.not_permitted'),
  remind: (actor: Actor, unit: UnitRef) => byRole(actor, ['clerk', 'leader'], unit, 'dispatch.not_permitted'),
  /** Any clerk of the sending unit. */
  withdraw: (actor: Actor, unit: UnitRef) => byRole(actor, ['clerk'], unit, 'dispatch.not_permitted'),
  registerByHand: (actor: Actor, unit: UnitRef) => byRole(actor, ['clerk'], unit, 'document.not_permitted'),
  accept: (actor: Actor, delivery: Acceptable) =>
    when(mayFollow(delivery.state, '03') || mayRegisterAnew(delivery), byRole(actor, receivers(delivery), delivery.unit, notPermitted)),
  refuse: (actor: Actor, delivery: DeliveryFacts) => when(mayFollow(delivery.state, '02'), byRole(actor, receivers(delivery), delivery.unit, notPermitted)),
  reportFault(actor: Actor, delivery: DeliveryFacts): Decision {
    const decision = when(!['02', '13'].includes(delivery.state), byRole(actor, ['clerk', 'leader', 'officer'], delivery.unit, notPermitted))
    return !('denied' in decision) && delivery.byHand ? { denied: 'delivery.no_sender', kind: 'rule' } : decision
  },
  /** Who of the unit read its copy. */
  seeReadings: (actor: Actor, delivery: DeliveryFacts) => byRole(actor, ['clerk', 'leader'], delivery.unit, 'reading.not_permitted'),
  answerRecall(actor: Actor, delivery: DeliveryFacts): Decision {
    const decision = when(delivery.recall !== null, byRole(actor, receivers(delivery), delivery.unit, notPermitted))
    return !('denied' in decision) && delivery.recall === 'answered' ? { denied: 'recall.answered', kind: 'rule' } : decision
  },
  /** What stands in the register, whoever works on it; also after it is finished here. */
  forward: (actor: Actor, delivery: DeliveryFacts) =>
    when(
      (accepted(delivery.state) || delivery.state === '06') && (delivery.registered || !delivery.hasRecordsOffice),
      byRole(actor, receivers(delivery), delivery.unit, notPermitted),
    ),
  /** The clerk submits to a leader what stands in the register (Decree 30/2020 art. 22, 23). */
  submit: (actor: Actor, delivery: DeliveryFacts) =>
    when(accepted(delivery.state) && (delivery.registered || !delivery.hasRecordsOffice), byRole(actor, receivers(delivery), delivery.unit, notPermitted)),
  /** The leader assigns (Decree 30/2020 art. 23), asked by the clerk or not; who stands in for him, what was submitted to him. */
  assign(actor: Actor, delivery: DeliveryFacts, tasks: Tasks): Decision {
    const standing = standsInFor(actor, delivery, tasks)
    return when(accepted(delivery.state), standing ? { appointmentId: standing.byAppointmentId } : byRole(actor, ['leader'], delivery.unit, notPermitted))
  },
  /** "Trả lại văn thư": the leader it was submitted to. */
  returnToClerk(actor: Actor, delivery: DeliveryFacts, tasks: Tasks): Decision {
    if (tasks.submissionTo === null) return when(false, byRole(actor, ['leader'], delivery.unit, notPermitted))
    const standing = standsInFor(actor, delivery, tasks)
    if (standing) return when(accepted(delivery.state), { appointmentId: standing.byAppointmentId })
    return when(accepted(delivery.state), tasks.submissionTo === personId(actor) ? asMember(actor, delivery.unit) : { denied: notPermitted })
  },
  start: (actor: Actor, delivery: DeliveryFacts, tasks: Tasks) => when(['03', '04'].includes(delivery.state), byLead(actor, delivery, tasks)),
  finish: (actor: Actor, delivery: DeliveryFacts, tasks: Tasks) => when(accepted(delivery.state), byLead(actor, delivery, tasks)),
  reopen(actor: Actor, delivery: DeliveryFacts, tasks: Tasks): Decision {
    const lead = byLead(actor, delivery, tasks)
    return when(delivery.state === '06', 'denied' in lead ? byRole(actor, ['leader', 'clerk'], delivery.unit, notPermitted) : lead)
  },
}

/** Units over which the actor is clerk; they see named documents in full. */
export const isClerkOver = (actor: Actor, unit: UnitRef) => grantOver(actor, ['clerk'], unit) !== undefined
