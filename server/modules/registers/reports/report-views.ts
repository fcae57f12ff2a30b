import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { DeliveryState, ReportFigure, ReportGrouping, ReportKind } from '../../../../contract/words.ts'
import type { Db } from '../../../platform/db.ts'
import type { Reader } from '../line-source.ts'

export type ReportFilter = { kind: ReportKind; unitId: string; from: string; to: string; by: ReportGrouping }

const inVietnam = (instant: RawBuilder<unknown>) => sql`(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`
/** The moment after a due date: what is finished from then on is late. Once for a document, not for each of its copies. */
const lateFrom = (due: RawBuilder<unknown>) => sql`((${due} + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')`
type Counted = { ended: RawBuilder<unknown>; late: RawBuilder<unknown>; over: RawBuilder<unknown> }
/** What a copy `d` counts as; `ended` says as what when nobody handles it any more. */
const figureOf = ({ ended, late, over }: Counted) => sql`
  case ${ended}
    when d.purpose = 'information' then 'information'
    when d.state = '06' then case when ${late} then 'late' else 'on_time' end
    when ${over} then 'overdue'
    when d.state in ('00', '01') then 'unaccepted'
    else 'running' end`

/** Where each person of the office works now, or did last. */
const works = (unitId: string) => sql`
  works as materialized (select distinct on (a.person_id) a.person_id, u.id as unit_id
    from appointment a join unit u on u.id = a.unit_id where u.office_id = ${unitId} order by a.person_id, a.to_on desc nulls first, a.from_on desc)`
const entered = ({ unitId, from, to, kind }: ReportFilter) => sql`
  register r join register_entry e on e.register_id = r.id and e.cancels_id is null and e.entered_on between ${from}::date and ${to}::date
    and r.unit_id = ${unitId} and r.kind = ${kind}`
const seenIncoming = (reader: Reader) => sql<SqlBool>`(e.access = 'unit' or ${reader.seesNamed}
  or exists (select 1 from submission b where b.subject_kind = e.subject_kind and b.subject_id = e.subject_id and b.to_person_id = ${reader.personId})
  or exists (select 1 from assignment a where a.subject_kind = e.subject_kind and a.subject_id = e.subject_id and a.state <> 'replaced'
    and a.person_id = ${reader.personId}))`
const keyed = (visible: RawBuilder<unknown>, key: RawBuilder<unknown>) =>
  sql`case when not ${visible} then 'restricted' else coalesce(${key}, 'none') end as key`

/** Copies that came in, each once, under whoever leads them. */
const incoming = (filter: ReportFilter, reader: Reader) => sql`
  with ${works(filter.unitId)}, entry as (select e.*, ${seenIncoming(reader)} as visible from ${entered(filter)}
    where not exists (select 1 from register_entry x where x.cancels_id = e.id)),
  led as (select e.id as entry_id, e.n, e.entered_on, e.visible, e.subject_id, a.person_id, a.to_unit_id, a.due_on,
      ${keyed(sql`e.visible`, filter.by === 'person' ? sql`coalesce(a.person_id, a.to_unit_id)::text` : sql`coalesce(a.to_unit_id, w.unit_id)::text`)}
    from entry e left join assignment a on a.subject_kind = 'delivery' and a.subject_id = e.subject_id and a.role = 'lead' and a.state <> 'replaced'
      left join works w on w.person_id = a.person_id
    where e.subject_kind = 'delivery')
  select l.entry_id, l.entry_id as id, l.n, l.entered_on, l.visible, l.key, d.id as delivery_id, d.party_id, coalesce(l.person_id, l.to_unit_id) as lead_id, x.due,
    ${figureOf({
      ...{ ended: sql`when d.state = '13' then 'recalled'`, late: sql`d.state_at >= ${lateFrom(sql`x.due`)}` },
      over: sql`x.due < ${reader.overdueBefore}::date`,
    })} as figure
  from led l join delivery d on d.id = l.subject_id cross join lateral (select coalesce(l.due_on, d.due_on) as due) x`

/** Documents that went out, one line each, and their copies, of each receiver the newest. */
const outgoing = (filter: ReportFilter, reader: Reader) => sql`
  with entry as materialized (select e.id as entry_id, e.n, e.entered_on, seen.visible, o.id as document_id, o.drafted_by, o.reply_due_on as due,
      ${lateFrom(sql`o.reply_due_on`)} as late_from, o.reply_due_on < ${reader.overdueBefore}::date as over,
      ${keyed(sql`seen.visible`, filter.by === 'person' ? sql`o.drafted_by::text` : sql`nullif(e.drafting_unit, '')`)}
    from ${entered(filter)} join document o on e.subject_kind = 'document' and o.id = e.subject_id
      cross join lateral (select e.access = 'unit' or ${reader.seesNamed} or coalesce(${reader.personId} in (o.drafted_by, o.signer_id), false) as visible) seen),
  followed as (select f.follows_dispatch_id, later.party_id from dispatch f join delivery later on later.dispatch_id = f.id and later.state <> '13'
    where f.from_party_id = ${filter.unitId} and f.follows_dispatch_id is not null)
  select entry_id, entry_id as id, n, entered_on, visible, key, null::uuid as delivery_id, null::uuid as party_id, drafted_by as lead_id, due, 'documents' as figure
  from entry
  union all
  select e.entry_id, d.id, e.n, e.entered_on, e.visible, e.key, d.id, d.party_id, e.drafted_by, e.due,
    ${figureOf({
      ended: sql`when d.recall_id is not null then 'recalled' when d.state in ('02', '13') then 'stopped'`,
      ...{ late: sql`d.state_at >= e.late_from`, over: sql`e.over` },
    })}
  from entry e join dispatch s on s.document_id = e.document_id and s.from_party_id = ${filter.unitId} join delivery d on d.dispatch_id = s.id
  where (d.dispatch_id, d.party_id) not in (select follows_dispatch_id, party_id from followed)`

