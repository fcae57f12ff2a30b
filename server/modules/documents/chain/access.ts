import type { Actor, Decision, StandingIn } from '../../../platform/actor.ts'
import { type ChainStep, isOpen, turnOf } from './rules.ts'

type Facts = { state: string | null; chain: readonly ChainStep[] }
type Acting = { appointmentId: string; delegationId: string | null }
const denied = 'document.not_permitted'
const wrongState: Decision = { denied: 'document.wrong_state', kind: 'rule' }

/** By which delegation the actor stands in today for whom a step asks. */
export function standingIn(actor: Actor, step: ChainStep): StandingIn | undefined {
  if (actor.kind !== 'person') return undefined
  return actor.standsIn.find((one) => one.forAppointmentId === step.appointmentId && (one.scope === 'all' || one.scope === step.kind))
}

/**
 * By which appointment the actor does a step: that in which he was asked, as long as he holds it, or his own when he
 * stands in for a reviewer. Nobody signs where another was asked to: the block on the paper is that of one person.
 */
export function actsOn(actor: Actor, step: ChainStep): Acting | undefined {
  if (actor.kind !== 'person') return undefined
  const asked = step.personId === actor.personId && actor.appointments.some((held) => held.id === step.appointmentId)
  if (asked) return { appointmentId: step.appointmentId, delegationId: null }
  const standing = step.kind === 'review' ? standingIn(actor, step) : undefined
  return standing && { appointmentId: standing.byAppointmentId, delegationId: standing.delegationId }
}

/** A substitute sees what he is to review or may take over to sign, as long as it waits. */
export const seesAsSubstitute = (actor: Actor, chain: readonly ChainStep[]): boolean =>
  chain.some((step) => isOpen(step) && (step.kind === 'sign' || step.state === 'waiting') && standingIn(actor, step) !== undefined)

/** Who was asked to review; what he looked at (`stepId`) must still wait, for another may have acted meanwhile. */
export function mayReview(actor: Actor, document: Facts, stepId: string | undefined, otherwise: Decision): Decision {
  const reviews = document.chain.filter((step) => step.kind === 'review' && actsOn(actor, step))
  const turn = turnOf(document.chain)
  const step = reviews.find((one) => one.id === (stepId ?? turn?.id)) ?? reviews[0]
  if (!step) return document.state === 'submitted' ? { denied } : otherwise
  const acting = actsOn(actor, step)
  return acting && step.id === turn?.id ? { appointmentId: acting.appointmentId } : wrongState
}

/** Who signs by delegation signs as long as it runs, whatever else he may. */
export function mayDelegatedSign(actor: Actor, delegationId: string): Decision {
  const standing = actor.kind === 'person' ? actor.standsIn.find((one) => one.delegationId === delegationId) : undefined
  return standing ? { appointmentId: standing.byAppointmentId } : { denied }
}

/** The substitute of an absent signer has the paper put before himself; what he holds by delegation goes no further (Decree 30/2020 art. 13). */
export function mayTakeOver(actor: Actor, document: Facts, toAppointmentId?: string): Decision {
  const step = document.chain.find((one) => one.kind === 'sign' && isOpen(one))
  const standing = step && !step.delegationId ? standingIn(actor, step) : undefined
  const toHimself = toAppointmentId === undefined || standing?.byAppointmentId === toAppointmentId
  return standing && toHimself ? { appointmentId: standing.byAppointmentId } : { denied }
}

/** What an event says of a substitute: by which delegation, instead of whom. */
export function onBehalf(actor: Actor, delegationId: string | null | undefined): { delegationId: string; onBehalfOf: string } | undefined {
  const standing = actor.kind === 'person' ? actor.standsIn.find((one) => one.delegationId === delegationId) : undefined
  return standing && { delegationId: standing.delegationId, onBehalfOf: standing.forPersonId }
}
