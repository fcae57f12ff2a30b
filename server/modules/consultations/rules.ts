import type { OpinionPosition } from '../../../contract/words.ts'
import { AppError } from '../../platform/errors.ts'

export type RequestState = 'open' | 'closed' | 'issued' | 'published'
export type Act = 'remind' | 'askMore' | 'extend' | 'close' | 'decide' | 'publish'

const whyNot: Record<Exclude<RequestState, 'open'>, string> = { closed: 'consult.closed', issued: 'consult.issued', published: 'consult.published' }
/** In which states the drafter's acts are possible: what concerns answers while they are awaited, the table until it is published. */
const possible: Record<Act, readonly RequestState[]> = {
  remind: ['open'],
  askMore: ['open'],
  extend: ['open'],
  close: ['open'],
  decide: ['open', 'closed', 'issued'],
  publish: ['open', 'closed', 'issued'],
}
/** The code of what hinders, or undefined. */
export function hindrance(act: Act, state: RequestState): string | undefined {
  return possible[act].includes(state) || state === 'open' ? undefined : whyNot[state]
}

export type Asked = { kind: 'person' | 'unit'; id: string }
/** Each once; people alone where the draft is for named people. */
export function assertAskable(wanted: readonly Asked[], access: 'unit' | 'named'): void {
  if (new Set(wanted.map((one) => one.id)).size !== wanted.length) throw new AppError('rule', 'consult.asked_twice')
  if (access === 'named' && wanted.some((one) => one.kind === 'unit')) throw new AppError('rule', 'consult.named_people_only')
}

/** Whoever wants changes says which. */
export function assertAnswer(position: OpinionPosition, opinions: readonly unknown[]): void {
  if ((position === 'agree_with_changes' || position === 'disagree') && opinions.length === 0) throw new AppError('rule', 'consult.words_needed')
}

type Counted = { state: string; opinions: readonly { words: string | null; decision: { kind: string } | null }[] }
export function countsOf(parties: readonly Counted[]) {
  const opinions = parties.flatMap((party) => party.opinions).filter((opinion) => opinion.words !== null)
  const decided = (kind: string) => opinions.filter((opinion) => opinion.decision?.kind === kind).length
  const [accepted, explained] = [decided('accepted'), decided('explained')]
  return {
    ...{ asked: parties.length, answered: parties.filter((one) => one.state === 'answered').length },
    waiting: parties.filter((one) => one.state === 'open').length,
    ...{ opinions: opinions.length, accepted, explained, undecided: opinions.length - accepted - explained },
  }
}
