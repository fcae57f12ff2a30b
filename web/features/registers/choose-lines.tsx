import { Suspense } from 'react'
import { useSelection } from '../../ui/selection.ts'
import { BulkBar, useBulk } from '../dispatches/public.tsx'
import { isUnderWay } from './ProgressLabel.tsx'
import type { Entry, Kind } from './registers.ts'

/** A line whose copy is still worked on: it can be given on, or finished. */
const isWorkedOn = (entry: Entry) =>
  entry.state === 'used' && entry.objectKind === 'delivery' && entry.objectId !== null && entry.recalledOn === null && isUnderWay(entry)

/** Ticking lines of the incoming register, for whoever keeps it; what is done with them is what the inbox does. */
export function useChosenLines(kind: Kind, entries: readonly Entry[], keeps: boolean) {
  const choosable = (entry: Entry) => kind === 'incoming' && keeps && isWorkedOn(entry)
  const ids = entries.filter(choosable).flatMap(({ objectId }) => objectId ?? [])
  const selection = useSelection(ids)
  const bulk = useBulk(selection)
  const has = ({ objectId }: Entry) => objectId !== null && selection.has(objectId)
  return {
    ...{ bulk, count: ids.length, selection },
    /** Undefined where nothing can be done with the line. */
    chosen: (entry: Entry) => (choosable(entry) ? has(entry) : undefined),
    pick: (entry: Entry, range: boolean) => choosable(entry) && entry.objectId !== null && selection.pick(entry.objectId, range),
    failed: (entry: Entry) => (has(entry) && entry.objectId !== null ? bulk.reasons.get(entry.objectId) : undefined),
  }
}
export type ChosenLines = ReturnType<typeof useChosenLines>

const acts = ['submit', 'finish'] as const
export function LinesBar({ lines }: { lines: ChosenLines }) {
  if (lines.count === 0) return null
  return (
    <Suspense fallback={null}>
      <BulkBar selection={lines.selection} bulk={lines.bulk} acts={acts} count={lines.count} />
    </Suspense>
  )
}
