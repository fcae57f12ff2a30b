import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/**
 * Who may see each document, as reader numbers. "unit": what is not yet signed is seen by its drafter, the drafting unit,
 * the signer and the office's desk; what is signed by the whole office. "named": by the people on it, and once it is
 * signed by the clerks of the day, who must number and send it.
 */
export async function documentReaders(db: Db, documentIds: readonly string[]): Promise<Map<string, number[]>> {
  if (documentIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; readers: number[] }>`
    select o.id, array_agg(distinct r.no) as readers
    from document o join reader r on
      r.person_id in (o.drafted_by, o.signer_id)
      or (o.access = 'unit' and r.unit_id = o.unit_id and (r.tier = 'desk' or o.state is null or o.state in ('signed', 'issued', 'voided')))
      or (o.access = 'unit' and r.unit_id = o.drafting_unit_id)
      or (o.access = 'named' and (o.state is null or o.state in ('signed', 'issued', 'voided')) and r.person_id in (
        select a.person_id from role_grant g join appointment a on a.id = g.appointment_id
        where g.role = 'clerk' and g.unit_id = o.unit_id and (a.to_on is null or a.to_on >= (now() at time zone 'Asia/Ho_Chi_Minh')::date)))
    where o.id = any(${documentIds}::uuid[]) group by o.id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.readers]))
}
