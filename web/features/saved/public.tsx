import { createContext, Fragment, lazy, type ReactNode, Suspense, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { defaultOf, type SavedList } from './saved.ts'
import { useSaved } from './use-saved.ts'

const Menu = lazy(async () => ({ default: (await import('./SavedMenu.tsx')).SavedMenu }))

type Opener = { list: SavedList; open: (query: string) => void }
const OpenerContext = createContext<Opener | null>(null)

const openingOf = (state: unknown): number | undefined =>
  typeof state === 'object' && state !== null && 'opened' in state && typeof state.opened === 'number' ? state.opened : undefined

/** Around a list whose filters stand in the address: it opens with its default, and begins anew when a saved search is opened. */
export function SavedFilters({ list, children }: { list: SavedList; children: ReactNode }) {
  const navigate = useNavigate()
  const { search, state } = useLocation()
  const saved = useSaved()
  // Without network nothing is waited for.
  const waits = saved.isPending && saved.failureCount === 0
  const [turn, setTurn] = useState(0)
  const [settled, setSettled] = useState(search !== '')
  const wanted = settled || !saved.data ? undefined : defaultOf(saved.data.items, list, search)
  // Which opening the address comes from rides with it: the list begins anew with that very address and not before it stands.
  const opened = openingOf(state)
  if (opened !== undefined && opened !== turn) {
    setTurn(opened)
    setSettled(true)
  }
  const open = useCallback((query: string) => void navigate({ search: query }, { replace: true, state: { opened: turn + 1 } }), [navigate, turn])
  useEffect(() => {
    if (settled || waits) return
    if (wanted) open(wanted.query)
    else setSettled(true)
  }, [settled, waits, wanted, open])
  const opener = useMemo(() => ({ list, open }), [list, open])
  if (!settled && (waits || wanted)) return <SkeletonRows rows={8} />
  return (
    <OpenerContext value={opener}>
      <Fragment key={turn}>{children}</Fragment>
    </OpenerContext>
  )
}

/** The saved searches of the list around it, and saving what is filtered now: `filters` are those on screen, words with them. */
export function SavedSearches({ filters }: { filters: Record<string, string | undefined> }) {
  const opener = useContext(OpenerContext)
  if (!opener) return null
  const query = new URLSearchParams(Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString()
  return (
    <Suspense fallback={null}>
      <Menu list={opener.list} query={query} onOpen={opener.open} />
    </Suspense>
  )
}
