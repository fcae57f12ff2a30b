import { createContext, Fragment, lazy, type ReactNode, Suspense, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { defaultOf, type SavedList } from './saved.ts'
import { useSaved } from './use-saved.ts'

const Menu = lazy(async () => ({ default: (await import('./SavedMenu.tsx')).SavedMenu }))

type Opener = { list: SavedList; open: (query: string) => void }
const OpenerContext = createContext<Opener | null>(null)

/** Around a list whose filters stand in the address: it opens with its default, and begins anew when a saved search is opened. */
export function SavedFilters({ list, children }: { list: SavedList; children: ReactNode }) {
  const navigate = useNavigate()
  const { search } = useLocation()
  const saved = useSaved()
  // Without network nothing is waited for.
  const waits = saved.isPending && saved.failureCount === 0
  const [turn, setTurn] = useState(0)
  const [settled, setSettled] = useState(search !== '')
  const wanted = settled || !saved.data ? undefined : defaultOf(saved.data.items, list, search)
  const open = useCallback(
    async (query: string) => {
      await navigate({ search: query }, { replace: true })
      setTurn((before) => before + 1)
      setSettled(true)
    },
    [navigate],
  )
  useEffect(() => {
    if (settled || waits) return
    if (wanted) void open(wanted.query)
    else setSettled(true)
  }, [settled, waits, wanted, open])
  const opener = useMemo(() => ({ list, open: (query: string) => void open(query) }), [list, open])
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
