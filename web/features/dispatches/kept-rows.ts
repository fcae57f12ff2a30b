import type { InboxItem } from './dispatches.ts'

/** A row that was just dealt with and has left the list: it stays where it was until the list is opened anew. */
export type Kept = { item: InboxItem; after: string | null; arrivalNumber: number | null }

/** Those that were accepted together: each stays below the row that stood above it. */
export function keptInOrder(rows: readonly InboxItem[], kept: readonly Kept[], numbers: ReadonlyMap<string, number | null>): Kept[] {
  const fresh = rows.flatMap((item, at) =>
    numbers.has(item.id) ? [{ item, after: rows[at - 1]?.id ?? null, arrivalNumber: numbers.get(item.id) ?? null }] : [],
  )
  return [...kept.filter((one) => !numbers.has(one.item.id)), ...fresh]
}

/** Rows never move up under the pointer: what one accepted stands in its old place. */
export function withKept(items: readonly InboxItem[], kept: readonly Kept[]): InboxItem[] {
  const rows = [...items]
  for (const { item, after } of kept) {
    if (rows.some((row) => row.id === item.id)) continue
    rows.splice(after === null ? 0 : rows.findIndex((row) => row.id === after) + 1, 0, item)
  }
  return rows
}
