import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type Found = {
  kind: 'document' | 'delivery' | 'dispatch'
  id: string
  code: string
  title: string
  on: string | null
  unitName: string
  markedTitle: string
}
export type Seeker = {
  personId: string
  readers: readonly number[]
  unitIds: readonly string[]
  /** Offices whose clerk one is today. */
  clerkOf: readonly string[]
}

const escaped = sql`replace(replace(replace(e.title, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')`
const marks = 'StartSel=<mark>, StopSel=</mark>, HighlightAll=true'

/**
 * Papers for named people carry the clerks of the day they were indexed: who is no clerk any more is asked again.
 * For SQL over `search_entry e`, and over a copy.
 */
const hiddenPaper = (seeker: Seeker) => sql<SqlBool>`(e.kind = 'document' and exists (
  select 1 from document o where o.id = e.id and o.access = 'named' and o.unit_id <> all(${[...seeker.clerkOf]}::uuid[])
    and o.drafted_by is distinct from ${seeker.personId} and o.signer_id is distinct from ${seeker.personId}))`
const hiddenCopy = (alias: string, seeker: Seeker) => {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<SqlBool>`(${column('named')} and not exists (select 1 from unit u where u.id = ${column('party_id')}
    and (u.id = any(${[...seeker.clerkOf]}::uuid[]) or (u.kind = 'department' and u.office_id = any(${[...seeker.clerkOf]}::uuid[])))))`
}

/**
 * What the seeker may see among entries with these words, newest first. Words and readers are one index. A send shows as the
 * copy of the seeker's own office; a sender finds his document instead.
 */
export async function findEntries(db: Db, words: string, seeker: Seeker, limit: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with q as (select to_tsquery('vn', ${words}) as q),
    hit as materialized (
      select e.kind, e.id, e.at, e.unit_id, e.code, e.title from search_entry e, q
      where e.tsv @@ q.q and e.readers && ${[...seeker.readers]}::int[]
      order by e.at desc, e.id limit ${limit * 3}
    ), shown as (
      select distinct on (e.at, coalesce(d.id, e.id)) case when e.kind = 'dispatch' then 'delivery' else e.kind end as kind, coalesce(d.id, e.id) as id, e.at, e.unit_id, e.code, e.title
      from hit e left join lateral (
        select d.id from delivery d where e.kind = 'dispatch' and d.dispatch_id = e.id and d.party_id = any(${[...seeker.unitIds]}::uuid[])
          and not ${hiddenCopy('d', seeker)} limit 1) d on true
      where (e.kind <> 'dispatch' or d.id is not null) and not ${hiddenPaper(seeker)}
        and not (e.kind = 'delivery' and exists (select 1 from delivery one where one.id = e.id and ${hiddenCopy('one', seeker)}))
    )
    select e.kind, e.id, e.code, e.title, o.document_on as "on", u.name as "unitName", ts_headline('vn', ${escaped}, q.q, ${marks}) as "markedTitle"
    from shown e cross join q join unit u on u.id = e.unit_id
      left join delivery d on e.kind = 'delivery' and d.id = e.id left join dispatch s on s.id = d.dispatch_id
      left join document o on o.id = case when e.kind = 'document' then e.id else s.document_id end
    order by e.at desc, e.id limit ${limit}`.execute(db)
  return rows
}
