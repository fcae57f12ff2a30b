import { useState } from 'react'

/** Chosen or not as the row under the hand becomes; with a start, all rows between do the same. */
export function pick(order: readonly string[], chosen: ReadonlySet<string>, at: { id: string; from: string | null }): Set<string> {
  const next = new Set(chosen)
  const [to, from] = [order.indexOf(at.id), at.from === null ? -1 : order.indexOf(at.from)]
  const range = from < 0 || to < 0 ? [at.id] : order.slice(Math.min(from, to), Math.max(from, to) + 1)
  const on = !chosen.has(at.id)
  for (const id of range) {
    if (on) next.add(id)
    else next.delete(id)
  }
  return next
}

export type Selection = {
  /** In the order of the list; what has left the list is not chosen. */
  chosen: readonly string[]
  has: (id: string) => boolean
  /** One, or with `range` all from the one picked last. */
  pick: (id: string, range: boolean) => void
  all: boolean
  toggleAll: () => void
  choose: (ids: readonly string[]) => void
  clear: () => void
}

export function useSelection(order: readonly string[]): Selection {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<string | null>(null)
  const chosen = order.filter((id) => picked.has(id))
  const all = order.length > 0 && chosen.length === order.length
  const choose = (ids: readonly string[]) => setPicked(new Set(ids))
  return {
    chosen,
    has: (id) => picked.has(id),
    pick(id, range) {
      setPicked(pick(order, picked, { id, from: range ? last : null }))
      setLast(id)
    },
    all,
    toggleAll: () => choose(all ? [] : order),
    choose,
    clear: () => choose([]),
  }
}
