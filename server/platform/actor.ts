import type { ErrorKind } from '../../contract/errors.ts'
import type { DelegationScope } from '../../contract/words.ts'
import { AppError } from './errors.ts'

export type Role = 'clerk' | 'leader' | 'officer' | 'administrator'
export type Grant = { role: Role; unitId: string; appointmentId: string }
/** Somebody for whom one stands in today, and in which of one's own appointments. */
export type StandingIn = {
  delegationId: string
  scope: DelegationScope
  forPersonId: string
  forAppointmentId: string
  byAppointmentId: string
  officeId: string
}
export type PersonActor = {
  kind: 'person'
  personId: string
  accountId: string
  sessionId: string
  fullName: string
  grants: readonly Grant[]
  /** Units of the actor's appointments, with the office (records office) each belongs to. */
  appointments: readonly { id: string; unitId: string; officeId: string; office: string }[]
  /** Whom he stands in for today (delegations that run). */
  standsIn: readonly StandingIn[]
  /** Reader numbers (table reader) the actor carries: what meets them, he may see. */
  readers: readonly number[]
  /** Parties whose live topics reach his screens: himself, his units and their offices. */
  topics: readonly string[]
}
export type Actor = PersonActor | { kind: 'nobody' } | { kind: 'system'; job: string }

/** A unit as rules need it: itself, its office and all units above (itself included). */
export type UnitRef = { id: string; officeId: string; ancestors: readonly string[]; kind: string }

function reaches(grant: Grant, unit: UnitRef): boolean {
  // Clerk, leader and officer reach their unit and its departments; only administration reaches the subtree.
  if (grant.role === 'administrator') return unit.ancestors.includes(grant.unitId)
  return unit.id === grant.unitId || (unit.officeId === grant.unitId && unit.kind === 'department')
}

/** The grant by which the actor holds one of the roles over the unit, or undefined. */
export function grantOver(actor: Actor, roles: readonly Role[], unit: UnitRef): Grant | undefined {
  if (actor.kind !== 'person') return undefined
  return actor.grants.find((grant) => roles.includes(grant.role) && reaches(grant, unit))
}

/** A decision: the appointment one acts in, or the code of the denial. */
export type Decision = { appointmentId: string | null } | { denied: string; kind?: ErrorKind }

export function byRole(actor: Actor, roles: readonly Role[], unit: UnitRef, denied: string): Decision {
  const grant = grantOver(actor, roles, unit)
  return grant ? { appointmentId: grant.appointmentId } : { denied }
}

/** Throws 403 with the denial's code, else returns the appointment acted in. */
export function authorise(decision: Decision): string | null {
  if ('denied' in decision) throw new AppError(decision.kind ?? 'forbidden', decision.denied)
  return decision.appointmentId
}

/** What goes to the client in `can`: true or the code. */
export function asMay(decision: Decision): true | string {
  return 'denied' in decision ? decision.denied : true
}

/** For whom work is done; nobody's where the server itself acts. */
export const personIdOf = (actor: Actor): string | undefined => (actor.kind === 'person' ? actor.personId : undefined)

/** The signed-in person, or 401. */
export function personOf(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new AppError('unauthenticated', 'session.required')
  return actor
}
