import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { RegisterFilter } from './line-source.ts'

/** Numbers that no row explains, by sequence (or of the arrival register); numbers skipped by a recorded raise are explained. */
export async function listGaps(db: Db, filter: Pick<RegisterFilter, 'kind' | 'unitId' | 'year'>): Promise<{ sequence: string; n: number }[]> {
  // The book by its id, and not by a join: of all lines only its own are read.
  const book = sql`(select id from register where unit_id = ${filter.unitId} and kind = 'incoming' and year = ${filter.year})`
  const outgoing = sql`
    select s.name as sequence, g.n from sequence s
      join issuer i on i.id = s.issuer_id
      join sequence_year y on y.sequence_id = s.id and y.year = ${filter.year}
      cross join lateral generate_series(1, y.last_n) g(n)
    where i.unit_id = ${filter.unitId}
      and not exists (select 1 from number num where num.sequence_id = s.id and num.year = ${filter.year} and num.n = g.n)
      and not exists (select 1 from number_change c where c.sequence_id = s.id and c.year = y.year and g.n >= c.from_n and g.n < c.to_n)`
  const incoming = sql`
    select '' as sequence, g.n from register r cross join lateral generate_series(1, r.last_n) g(n)
    where r.unit_id = ${filter.unitId} and r.kind = 'incoming' and r.year = ${filter.year}
      and not exists (select 1 from register_entry e where e.register_id = ${book} and e.n = g.n)
      and not exists (select 1 from number_change c where c.register_id = r.id and c.year = r.year and g.n >= c.from_n and g.n < c.to_n)`
  const { rows } = await sql<{ sequence: string; n: number }>`
    select sequence, n from (${filter.kind === 'outgoing' ? outgoing : incoming}) x order by sequence, n limit 200`.execute(db)
  return rows
}
