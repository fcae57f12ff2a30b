import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { DeliveryState, ReportFigure, ReportGrouping, ReportKind } from '../../../../contract/words.ts'
import type { Db } from '../../../platform/db.ts'
import type { Reader } from '../line-views.ts'

export type ReportFilter = { kind: ReportKind; unitId: string; from: string; to: string; by: ReportGrouping }

const inVietnam = (instant: RawBuilder<unknown>) => sql`(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`
/** What a copy counts as, by `c.state`, `c.purpose`, `c.due` and `c.state_at`; `gone` are the states in which nobody handles it. */
const figureOf = (gone: RawBuilder<unknown>, asGone: ReportFigure, overdueBefore: string) => sql`
  case when c.state in (${gone}) then ${asGone}::text
    when c.purpose = 'information' then 'information'
    when c.state = '06' then case when c.due < ${inVietnam(sql`c.state_at`)} then 'late' else 'on_time' end
    when c.due < ${overdueBefore}::date then 'overdue'
    else 'running' end`

/** Where each person of the office works now, or did last. */
const works = (unitId: string) => sql`
  works as materialized (select distinct on (a.person_id) a.person_id, u.id as unit_id, u.short_name
    from appointment a join unit u on u.id = a.unit_id where u.office_id = ${unitId} order by a.person_id, a.to_on desc nulls first, a.from_on desc)`
const entered = ({ unitId, from, to, kind }: ReportFilter) => sql`
  register r join register_entry e on e.register_id = r.id and e.cancels_id is null and e.entered_on between ${from}::date and ${to}::date
  where r.unit_id = ${unitId} and r.kind = ${kind}`
const seenIncoming = (reader: Reader) => sql<SqlBool>`(e.access = 'unit' or ${reader.seesNamed}
  or exists (select 1 from submission b where b.subject_kind = e.subject_kind and b.subject_id = e.subject_id and b.to_person_id = ${reader.personId})
  or exists (select 1 from assignment a where a.subject_kind = e.subject_kind and a.subject_id = e.subject_id and a.state <> 'replaced'
    and a.person_id = ${reader.personId}))`

/** Copies that came in, each once, under whoever leads them. */
const incoming = (filter: ReportFilter, reader: Reader) => sql`
  with ${works(filter.unitId)}, entry as (select e.*, ${seenIncoming(reader)} as visible from ${entered(filter)}
    and not exists (select 1 from register_entry x where x.cancels_id = e.id)),
  copy as (
    select e.id as entry_id, e.id::text as id, e.n, e.entered_on, e.visible, d.id as delivery_id, s.document_id, d.purpose, d.state, d.state_at,
      coalesce(a.due_on, d.due_on) as due, e.author_name as party_name, coalesce(who.full_name, at.short_name, '') as lead_name,
      ${
        filter.by === 'person'
          ? sql`coalesce(a.person_id, a.to_unit_id)::text as key, coalesce(who.full_name, at.short_name) as name`
          : sql`coalesce(a.to_unit_id, w.unit_id)::text as key, coalesce(at.short_name, w.short_name) as name`
      }
    from entry e join delivery d on e.subject_kind = 'delivery' and d.id = e.subject_id join dispatch s on s.id = d.dispatch_id
      left join assignment a on a.subject_kind = 'delivery' and a.subject_id = d.id and a.role = 'lead' and a.state <> 'replaced'
      left join person who on who.id = a.person_id left join unit at on at.id = a.to_unit_id left join works w on w.person_id = a.person_id)
  select c.*, ${figureOf(sql`'13'`, 'recalled', reader.overdueBefore)} as figure from copy c`

/** Documents that went out with their copies, the newest for each receiver; a document without copies is one line. */
const outgoing = (filter: ReportFilter, reader: Reader) => sql`
  with entry as (select e.* from ${entered(filter)}),
  copy as (
    select e.id as entry_id, coalesce(d.id, e.id)::text as id, e.n, e.entered_on,
      (e.access = 'unit' or ${reader.seesNamed} or ${reader.personId} in (o.drafted_by, o.signer_id)) as visible, d.id as delivery_id, o.id as document_id,
      d.purpose, d.state, d.state_at, o.reply_due_on as due, coalesce(u.short_name, '') as party_name, coalesce(who.full_name, '') as lead_name,
      ${
        filter.by === 'person'
          ? sql`o.drafted_by::text as key, who.full_name as name`
          : sql`nullif(e.drafting_unit, '') as key, nullif(e.drafting_unit, '') as name`
      }
    from entry e join document o on e.subject_kind = 'document' and o.id = e.subject_id left join person who on who.id = o.drafted_by
      left join dispatch s on s.document_id = o.id and s.from_party_id = ${filter.unitId}
      left join delivery d on d.dispatch_id = s.id and not exists (
        select 1 from dispatch f join delivery later on later.dispatch_id = f.id and later.party_id = d.party_id and later.state <> '13'
        where f.follows_dispatch_id = s.id)
      left join unit u on u.id = d.party_id
    where d.id is not null or s.id is null)
  select c.*, case when c.delivery_id is null then 'documents' else ${figureOf(sql`'02', '13'`, 'stopped', reader.overdueBefore)} end as figure from copy c`

