import { useDeferredValue, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useFormat } from '../../platform/format.ts'
import { filtersOf, type Kind, yearsUpTo } from './registers.ts'

export const orders = ['newest', 'oldest', 'document', 'author', 'subject'] as const

/** Filter, order, year and words; all but the words stand in the address. */
export function useRegisterFilter(kind: Kind) {
  const today = useFormat().today()
  const [search, setSearch] = useSearchParams()
  const [words, setWords] = useState((search.get('q') ?? '').slice(0, 200))
  const show = filtersOf[kind].find((one) => one === search.get('loc')) ?? 'all'
  const sort = orders.find((one) => one === search.get('xep')) ?? 'newest'
  // A year that no book has, as an old address may name it, is none.
  const year = yearsUpTo(Number(today.slice(0, 4))).find((one) => String(one) === search.get('nam'))
  const q = useDeferredValue(words.trim())
  const set = (name: 'loc' | 'xep' | 'nam', value: string) => {
    const next = new URLSearchParams(search)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setSearch(next, { replace: true })
  }
  return { show, sort, year, q, words, setWords, set, filtering: q !== '' || show !== 'all' || year !== undefined }
}
export type RegisterFilter = ReturnType<typeof useRegisterFilter>
