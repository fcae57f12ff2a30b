/** Rows never move while one works: what stood there stays in its place, what is new comes below. */
export function standing<T extends { objectId: string }>(before: readonly T[], current: readonly T[]): T[] {
  const fresh = new Map(current.map((item) => [item.objectId, item]))
  const stood = new Set(before.map((item) => item.objectId))
  return [...before.map((item) => fresh.get(item.objectId) ?? item), ...current.filter((item) => !stood.has(item.objectId))]
}

/** Which one is under way: what is sealed leaves the list at once, on every open screen. */
export function progressOf(wanted: readonly string[], waiting: ReadonlySet<string>): { at: number; total: number } {
  const gone = wanted.filter((id) => !waiting.has(id)).length
  return { at: Math.min(gone + 1, wanted.length), total: wanted.length }
}
