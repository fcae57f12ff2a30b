import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** The newest copy of a document that one of these units has and the reader may open, or null; of a named one as clerk alone. */
export async function findOwnCopy(db: Db, documentId: string, of: { unitIds: readonly string[]; seesNamed: boolean }): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select d.id from dispatch s join delivery d on d.dispatch_id = s.id and d.party_id = any(${[...of.unitIds]}::uuid[])
    where s.document_id = ${documentId} and (${of.seesNamed} or not d.named) order by d.state in ('02', '13'), d.sent_at desc, d.id limit 1`.execute(db)
  return rows[0]?.id ?? null
}