const lines = (filter: ReportFilter, reader: Reader) => (filter.kind === 'incoming' ? incoming(filter, reader) : outgoing(filter, reader))

/** The columns of a report, in their order. */
export const figuresOf: Record<ReportKind, readonly ReportFigure[]> = {
  incoming: ['received', 'on_time', 'late', 'running', 'overdue', 'information', 'recalled'],
  outgoing: ['documents', 'copies', 'unaccepted', 'on_time', 'late', 'running', 'overdue', 'information', 'recalled', 'stopped'],
}
const among: Partial<Record<ReportFigure, RawBuilder<SqlBool>>> = { received: sql<SqlBool>`true`, copies: sql<SqlBool>`l.delivery_id is not null` }
const counts = (figure: ReportFigure) => among[figure] ?? sql<SqlBool>`l.figure = ${figure}`

export type ReportRow = { key: string; name: string; counts: number[] }
/** One row for each department or person, in the order of their names; who is not known stands last. */
export async function listRows(db: Db, filter: ReportFilter, reader: Reader): Promise<ReportRow[]> {
  const counted = figuresOf[filter.kind].map((figure) => sql`count(*) filter (where ${counts(figure)})`)
  const { rows } = await sql<ReportRow>`
    select r.key, case when r.key in ('none', 'restricted') then '' else coalesce(p.full_name, u.short_name, r.key) end as name, r.counts
    from (select l.key, array[${sql.join(counted)}]::int[] as counts from (${lines(filter, reader)}) l group by l.key) r
      left join person p on p.id::text = r.key left join unit u on u.id::text = r.key
    order by r.key in ('none', 'restricted'), name, r.key`.execute(db)
  return rows
}

export type LineCursor = { on: string; n: number; id: string }
export type ReportLine = {
  id: string
  n: number
  enteredOn: string
  code: string
  subject: string | null
  partyName: string
  leadName: string
  dueOn: string | null
  finishedOn: string | null
  state: DeliveryState | null
  figure: ReportFigure
  documentId: string | null
  deliveryId: string | null
}
export type LinesWanted = { key?: string | undefined; figure: ReportFigure; after?: LineCursor | undefined; limit: number }

function wanted({ key, figure, after }: LinesWanted) {
  const parts = [counts(figure)]
  if (key !== undefined) parts.push(sql<SqlBool>`l.key = ${key}`)
  if (after) parts.push(sql<SqlBool>`(l.entered_on, l.n, l.id) < (${after.on}::date, ${after.n}, ${after.id}::uuid)`)
  return sql.join(parts, sql` and `)
}
/** What stands behind a figure, newest first. Set apart, for the planner cannot know how few copies count as what. */
export async function listFigureLines(db: Db, filter: ReportFilter, reader: Reader, page: LinesWanted): Promise<ReportLine[]> {
  const shown = (value: RawBuilder<unknown>, other = sql`null`) => sql`case when p.visible then ${value} else ${other} end`
  const { rows } = await sql<ReportLine>`
    select p.id, p.n, p.entered_on::text as "enteredOn", ${shown(sql`e.notation`, sql`p.n::text`)} as code, ${shown(sql`x.text`)} as subject,
      ${shown(filter.kind === 'incoming' ? sql`e.author_name` : sql`coalesce(at.short_name, '')`, sql`''`)} as "partyName",
      ${shown(sql`coalesce(who.full_name, led.short_name, '')`, sql`''`)} as "leadName", ${shown(sql`p.due::text`)} as "dueOn",
      ${shown(sql`case when d.state = '06' then ${inVietnam(sql`d.state_at`)}::text end`)} as "finishedOn", ${shown(sql`d.state`)} as state, p.figure,
      ${shown(sql`coalesce(s.document_id, case when e.subject_kind = 'document' then e.subject_id end)`)} as "documentId",
      ${shown(sql`p.delivery_id`)} as "deliveryId"
    from (with l as materialized (${lines(filter, reader)})
        select * from l where ${wanted(page)} order by l.entered_on desc, l.n desc, l.id desc limit ${page.limit}) p
      join register_entry e on e.id = p.entry_id left join private_text x on x.id = e.subject_text_id
      left join delivery d on d.id = p.delivery_id left join dispatch s on s.id = d.dispatch_id left join unit at on at.id = p.party_id
      left join person who on who.id = p.lead_id left join unit led on led.id = p.lead_id
    order by p.entered_on desc, p.n desc, p.id desc`.execute(db)
  return rows
}
