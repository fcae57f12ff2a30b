import { sql } from 'kysely'
import type { savedLists } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'

export type Saved = { id: string; list: (typeof savedLists)[number]; name: string; query: string; isDefault: boolean }

/** Of one person, by name; a list opens with the one that was made its default last. */
export async function savedOf(db: Db, personId: string): Promise<Saved[]> {
  const { rows } = await sql<Saved>`
    select s.id, s.list, s.name, s.query,
      s.default_at is not null and row_number() over (partition by s.list order by s.default_at desc nulls last, s.id) = 1 as "isDefault"
    from saved_search s where s.person_id = ${personId} order by s.list, vn_fold(s.name), s.id`.execute(db)
  return rows
}
