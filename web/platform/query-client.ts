import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { AppProblem, isNetworkFailure } from './problem.ts'

const isPassing = (error: unknown) => isNetworkFailure(error) || (error instanceof AppProblem && error.status >= 500)

let signedOut: () => void = () => undefined
/** What happens when the server says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener
}
const noteSignedOut = (error: unknown) => {
  if (error instanceof AppProblem && error.code === 'session.required') signedOut()
}

/** Live messages say when to fetch anew, so what is there counts as fresh for a minute. */
export const queryClient = new QueryClient({
  // Whoever asks who is signed in deals with the answer that nobody is.
  queryCache: new QueryCache({ onError: (error, { queryKey }) => queryKey[0] !== 'getSession' && noteSignedOut(error) }),
  mutationCache: new MutationCache({ onError: noteSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 10 * 60_000,
      networkMode: 'always',
      refetchOnReconnect: false,
      retry: (count, error) => count < 2 && isPassing(error),
      retryDelay: (count) => 300 * 2 ** count,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** What never changes while a page is open. */
const steady = new Set<unknown>(['listDocumentTypes', 'getLink'])
const changing = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => !steady.has(queryKey[0]) }
export const refetchAll = () => queryClient.invalidateQueries(changing)
export function refetchNamed(names: ReadonlySet<unknown>) {
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => names.has(queryKey[0]) })
}
