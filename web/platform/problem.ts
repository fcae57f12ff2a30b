import type { Problem } from '../../contract/errors.ts'

type Given = Partial<Omit<Problem, 'code'>> & { code: string }

/** What went wrong with a call: the server's problem document, or `network.failed` when there was no answer. */
export class AppProblem extends Error {
  readonly code: string
  readonly status: number
  readonly details: Record<string, unknown>
  readonly fields: { path: string; code: string }[]
  readonly requestId: string | undefined
  constructor(given: Given) {
    super(given.code)
    this.name = 'AppProblem'
    this.code = given.code
    this.status = given.status ?? 0
    this.details = given.details ?? {}
    this.fields = given.fields ?? []
    this.requestId = given.requestId
  }
}

export const networkFailed = 'network.failed'
/** Of an act: it may have been done, only the answer did not come. */
export const outcomeUnknown = 'network.unknown'
export const isNetworkFailure = (error: unknown) => error instanceof AppProblem && error.code === networkFailed

/** Whether a screen has only the problem to show: without network, what was read before stays. */
export const hasFailed = ({ data, error }: { data: unknown; error: unknown }) => error !== null && (data === undefined || !isNetworkFailure(error))

/** The key is locked: no further try is of use. */
export const isPinLocked = (error: unknown) => error instanceof AppProblem && error.code === 'pin.locked'

/** The problem of a reply that is not a success, also when a proxy in between answered something else. */
export async function problemOf(reply: Response): Promise<AppProblem> {
  const found = (await reply.json().catch(() => undefined)) as Problem | undefined
  if (found && typeof found.code === 'string') return new AppProblem(found)
  return new AppProblem({ code: reply.status >= 502 ? networkFailed : 'internal', status: reply.status })
}
