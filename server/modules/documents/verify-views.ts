import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type Verified = { code: string; documentOn: string; issuer: string; voided: boolean }
/** What the printed code leads to; only what is public of an issued document. */
export async function findVerified(db: Db, linkId: string): Promise<Verified | undefined> {
  const { rows } = await sql<Verified>`
    select o.code, o.document_on as "documentOn", o.author_name as issuer, o.state = 'voided' as voided
    from verify_link l join document o on o.id = l.object_id and l.kind = 'document'
    where l.id = ${linkId} and o.state in ('issued', 'voided')`.execute(db)
  return rows[0]
}
