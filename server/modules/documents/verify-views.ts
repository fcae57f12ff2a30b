import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { type Amendment, amendedBy } from './amendment-views.ts'

export type Verified = {
  code: string
  documentOn: string
  issuer: string
  voided: boolean
  recalled: boolean
  amendedBy: Amendment[]
  /** Signed or sealed with a test certificate. */
  test: boolean
}
/** What the printed code leads to; only what is public of an issued document. */
export async function findVerified(db: Db, linkId: string): Promise<Verified | undefined> {
  const { rows } = await sql<Verified>`
    select o.code, o.document_on as "documentOn", o.author_name as issuer, o.state = 'voided' as voided, o.recalled_at is not null as recalled, ${amendedBy(sql`o.id`)} as "amendedBy",
      exists (select 1 from revision v join signing g on g.file_out = v.file_id join credential c on c.id = g.credential_id
        where v.document_id = o.id and c.is_test) as test
    from verify_link l join document o on o.id = l.object_id and l.kind = 'document'
    where l.id = ${linkId} and o.state in ('issued', 'voided')`.execute(db)
  return rows[0]
}
