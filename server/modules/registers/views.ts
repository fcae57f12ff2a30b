import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { laterDay, yearOf } from './rules.ts'

export type RegisterFilter = {
  kind: 'outgoing' | 'incoming'
  unitId: string
  year: number
  q?: string | undefined
  type?: string | undefined
  from?: string | undefined
  to?: string | undefined
  show: 'all' | 'open' | 'void' | 'unfinished' | 'overdue' | 'by_hand'
  issuerId?: string | undefined
}
/** Whoever may not see a named document sees number and date. */
export type Reader = { personId: string; seesNamed: boolean; overdueBefore: string; now: Date }
export type RegisterLine = {
  id: string
  n: number
  enteredOn: string
  code: string
  documentOn: string | null
  typeName: string
  subject: string | null
  authorName: string
  signerName: string
  recipients: string
  draftingUnit: string
  pages: number | null
  copies: number
  cameBy: 'inside' | 'exchange' | 'mail' | 'post' | 'hand'
  handedOn: string | null
  state: 'used' | 'open' | 'void' | 'cancelled'
  reason: string | null
  dueOn: string | null
  progress: string | null
  leadName: string | null
  objectKind: 'document' | 'delivery' | null
  objectId: string | null
}

/** Lines that were entered, and numbers that have none: reservations and those closed as "không sử dụng". */
const outgoingLines = (filter: RegisterFilter, reader: Reader) => sql`
  select e.id, e.n, e.entered_on, e.notation as code, e.document_on, e.document_type as type, p.text as subject, e.author_name, e.signer_name, e.recipients,
    e.drafting_unit, e.pages, e.copies, e.came_by,
    coalesce(e.handed_on, (select min((d.sent_at at time zone 'Asia/Ho_Chi_Minh')::date) from dispatch d where d.document_id = e.subject_id)) as handed_on,
    case when num.state = 'void' then 'void' else 'used' end as state, reason.text as reason, null::date as due_on, null::text as progress,
    null::text as lead_name, false as unfinished, e.subject_kind as object_kind, e.subject_id as object_id, s.issuer_id,
    (e.access = 'unit' or ${reader.seesNamed} or exists (
      select 1 from document o where o.id = e.subject_id and ${reader.personId} in (o.drafted_by, o.signer_id))) as visible
  from register_entry e
    join register r on r.id = e.register_id
    join number num on num.id = e.number_id
    join sequence s on s.id = num.sequence_id
    join private_text p on p.id = e.subject_text_id
    left join private_text reason on reason.id = num.reason_text_id
  where r.unit_id = ${filter.unitId} and r.kind = 'outgoing' and r.year = ${filter.year} and e.cancels_id is null
  union all
  select num.id, num.n, num.issued_on,
    case when i.header_style = 'party' then num.n || coalesce('-' || nullif(t.abbreviation, ''), '-CV') || '/' || i.notation_suffix
      else lpad(num.n::text, greatest(2, length(num.n::text)), '0') || coalesce('/' || nullif(t.abbreviation, '') || '-', '/') || i.notation_suffix end,
    null, coalesce(o.type, ''), '', i.name, '', '', '', null, 0, 'inside', null, case num.state when 'reserved' then 'open' else 'void' end, reason.text,
    null, null, null, false, null, null, s.issuer_id, true
  from number num
    join sequence s on s.id = num.sequence_id
    join issuer i on i.id = s.issuer_id
    left join document o on o.id = num.document_id
    left join document_type t on t.code = o.type
    left join private_text reason on reason.id = num.reason_text_id
  where i.unit_id = ${filter.unitId} and num.year = ${filter.year} and num.state in ('reserved', 'void')
    and not exists (select 1 from register_entry e where e.number_id = num.id and e.cancels_id is null)`

