import { AppError } from '../../../platform/errors.ts'

/** planned: its turn comes later. dropped: the chain ended before. replaced: another was asked instead. */
export type StepState = 'planned' | 'waiting' | 'done' | 'returned' | 'taken_back' | 'dropped' | 'replaced'
/** A review or the signature of the chain that is under way, as decisions need it. */
export type ChainStep = { id: string; kind: 'review' | 'sign'; state: StepState; personId: string; appointmentId: string; delegationId: string | null }
type Asked = { appointmentId: string; personId: string }

/** The step whose turn it is. */
export const turnOf = (chain: readonly ChainStep[]): ChainStep | undefined => chain.find((step) => step.state === 'waiting')

/** Not yet done by whom it asks. */
export const isOpen = (step: { state: string }): boolean => step.state === 'waiting' || step.state === 'planned'

/** Nobody looks at a paper twice, and who signs it need not review it. */
export function assertAskedOnce(reviewers: readonly Asked[], signer: Asked): void {
  const people = [...reviewers.map((one) => one.personId), signer.personId]
  if (new Set(people).size !== people.length) throw new AppError('rule', 'document.reviewer_twice')
}