const lines = (filter: ReportFilter, reader: Reader) => (filter.kind === 'incoming' ? incoming(filter, reader) : outgoing(filter, reader))
const keyOf = sql`case when not l.visible then 'restricted' else coalesce(l.key, 'none') end`

/** The columns of a report, in their order. */
export const figuresOf: Record<ReportKind, readonly ReportFigure[]> = {
  incoming: ['received', 'on_time', 'late', 'running', 'overdue', 'information', 'recalled'],
  outgoing: ['documents', 'copies', 'on_time', 'late', 'running', 'overdue', 'information', 'stopped'],
}
const whole: Partial<Record<ReportFigure, RawBuilder<unknown>>> = {
  received: sql`count(*)`,
  documents: sql`count(distinct l.entry_id)`,
  copies: sql`count(l.delivery_id)`,
}
const counted = (figure: ReportFigure) => whole[figure] ?? sql`count(*) filter (where l.figure = ${figure})`

export type ReportRow = { key: string; name: string; counts: number[] }
/** One row for each department or person, in the order of their names; who is not known stands last. */
export async function listRows(db: Db, filter: ReportFilter, reader: Reader): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select * from (select ${keyOf} as key, coalesce(min(l.name) filter (where l.visible), '') as name,
        array[${sql.join(figuresOf[filter.kind].map(counted))}]::int[] as counts
      from (${lines(filter, reader)}) l group by 1) r
    order by r.key in ('none', 'restricted'), r.name, r.key`.execute(db)
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
export type LinesWanted = { key?: string | undefined; figure?: ReportFigure | undefined; after?: LineCursor | undefined; limit: number }

function wanted({ key, figure, after }: LinesWanted) {
  const parts = [sql<SqlBool>`true`]
  if (key !== undefined) parts.push(sql<SqlBool>`${keyOf} = ${key}`)
  if (figure === 'copies') parts.push(sql<SqlBool>`l.delivery_id is not null`)
  else if (figure !== undefined && !whole[figure]) parts.push(sql<SqlBool>`l.figure = ${figure}`)
  if (after) parts.push(sql<SqlBool>`(l.entered_on, l.n, l.id) < (${after.on}::date, ${after.n}, ${after.id})`)
  return sql.join(parts, sql` and `)
}
/** What stands behind a figure, newest first. */
export async function listFigureLines(db: Db, filter: ReportFilter, reader: Reader, page: LinesWanted): Promise<ReportLine[]> {
  const shown = (value: RawBuilder<unknown>, other = sql`null`) => sql`case when p.visible then ${value} else ${other} end`
  const { rows } = await sql<ReportLine>`
    select p.id, p.n, p.entered_on::text as "enteredOn", ${shown(sql`e.notation`, sql`p.n::text`)} as code, ${shown(sql`x.text`)} as subject,
      ${shown(sql`p.party_name`, sql`''`)} as "partyName", ${shown(sql`p.lead_name`, sql`''`)} as "leadName", ${shown(sql`p.due::text`)} as "dueOn",
      ${shown(sql`case when p.state = '06' then ${inVietnam(sql`p.state_at`)}::text end`)} as "finishedOn", ${shown(sql`p.state`)} as state, p.figure,
      ${shown(sql`p.document_id`)} as "documentId", ${shown(sql`p.delivery_id`)} as "deliveryId"
    from (select * from (${lines(filter, reader)}) l where ${wanted(page)} order by l.entered_on desc, l.n desc, l.id desc limit ${page.limit}) p
      join register_entry e on e.id = p.entry_id left join private_text x on x.id = e.subject_text_id
    order by p.entered_on desc, p.n desc, p.id desc`.execute(db)
  return rows
}
