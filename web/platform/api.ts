import { queryOptions, type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Api } from '../../contract/api.ts'
import type { CallInput, ReplyData } from '../../contract/endpoint.ts'
import { type Parts, send, sendForBytes } from './http.ts'
import { newId } from './ids.ts'
import { AppProblem, isNetworkFailure, outcomeUnknown } from './problem.ts'
import { refetchAll, refetchNamed } from './query-client.ts'

export type Name = keyof Api
type Act = { id: string; at: string }
type Attempt = { input: string; act: Act }

/** One call of the contract, without act: reading, or what is not an act (sign-in). */
export function call<N extends Name>(name: N, input: CallInput<Api[N]>): Promise<ReplyData<Api[N]>> {
  return send(name, input as Parts) as Promise<ReplyData<Api[N]>>
}

/** One call whose answer is a file. */
export function callForBytes<N extends Name>(name: N, input: CallInput<Api[N]>, signal: AbortSignal): Promise<ArrayBuffer> {
  return sendForBytes(name, input as Parts, signal)
}

/** Query options by the endpoint's name and its arguments. */
export function query<N extends Name>(name: N, input: CallInput<Api[N]>) {
  return queryOptions<ReplyData<Api[N]>, AppProblem>({ queryKey: [name, input], queryFn: () => call(name, input) })
}

/** Changes that show on a few screens only; after every other one whatever is on screen is fetched anew. */
const shownBy: Partial<Record<Name, ReadonlySet<unknown>>> = {
  openDelivery: new Set(['listInbox', 'getDesk']),
  saveSearch: new Set(['listSavedSearches']),
  removeSavedSearch: new Set(['listSavedSearches']),
  signIn: new Set(),
  useLink: new Set(),
  signOut: new Set(),
}
const pausesMs = [0, 400, 1_500]
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** The same act again while no answer comes: the server does it once (docs/decisions/002). */
async function sendAct(name: Name, input: Parts, act: Act): Promise<unknown> {
  let last: unknown
  for (const ms of pausesMs) {
    if (ms > 0) await pause(ms)
    try {
      return await send(name, input, act)
    } catch (error) {
      if (!isNetworkFailure(error)) throw error
      last = error
    }
  }
  throw last
}

/** What failed, as the screen says it: reading without network loads later, an act may have been done. */
function saidOf(error: unknown): AppProblem {
  if (isNetworkFailure(error)) return new AppProblem({ code: outcomeUnknown })
  return error instanceof AppProblem ? error : new AppProblem({ code: 'internal' })
}

/** A change: makes the act's id, keeps it while its outcome is unknown, and has the screens fetch anew. */
export function useCall<N extends Name>(name: N): UseMutationResult<ReplyData<Api[N]>, AppProblem, CallInput<Api[N]>> {
  const unknown = useRef<Attempt | null>(null)
  return useMutation<ReplyData<Api[N]>, AppProblem, CallInput<Api[N]>>({
    mutationFn: async (input) => {
      const text = JSON.stringify(input)
      // Pressed again after a lost connection: still the same act.
      const act = unknown.current?.input === text ? unknown.current.act : { id: newId(), at: new Date().toISOString() }
      unknown.current = { input: text, act }
      try {
        const reply = await sendAct(name, input as Parts, act)
        unknown.current = null
        return reply as ReplyData<Api[N]>
      } catch (error) {
        if (!isNetworkFailure(error)) unknown.current = null
        throw saidOf(error)
      }
    },
    onSuccess: () => {
      const names = shownBy[name]
      void (names ? refetchNamed(names) : refetchAll())
    },
  })
}
