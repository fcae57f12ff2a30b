import { sql } from 'kysely'
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

const escaped = sql`replace(replace(replace(e.title, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')`
const marks = 'StartSel=<mark>, StopSel=</mark>, HighlightAll=true'

/**
 * What a person with these readers may see among entries with these words, newest first. Words and readers are one index. A send
 * shows as the copy of an office whose copies he reads, of a named document as its clerk; a sender finds his document instead.
 */
export async function findEntries(db: Db, words: string, readers: readonly number[], limit: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with q as (select to_tsquery('vn', ${words}) as q),
    hit as materialized (
      select e.kind, e.id, e.at, e.unit_id, e.code, e.title from search_entry e, q
      where e.tsv @@ q.q and e.readers && ${[...readers]}::int[]
      order by e.at desc, e.id limit ${limit * 3}
    ), shown as (
      select distinct on (e.at, coalesce(d.id, e.id)) case when e.kind = 'dispatch' then 'delivery' else e.kind end as kind, coalesce(d.id, e.id) as id, e.at, e.unit_id, e.code, e.title
      from hit e left join lateral (
        select d.id from reader r join delivery d on d.party_id = r.unit_id
        where r.no = any(${[...readers]}::int[]) and r.tier = case when d.named then 'clerk' else 'staff' end and e.kind = 'dispatch' and d.dispatch_id = e.id
        limit 1) d on true
      where e.kind <> 'dispatch' or d.id is not null
    )
    select e.kind, e.id, e.code, e.title, o.document_on as "on", u.name as "unitName", ts_headline('vn', ${escaped}, q.q, ${marks}) as "markedTitle"
    from shown e cross join q join unit u on u.id = e.unit_id
      left join delivery d on e.kind = 'delivery' and d.id = e.id left join dispatch s on s.id = d.dispatch_id
      left join document o on o.id = case when e.kind = 'document' then e.id else s.document_id end
    order by e.at desc, e.id limit ${limit}`.execute(db)
  return rows
}
