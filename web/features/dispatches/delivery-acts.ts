import type { Delivery } from './dispatches.ts'

export type DeliveryAct = keyof Delivery['can']
const steps: readonly DeliveryAct[] = ['accept', 'start', 'finish', 'assign', 'submit']
const returned = new Set(['refuse', 'reportFault', 'returnToClerk', 'reopen', 'forward'])

/** The one step that waits for the reader; everything else one may do is quiet. */
export function waitingAct({ can, state, purpose, submission }: Delivery): DeliveryAct | null {
  if (can.answerRecall === true) return 'answerRecall'
  const open = steps.filter((act) => can[act] === true)
  if (state === '06' || (purpose === 'information' && state !== '01')) return null
  if (state !== '03') return open.find((act) => act !== 'assign' && act !== 'submit') ?? null
  if (open.includes('assign')) return 'assign'
  // Submitted already: a clerk waits for the leader, who assigns.
  if (submission?.state === 'waiting') return null
  return open.find((act) => act === 'submit') ?? open[0] ?? null
}

export function quietActs(delivery: Delivery): DeliveryAct[] {
  const waiting = waitingAct(delivery)
  const all = Object.keys(delivery.can) as DeliveryAct[]
  return all.filter((act) => delivery.can[act] === true && act !== waiting && (returned.has(act) || delivery.state !== '06'))
}

/** Who is to move next, whoever reads it. */
export type NextStep = { act: 'accept' | 'submit' | 'assign' | 'start' | 'finish'; name: string | null } | null
export function nextStep({ state, purpose, submission, leadName }: Delivery): NextStep {
  if (state === '00' || state === '01') return { act: 'accept', name: null }
  if (purpose === 'information') return null
  if (state === '03') return submission?.state === 'waiting' ? { act: 'assign', name: submission.toName } : { act: 'submit', name: null }
  if (state === '04') return { act: 'start', name: leadName }
  return state === '05' ? { act: 'finish', name: leadName } : null
}
