import { lazy } from 'react'
import type { Selection } from '../../ui/selection.ts'
import { type Asked, DuplicateNote as Note } from './DuplicateNote.tsx'
import { useBulk as bulk } from './use-bulk.ts'
import { useRowAct as rowAct } from './use-row-act.ts'

/** What may be the same document already in this office; texts of `dispatches` must be loaded. */
export function DuplicateNote(props: { asked: Asked; enabled?: boolean }) {
  return <Note {...props} />
}

/** Thu hồi of a whole document; texts of `dispatches` must be loaded. */
export const RecallSheet = lazy(async () => ({ default: (await import('./RecallSheet.tsx')).RecallSheet }))

/** Accepting a copy, or starting to work on it, from the row of a list. */
export const useRowAct = () => rowAct()

/** Acts over many copies, each answering for itself, and the bar that offers them; texts of `dispatches` and `many` must be loaded. */
export const useBulk = (selection: Selection) => bulk(selection)
export const BulkBar = lazy(async () => ({ default: (await import('./BulkBar.tsx')).BulkBar }))
