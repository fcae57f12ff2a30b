import { useDeferredValue, useState } from 'react'
import { useSearchParams } from 'react-router'
import { filtersOf, type Kind } from './registers.ts'

/** Filter, year and words; the first two stand in the address. */
export function useRegisterFilter(kind: Kind) {
  const [search, setSearch] = useSearchParams()
  const [words, setWords] = useState(search.get('q') ?? '')
  const show = filtersOf[kind].find((one) => one === search.get('loc')) ?? 'all'
  const year = Number(search.get('nam')) || undefined
  const q = useDeferredValue(words.trim())
  const set = (name: 'loc' | 'nam', value: string) => {
    const next = new URLSearchParams(search)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setSearch(next, { replace: true })
  }
  return { show, year, q, words, setWords, set, filtering: q !== '' || show !== 'all' || year !== undefined }
}
export type RegisterFilter = ReturnType<typeof useRegisterFilter>
