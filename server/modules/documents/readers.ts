import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

const open = sql`(o.state is null or o.state in ('signed', 'issued', 'voided'))`
/** Who was asked to review, in the chain under way or before; not who was spared, or replaced by another. */
export const asked = sql`s.kind = 'review' and s.state in ('planned', 'waiting', 'done', 'returned')`
/**
 * Who may see each document, as reader numbers. "unit": what is not yet signed is seen by its drafter, the drafting unit,
 * the signer, those asked to review it and the office's desk; what is signed by the whole office. "named": by the people on it, and once it is
 * signed by whoever is clerk of the office at the time: he must number and send it.
 * For SQL over rows `o` of documents: one branch a kind of reader, each by its own index (a join with "or" would read the whole table of readers).
 */
export const readersOfRows = sql`
  select o.id, r.no from o join reader r on r.person_id = o.drafted_by
  union all select o.id, r.no from o join reader r on r.person_id = o.signer_id
  union all select o.id, r.no from o join step s on s.document_id = o.id and ${asked} join reader r on r.person_id = s.person_id
  union all select o.id, r.no from o join step s on s.document_id = o.id and ${asked} join reader r on r.person_id = s.decided_by
  union all select o.id, r.no from o join reader r on r.unit_id = o.unit_id and (r.tier = 'desk' or (r.tier = 'staff' and ${open})) where o.access = 'unit'
  union all select o.id, r.no from o join reader r on r.unit_id = o.drafting_unit_id and r.tier <> 'clerk' where o.access = 'unit'
  union all select o.id, r.no from o join reader r on r.unit_id = o.unit_id and r.tier = 'clerk' where o.access = 'named' and ${open}`

export async function documentReaders(db: Db, documentIds: readonly string[]): Promise<Map<string, number[]>> {
  if (documentIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; readers: number[] }>`
    with o as (select id, unit_id, drafting_unit_id, access, state, drafted_by, signer_id from document where id = any(${documentIds}::uuid[]))
    select id, array_agg(distinct no) as readers from (${readersOfRows}) carried group by id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.readers]))
}
