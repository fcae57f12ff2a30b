import { lazy } from 'react'
import { type Asked, DuplicateNote as Note } from './DuplicateNote.tsx'
import { useRowAct as rowAct } from './use-row-act.ts'

/** What may be the same document already in this office; texts of `dispatches` must be loaded. */
export function DuplicateNote(props: { asked: Asked; enabled?: boolean }) {
  return <Note {...props} />
}

/** Thu hồi of a whole document; texts of `dispatches` must be loaded. */
export const RecallSheet = lazy(async () => ({ default: (await import('./RecallSheet.tsx')).RecallSheet }))

/** Accepting a copy, or starting to work on it, from the row of a list. */
export const useRowAct = () => rowAct()
