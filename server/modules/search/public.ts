import type { Db } from '../../platform/db.ts'
import { upsertEntries } from './queries.ts'

export type SearchEntry = {
  kind: 'document' | 'delivery' | 'dispatch'
  id: string
  at: Date
  unitId: string
  code: string
  title: string
  text?: string
  /** Numbers of table reader: who may find it. */
  readers: readonly number[]
}

/** Writes what Ctrl+K reads, in the transaction of the change; the same object again replaces its entry. */
export function putEntries(db: Db, entries: readonly SearchEntry[]): Promise<void> {
  return upsertEntries(db, entries)
}
