import { lazy } from 'react'
import { type Asked, DuplicateNote as Note } from './DuplicateNote.tsx'

/** What may be the same document already in this office; texts of `dispatches` must be loaded. */
export function DuplicateNote(props: { asked: Asked; enabled?: boolean }) {
  return <Note {...props} />
}

/** Thu hồi of a whole document; texts of `dispatches` must be loaded. */
export const RecallSheet = lazy(async () => ({ default: (await import('./RecallSheet.tsx')).RecallSheet }))
