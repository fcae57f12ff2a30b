import { type Decision, type PersonActor, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { type Act, hindrance, type RequestState } from './rules.ts'
import type { PartyRow, RequestRow } from './views.ts'

/** With the issue of the document it has ended, also in the moment before that is written down. */
export function stateOf(request: Pick<RequestRow, 'state' | 'publishedAt' | 'endedByIssue'>): RequestState {
  if (request.publishedAt) return 'published'
  return request.endedByIssue ? 'issued' : request.state
}

/** Whoever leads the drafting leads what is asked about it; the state says when. */
export function canKeep(act: Act, request: RequestRow, keep: Decision): Decision {
  if ('denied' in keep) return { denied: 'consult.not_permitted' }
  const code = hindrance(act, stateOf(request))
  return code ? { denied: code, kind: 'rule' } : keep
}

/**
 * Whether the actor is among those asked: the person himself, or whoever works in the unit or in what follows it. A draft
 * that is for named people is read by the people named alone, also when it became so after its units were asked.
 */
export function isAsked(actor: PersonActor, party: PartyRow, access: 'unit' | 'named'): boolean {
  return actor.readers.includes(party.reader) && (party.kind === 'person' || access === 'unit')
}

/** Each that is asked answers once, as long as the request is open; late is not too late. */
export function canAnswer(ctx: Ctx, request: RequestRow, party: PartyRow, units: readonly string[]): Decision {
  const state = stateOf(request)
  if (state !== 'open') return { denied: state === 'issued' ? 'consult.issued' : 'consult.closed', kind: 'rule' }
  if (party.state !== 'open') return { denied: 'consult.already_answered', kind: 'rule' }
  const { grants, appointments } = personOf(ctx.actor)
  const grant = grants.find((one) => one.role !== 'administrator' && units.includes(one.unitId))
  return { appointmentId: grant?.appointmentId ?? appointments[0]?.id ?? null }
}