const incomingLines = (filter: RegisterFilter, reader: Reader) => sql`
  select e.id, e.n, e.entered_on, e.notation as code, e.document_on, e.document_type as type, p.text as subject, e.author_name, e.signer_name,
    coalesce(unit_name.names, '') as recipients, e.drafting_unit, e.pages, e.copies, e.came_by, coalesce(e.handed_on, given.on_date) as handed_on,
    case when c.id is null then 'used' else 'cancelled' end as state, reason.text as reason, lead.due_on, d.state as progress, lead.name as lead_name,
    (c.id is null and d.purpose = 'action' and d.state in ('03', '04', '05')) as unfinished, e.subject_kind as object_kind, e.subject_id as object_id,
    null::uuid as issuer_id,
    (e.access = 'unit' or ${reader.seesNamed}
      or exists (select 1 from submission b where b.subject_kind = e.subject_kind and b.subject_id = e.subject_id and b.to_person_id = ${reader.personId})
      or exists (select 1 from assignment a where a.subject_kind = e.subject_kind and a.subject_id = e.subject_id
        and a.state <> 'replaced' and a.person_id = ${reader.personId})) as visible
  from register_entry e
    join register r on r.id = e.register_id
    join private_text p on p.id = e.subject_text_id
    left join register_entry c on c.cancels_id = e.id
    left join private_text reason on reason.id = c.reason_text_id
    left join delivery d on e.subject_kind = 'delivery' and d.id = e.subject_id
    left join lateral (
      select a.due_on, coalesce(who.full_name, u.short_name) as name
      from assignment a left join person who on who.id = a.person_id left join unit u on u.id = a.to_unit_id
      where a.subject_kind = e.subject_kind and a.subject_id = e.subject_id and a.role = 'lead' and a.state <> 'replaced' limit 1) lead on true
    left join lateral (
      select string_agg(coalesce(who.full_name, u.short_name), ', ' order by a.role, a.at) as names
      from assignment a left join person who on who.id = a.person_id left join unit u on u.id = a.to_unit_id
      where a.subject_kind = e.subject_kind and a.subject_id = e.subject_id and a.state <> 'replaced') unit_name on true
    left join lateral (
      select min((a.at at time zone 'Asia/Ho_Chi_Minh')::date) as on_date
      from assignment a where a.subject_kind = e.subject_kind and a.subject_id = e.subject_id) given on true
  where r.unit_id = ${filter.unitId} and r.kind = 'incoming' and r.year = ${filter.year} and e.cancels_id is null`

const masked = (filter: RegisterFilter, reader: Reader) => sql`
  select l.id, l.n, l.entered_on::text as "enteredOn", case when l.visible then l.code else l.n::text end as code, l.document_on::text as "documentOn", l.type,
    case when l.visible then coalesce(t.name, '') else '' end as "typeName", case when l.visible then l.subject end as subject,
    case when l.visible then l.author_name else '' end as "authorName", case when l.visible then l.signer_name else '' end as "signerName",
    case when l.visible then l.recipients else '' end as recipients, case when l.visible then l.drafting_unit else '' end as "draftingUnit",
    case when l.visible then l.pages end as pages, l.copies, l.came_by as "cameBy", l.handed_on::text as "handedOn", l.state,
    case when l.visible then l.reason end as reason, case when l.visible then l.due_on::text end as "dueOn", case when l.visible then l.progress end as progress,
    case when l.visible then l.lead_name end as "leadName", case when l.visible then l.object_kind end as "objectKind",
    case when l.visible then l.object_id end as "objectId", l.issuer_id, l.unfinished,
    (l.unfinished and l.due_on < ${reader.overdueBefore}) as overdue, (l.came_by <> 'inside') as by_hand, l.visible
  from (${filter.kind === 'outgoing' ? outgoingLines(filter, reader) : incomingLines(filter, reader)}) l left join document_type t on t.code = l.type`

