import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { query } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { isKey, openDialog, usePageKeys } from '../ui/keys.ts'
import { navFor } from './nav.ts'
import { nextAddress } from './way.ts'

/** The keys by which one gets about, on every page: 1, 2, 3 … the entries of the menu, 0 the account, B back, K what waits next. */
export function useWayKeys(): void {
  const navigate = useNavigate()
  const here = useLocation().pathname
  const items = navFor(useMe())
  const desk = useQuery(query('getDesk', {})).data
  const goTo = (key: string): (() => unknown) | undefined => {
    if (key === '0') return () => navigate(paths.account())
    if (key === 'b') return () => navigate(-1)
    if (key === 'k') return () => navigate(nextAddress(desk?.items ?? [], here))
    const item = /^[1-9]$/.test(key) ? items[Number(key) - 1] : undefined
    return item && (() => navigate(item.to))
  }
  usePageKeys((event) => {
    if (openDialog() || !isKey(event, event.key)) return
    const go = goTo(event.key.toLowerCase())
    if (!go) return
    event.preventDefault()
    void go()
  })
}
