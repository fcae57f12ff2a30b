import { type Actor, byRole, type Decision, type UnitRef } from '../../platform/actor.ts'
import { mayDelegatedSign, mayReview, mayTakeOver } from './chain/access.ts'
import { type ChainStep, turnOf } from './chain/rules.ts'
import { type Act, type State, startsFrom } from './rules.ts'

/** A document as decisions need it. `unit` is the office whose document it is. */
export type DocumentFacts = {
  unit: UnitRef
  /** A unit that has ended issues nothing more: its papers stay as they are for whoever took over. */
  unitClosed: boolean
  origin: 'own' | 'outside'
  state: State | null
  draftedBy: string | null
  signerId: string | null
  /** Reviews and signature of the submission under way, in their order. */
  chain: readonly ChainStep[]
  sent: boolean
  recalled: boolean
}

const denied = 'document.not_permitted'
const personIdOf = (actor: Actor) => (actor.kind === 'person' ? actor.personId : undefined)

function inState(act: Act, document: DocumentFacts, decision: Decision): Decision {
  if (document.unitClosed) return { denied: 'document.unit_closed', kind: 'rule' }
  if ('denied' in decision) return decision
  return document.state && startsFrom[act].includes(document.state) ? decision : { denied: 'document.wrong_state', kind: 'rule' }
}

/** What was recalled is frozen. */
function unlessRecalled(document: DocumentFacts, decision: Decision): Decision {
  return !('denied' in decision) && document.recalled ? { denied: 'document.recalled', kind: 'rule' } : decision
}

/** Whoever works in the office, in any of its departments, may draft for it. */
function asStaff(actor: Actor, unit: UnitRef): Decision {
  if (actor.kind !== 'person') return { denied }
  const grant = actor.grants.find(
    (one) => one.role !== 'administrator' && actor.appointments.some((held) => held.id === one.appointmentId && held.officeId === unit.id),
  )
  return grant ? { appointmentId: grant.appointmentId } : { denied }
}
const clerk = (actor: Actor, document: DocumentFacts) => byRole(actor, ['clerk'], document.unit, denied)

function drafter(actor: Actor, document: DocumentFacts): Decision {
  return document.draftedBy === personIdOf(actor) ? asStaff(actor, document.unit) : { denied }
}
/** The signer, as long as he leads the office or his delegation runs. */
function signer(actor: Actor, document: DocumentFacts): Decision {
  const delegationId = document.chain.findLast((step) => step.kind === 'sign')?.delegationId
  if (delegationId && document.signerId === personIdOf(actor)) return mayDelegatedSign(actor, delegationId)
  return document.signerId === personIdOf(actor) ? byRole(actor, ['leader'], document.unit, denied) : { denied }
}
function drafterOrClerk(actor: Actor, document: DocumentFacts): Decision {
  const own = drafter(actor, document)
  return 'denied' in own ? clerk(actor, document) : own
}

/** Only once everybody before has looked at it. */
function afterReviews(document: DocumentFacts, decision: Decision): Decision {
  if ('denied' in decision) return decision
  return turnOf(document.chain)?.kind === 'review' ? { denied: 'document.review_open', kind: 'rule' } : decision
}
function reviewer(actor: Actor, document: DocumentFacts, stepId?: string): Decision {
  return mayReview(actor, document, stepId, asStaff(actor, document.unit))
}
/** Of what is submitted: whoever has the turn. */
function turn(actor: Actor, document: DocumentFacts, stepId?: string): Decision {
  const asked = document.chain.some((step) => step.kind === 'review') ? reviewer(actor, document, stepId) : { denied }
  return 'denied' in asked && asked.denied === denied ? afterReviews(document, signer(actor, document)) : asked
}

function replacer(actor: Actor, document: DocumentFacts, toAppointmentId: string | undefined): Decision {
  const usual = drafterOrClerk(actor, document)
  return 'denied' in usual && toAppointmentId ? mayTakeOver(actor, document, toAppointmentId) : usual
}

/** Role says who, state says when. Nobody of another office acts on a document. */
export const can = {
  draft: asStaff,
  registerPaper: (actor: Actor, unit: UnitRef) => byRole(actor, ['clerk'], unit, denied),
  edit: (actor: Actor, document: DocumentFacts) => inState('edit', document, drafterOrClerk(actor, document)),
  /** Who of the office read it. */
  seeReadings(actor: Actor, document: DocumentFacts): Decision {
    const own = drafter(actor, document)
    return 'denied' in own ? byRole(actor, ['clerk', 'leader'], document.unit, 'reading.not_permitted') : own
  },
  /** What accompanies the drafting goes on when the paper has gone on. */
  keep: drafterOrClerk,
  submit: (actor: Actor, document: DocumentFacts) => inState('submit', document, drafterOrClerk(actor, document)),
  takeBack: (actor: Actor, document: DocumentFacts) => inState('takeBack', document, drafterOrClerk(actor, document)),
  /** The reviewer whose turn it is. */
  approve: (actor: Actor, document: DocumentFacts, stepId?: string) => inState('approve', document, reviewer(actor, document, stepId)),
  /** Somebody left, or is away: who drafted it, or the clerk, asks another; who may sign instead has it put before himself. */
  replaceStep: (actor: Actor, document: DocumentFacts, toAppointmentId?: string) =>
    inState('replaceStep', document, replacer(actor, document, toAppointmentId)),
  /** "Chuyển cho người được ủy quyền ký". */
  takeOver: (actor: Actor, document: DocumentFacts) => inState('replaceStep', document, mayTakeOver(actor, document)),
  sign: (actor: Actor, document: DocumentFacts) => afterReviews(document, inState('sign', document, signer(actor, document))),
  /** Whoever has the turn returns what waits for him, the clerk what is signed. */
  return: (actor: Actor, document: DocumentFacts, stepId?: string) =>
    inState('return', document, document.state === 'signed' ? clerk(actor, document) : turn(actor, document, stepId)),
  takeBackSignature: (actor: Actor, document: DocumentFacts) => inState('takeBackSignature', document, signer(actor, document)),
  seal: (actor: Actor, document: DocumentFacts) => inState('seal', document, clerk(actor, document)),
  dispatch: (actor: Actor, document: DocumentFacts) => unlessRecalled(document, inState('dispatch', document, clerk(actor, document))),
  recall: (actor: Actor, document: DocumentFacts) => unlessRecalled(document, inState('recall', document, clerk(actor, document))),
  /** Whoever may draft for the office drafts what replaces, amends or corrects it. */
  amend: (actor: Actor, document: DocumentFacts) => unlessRecalled(document, inState('amend', document, asStaff(actor, document.unit))),
  /** While it is drafted whoever writes it, once it is issued the clerk. */
  changeAmendment(actor: Actor, document: DocumentFacts): Decision {
    const decision = document.state === 'issued' ? clerk(actor, document) : drafterOrClerk(actor, document)
    return unlessRecalled(document, inState('changeAmendment', document, decision))
  },
  void(actor: Actor, document: DocumentFacts): Decision {
    const decision = inState('void', document, clerk(actor, document))
    return !('denied' in decision) && document.sent ? { denied: 'document.already_sent', kind: 'rule' } : decision
  },
}