const conditions = (filter: RegisterFilter) => {
  const parts = [sql<SqlBool>`true`]
  if (filter.q) {
    const words = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`
    parts.push(sql<SqlBool>`vn_fold(m.code || ' ' || coalesce(m.subject, '') || ' ' || m."authorName") like vn_fold(${words})`)
  }
  if (filter.type) parts.push(sql<SqlBool>`m.visible and m.type = ${filter.type}`)
  if (filter.from) parts.push(sql<SqlBool>`m."enteredOn" >= ${filter.from}`)
  if (filter.to) parts.push(sql<SqlBool>`m."enteredOn" <= ${filter.to}`)
  if (filter.issuerId) parts.push(sql<SqlBool>`m.issuer_id = ${filter.issuerId}`)
  return sql.join(parts, sql` and `)
}
const shown: Record<RegisterFilter['show'], ReturnType<typeof sql<SqlBool>>> = {
  all: sql<SqlBool>`true`,
  open: sql<SqlBool>`m.state = 'open'`,
  void: sql<SqlBool>`m.state in ('void', 'cancelled')`,
  unfinished: sql<SqlBool>`m.unfinished`,
  overdue: sql<SqlBool>`m.overdue`,
  by_hand: sql<SqlBool>`m.by_hand`,
}
const lineColumns = sql.raw(
  ['id', 'n', 'enteredOn', 'code', 'documentOn', 'typeName', 'subject', 'authorName', 'signerName', 'recipients', 'draftingUnit', 'pages', 'copies', 'cameBy']
    .concat(['handedOn', 'state', 'reason', 'dueOn', 'progress', 'leadName', 'objectKind', 'objectId'])
    .map((name) => `m."${name}"`)
    .join(', '),
)

export type LineCursor = { on: string; n: number; id: string }
/** Newest first; `after` continues below a line. */
export async function listLines(
  db: Db,
  filter: RegisterFilter,
  reader: Reader,
  page: { limit: number; after?: LineCursor | undefined },
): Promise<RegisterLine[]> {
  const below = page.after ? sql<SqlBool>`(m."enteredOn", m.n, m.id) < (${page.after.on}, ${page.after.n}, ${page.after.id}::uuid)` : sql<SqlBool>`true`
  const { rows } = await sql<RegisterLine>`select ${lineColumns} from (${masked(filter, reader)}) m
    where ${conditions(filter)} and ${shown[filter.show]} and ${below}
    order by m."enteredOn" desc, m.n desc, m.id desc limit ${page.limit}`.execute(db)
  return rows
}

/** How many lines each choice of `show` would list under the other filters. */
export async function countLines(db: Db, filter: RegisterFilter, reader: Reader): Promise<Record<RegisterFilter['show'], number>> {
  const columns = Object.entries(shown).map(([name, condition]) => sql`(count(*) filter (where ${condition}))::int as ${sql.ref(name)}`)
  const { rows } = await sql<Record<RegisterFilter['show'], number>>`
    select ${sql.join(columns)} from (${masked(filter, reader)}) m where ${conditions(filter)}`.execute(db)
  return rows[0] ?? { all: 0, open: 0, void: 0, unfinished: 0, overdue: 0, by_hand: 0 }
}

/** Numbers that no row explains, by sequence (or of the arrival register); numbers skipped by a recorded raise are explained. */
export async function listGaps(db: Db, filter: Pick<RegisterFilter, 'kind' | 'unitId' | 'year'>): Promise<{ sequence: string; n: number }[]> {
  const outgoing = sql`
    select s.name as sequence, g.n from sequence s
      join issuer i on i.id = s.issuer_id
      join sequence_year y on y.sequence_id = s.id and y.year = ${filter.year}
      cross join lateral generate_series(1, y.last_n) g(n)
    where i.unit_id = ${filter.unitId}
      and not exists (select 1 from number num where num.sequence_id = s.id and num.year = y.year and num.n = g.n)
      and not exists (select 1 from number_change c where c.sequence_id = s.id and c.year = y.year and g.n >= c.from_n and g.n < c.to_n)`
  const incoming = sql`
    select '' as sequence, g.n from register r cross join lateral generate_series(1, r.last_n) g(n)
    where r.unit_id = ${filter.unitId} and r.kind = 'incoming' and r.year = ${filter.year}
      and not exists (select 1 from register_entry e where e.register_id = r.id and e.n = g.n)
      and not exists (select 1 from number_change c where c.register_id = r.id and c.year = r.year and g.n >= c.from_n and g.n < c.to_n)`
  const { rows } = await sql<{ sequence: string; n: number }>`
    select sequence, n from (${filter.kind === 'outgoing' ? outgoing : incoming}) x order by sequence, n limit 200`.execute(db)
  return rows
}

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
