import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { RegisterFilter } from './line-source.ts'

export type NumberItem = {
  from: number
  to: number
  state: 'missing' | 'reserved' | 'void' | 'cancelled' | 'raised'
  on: string | null
  reason: string | null
  who: string | null
}
export type NumberRun = { id: string; issuerName: string | null; name: string; lastN: number; used: number; items: NumberItem[] }
type Wanted = Pick<RegisterFilter, 'kind' | 'unitId' | 'year'> & { seesNamed: boolean }

const dayOf = (column: ReturnType<typeof sql.ref>) => sql`(${column} at time zone 'Asia/Ho_Chi_Minh')::date`

/** Runs of numbers with how far they came; `run` joins what follows. */
const runs = {
  outgoing: (wanted: Wanted) => sql`
    select s.id, i.name as issuer, s.name, y.last_n, (select count(*)::int from number num where num.sequence_id = s.id and num.year = y.year and num.state = 'used') as used
    from sequence s join issuer i on i.id = s.issuer_id join sequence_year y on y.sequence_id = s.id and y.year = ${wanted.year} and y.last_n > 0
    where i.unit_id = ${wanted.unitId}`,
  incoming: (wanted: Wanted) => sql`
    select r.id, null::text as issuer, '' as name, r.last_n, (select count(*)::int from register_entry e where e.register_id = r.id and e.cancels_id is null
        and not exists (select 1 from register_entry c where c.cancels_id = e.id)) as used
    from register r where r.unit_id = ${wanted.unitId} and r.kind = 'incoming' and r.year = ${wanted.year} and r.last_n > 0`,
}
const taken = {
  outgoing: (wanted: Wanted) =>
    sql`select num.sequence_id as run, num.n from number num join runs on runs.id = num.sequence_id where num.year = ${wanted.year}`,
  incoming: () => sql`select e.register_id as run, e.n from register_entry e join runs on runs.id = e.register_id`,
}
const stopped = {
  outgoing: (wanted: Wanted) => sql`
    select num.sequence_id as run, num.n as "from", num.n as "to", num.state, num.issued_on as on_date,
      case when ${wanted.seesNamed} or coalesce(e.access, 'unit') = 'unit' then reason.text end as reason, who.full_name as who
    from number num join runs on runs.id = num.sequence_id
      left join private_text reason on reason.id = num.reason_text_id
      left join register_entry e on e.number_id = num.id and e.cancels_id is not null
      left join lateral (select v.actor_id from event v where v.id = e.event_id
        or (e.id is null and v.object_kind = 'number' and v.object_id = num.id and v.name = 'number.closed') order by v.seq desc limit 1) by on true
      left join person who on who.id = by.actor_id
    where num.year = ${wanted.year} and num.state in ('reserved', 'void')`,
  incoming: (wanted: Wanted) => sql`
    select c.register_id as run, c.n as "from", c.n as "to", 'cancelled' as state, ${dayOf(sql.ref('c.occurred_at'))} as on_date,
      case when ${wanted.seesNamed} or c.access = 'unit' then reason.text end as reason, who.full_name as who
    from register_entry c join runs on runs.id = c.register_id
      left join private_text reason on reason.id = c.reason_text_id
      left join event v on v.id = c.event_id left join person who on who.id = v.actor_id
    where c.cancels_id is not null`,
}
const raised = (wanted: Wanted) => sql`
  select k.run, k.from_n as "from", k.to_n - 1 as "to", 'raised' as state, ${dayOf(sql.ref('k.changed_at'))} as on_date, reason.text as reason, who.full_name as who
  from (select coalesce(sequence_id, register_id) as run, * from number_change) k join runs on runs.id = k.run
    left join private_text reason on reason.id = k.reason_text_id left join person who on who.id = k.changed_by
  where k.year = ${wanted.year}`
/** Numbers that nothing explains, neighbours together. */
const missing = (wanted: Wanted) => sql`
  select run, min(n) as "from", max(n) as "to", 'missing' as state, null::date as on_date, null as reason, null as who
  from (
    select runs.id as run, g.n, g.n - row_number() over (partition by runs.id order by g.n) as island
    from runs cross join lateral generate_series(1, runs.last_n) g(n)
    where not exists (select 1 from taken t where t.run = runs.id and t.n = g.n)
      and not exists (select 1 from number_change c where coalesce(c.sequence_id, c.register_id) = runs.id and c.year = ${wanted.year}
        and g.n >= c.from_n and g.n < c.to_n)) alone
  group by run, island`

/** Every number of a year that is not simply used, by run; what an inspector asks when he leafs through. */
export async function listNumberRuns(db: Db, wanted: Wanted): Promise<NumberRun[]> {
  const { rows } = await sql<NumberRun>`
    with runs as (${runs[wanted.kind](wanted)}), taken as (${taken[wanted.kind](wanted)}),
      items as (${stopped[wanted.kind](wanted)} union all ${raised(wanted)} union all ${missing(wanted)})
    select runs.id, runs.issuer as "issuerName", runs.name, runs.last_n as "lastN", runs.used,
      coalesce((select json_agg(json_build_object('from', x."from", 'to', x."to", 'state', x.state, 'on', x.on_date, 'reason', x.reason, 'who', x.who)
        order by x."from") from items x where x.run = runs.id), '[]') as items
    from runs order by runs.issuer, runs.name`.execute(db)
  return rows
}
