import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { laterDay, yearOf } from './rules.ts'

export async function listSequences(db: Db, unitId: string, year: number) {
  const { rows } = await sql<{ id: string; issuerId: string; issuerName: string; name: string; next: number; types: string[] }>`
    select s.id, s.issuer_id as "issuerId", i.name as "issuerName", s.name, coalesce(y.last_n, 0) + 1 as next,
      coalesce(array_agg(t.type order by d.ordinal) filter (where t.type is not null), '{}') as types
    from sequence s join issuer i on i.id = s.issuer_id
      left join sequence_type t on t.sequence_id = s.id
      left join document_type d on d.code = t.type
      left join sequence_year y on y.sequence_id = s.id and y.year = ${year}
    where i.unit_id = ${unitId}
    group by s.id, i.id, y.last_n order by i.name, min(d.ordinal)`.execute(db)
  return rows
}
export async function nextArrival(db: Db, unitId: string, year: number): Promise<number> {
  const row = await db
    .selectFrom('register')
    .select('last_n')
    .where('unit_id', '=', unitId)
    .where('kind', '=', 'incoming')
    .where('year', '=', year)
    .executeTakeFirst()
  return (row?.last_n ?? 0) + 1
}

export async function issuersWithoutSequences(db: Db, unitId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('issuer')
    .select('id')
    .where('unit_id', '=', unitId)
    .where((where) => where.not(where.exists(where.selectFrom('sequence').select('sequence.id').whereRef('sequence.issuer_id', '=', 'issuer.id'))))
    .execute()
  return rows.map((row) => row.id)
}

/** Looks without locking: the lowest freed number that still fits, else the next. A guess, shown as "dự kiến". */
export async function expectedNumber(db: Db, wanted: { issuerId: string; type: string; today: string }): Promise<number | null> {
  const year = yearOf(wanted.today)
  const { rows } = await sql<{ last_n: number; last_on: string | null; freed: number | null; freed_on: string | null }>`
    select coalesce(y.last_n, 0) as last_n, y.last_on::text, freed.n as freed, freed.above::text as freed_on
    from sequence_type t
      left join sequence_year y on y.sequence_id = t.sequence_id and y.year = ${year}
      left join lateral (
        select num.n, (select min(h.issued_on) from number h where h.sequence_id = num.sequence_id and h.year = num.year and h.n > num.n and h.state = 'used') as above
        from number num where num.sequence_id = t.sequence_id and num.year = ${year} and num.state = 'reserved' and num.expires_at <= now()
        order by num.n limit 1) freed on true
    where t.issuer_id = ${wanted.issuerId} and t.type = ${wanted.type}`.execute(db)
  const row = rows[0]
  if (!row) return null
  const day = laterDay(wanted.today, row.last_on)
  const freedFits = row.freed !== null && (row.freed_on === null || row.freed_on === day)
  return freedFits ? row.freed : row.last_n + 1
}
