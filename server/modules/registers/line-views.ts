import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { AmendmentRole } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'

export type RegisterFilter = {
  kind: 'outgoing' | 'incoming'
  unitId: string
  year: number
  q?: string | undefined
  type?: string | undefined
  from?: string | undefined
  to?: string | undefined
  fromNumber?: number | undefined
  toNumber?: number | undefined
  show: 'all' | 'open' | 'void' | 'unfinished' | 'overdue' | 'exchange' | 'mail' | 'scanned'
  issuerId?: string | undefined
}
/** Whoever may not see a named document sees number and date. */
export type Reader = { personId: string; seesNamed: boolean; today: string; overdueBefore: string; now: Date }
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
  /** Who has taken it over and when: receivers that accepted, or people that started. */
  signedFor: string
  state: 'used' | 'open' | 'void' | 'cancelled'
  reason: string | null
  dueOn: string | null
  progress: string | null
  purpose: 'action' | 'information' | null
  finishedOn: string | null
  leadName: string | null
  /** Number and notation of what answers it. */
  answers: string | null
  amendedBy: { role: AmendmentRole; code: string; documentOn: string | null }[]
  recalledOn: string | null
  urgency: 'thuong' | 'khan' | 'thuong_khan' | 'hoa_toc' | null
  objectKind: 'document' | 'delivery' | null
  objectId: string | null
}

// Words and names are looked up by sub-selects: a count that asks for none of them reads none.
const textOf = (column: string) => sql`(select p.text from private_text p where p.id = ${sql.ref(column)})`
/** By its id and not by a join: lines come out of the index in their order. */
const bookOf = (filter: RegisterFilter) =>
  sql`(select r.id from register r where r.unit_id = ${filter.unitId} and r.kind = ${filter.kind} and r.year = ${filter.year})`

/** Lines that were entered, and numbers that have none: reservations and those closed as "không sử dụng". */
const outgoingLines = (filter: RegisterFilter, reader: Reader) => sql`
  select e.id, e.n, e.entered_on, e.notation as code, e.document_on, e.document_type as type, ${textOf('e.subject_text_id')} as subject, e.author_name,
    e.signer_name, e.recipients, e.drafting_unit, e.pages, e.copies, e.came_by, false as scanned, e.handed_on,
    case when num.state = 'void' then 'void' else 'used' end as state, ${textOf('num.reason_text_id')} as reason, null::date as due_on,
    null::text as progress, null::text as purpose, null::timestamptz as finished_at, false as unfinished, e.subject_kind as object_kind,
    e.subject_id as object_id, s.issuer_id,
    (e.access = 'unit' or ${reader.seesNamed} or exists (
      select 1 from document o where o.id = e.subject_id and ${reader.personId} in (o.drafted_by, o.signer_id))) as visible
  from register_entry e
    join number num on num.id = e.number_id
    join sequence s on s.id = num.sequence_id
  where e.register_id = ${bookOf(filter)} and e.cancels_id is null
  union all
  select num.id, num.n, num.issued_on,
    case when i.header_style = 'party' then num.n || coalesce('-' || nullif(t.abbreviation, ''), '-CV') || '/' || suffix.of_type
      else lpad(num.n::text, greatest(2, length(num.n::text)), '0') || coalesce('/' || nullif(t.abbreviation, '') || '-', '/') || suffix.of_type end,
    null, coalesce(o.type, ''), '', i.name, '', '', '', null, 0, 'inside', false, null, case num.state when 'reserved' then 'open' else 'void' end,
    ${textOf('num.reason_text_id')}, null, null, null, null, false, null, null, s.issuer_id, true
  from number num
    join sequence s on s.id = num.sequence_id
    join issuer i on i.id = s.issuer_id
    left join document o on o.id = num.document_id
    left join document_type t on t.code = o.type
    cross join lateral (select case when t.abbreviation = '' and i.letter_suffix <> '' then i.letter_suffix else i.notation_suffix end as of_type) suffix
  where i.unit_id = ${filter.unitId} and num.year = ${filter.year} and num.state in ('reserved', 'void')
    and not exists (select 1 from register_entry e where e.number_id = num.id and e.cancels_id is null)`

const incomingLines = (filter: RegisterFilter, reader: Reader) => sql`
  select e.id, e.n, e.entered_on, e.notation as code, e.document_on, e.document_type as type, ${textOf('e.subject_text_id')} as subject, e.author_name,
    e.signer_name, e.recipients, e.drafting_unit, e.pages, e.copies, e.came_by, (e.came_by in ('hand', 'post') and e.file_sha256 is not null) as scanned,
    e.handed_on, case when c.id is null then 'used' else 'cancelled' end as state, ${textOf('c.reason_text_id')} as reason,
    coalesce((select a.due_on from assignment a where a.subject_kind = e.subject_kind and a.subject_id = e.subject_id and a.role = 'lead'
      and a.state <> 'replaced' limit 1), d.due_on) as due_on,
    d.state as progress, d.purpose, case when d.state = '06' then d.state_at end as finished_at,
    (c.id is null and d.purpose = 'action' and d.state in ('03', '04', '05')) as unfinished, e.subject_kind as object_kind, e.subject_id as object_id,
    null::uuid as issuer_id,
    (e.access = 'unit' or ${reader.seesNamed}
      or exists (select 1 from submission b where b.subject_kind = e.subject_kind and b.subject_id = e.subject_id and b.to_person_id = ${reader.personId})
      or exists (select 1 from assignment a where a.subject_kind = e.subject_kind and a.subject_id = e.subject_id
        and a.state <> 'replaced' and a.person_id = ${reader.personId})) as visible
  from register_entry e
    left join register_entry c on c.cancels_id = e.id
    left join delivery d on e.subject_kind = 'delivery' and d.id = e.subject_id
  where e.register_id = ${bookOf(filter)} and e.cancels_id is null`

const masked = (filter: RegisterFilter, reader: Reader) => sql`
  select l.id, l.n, l.entered_on, case when l.visible then l.code else l.n::text end as code, l.document_on, l.type,
    case when l.visible then coalesce((select t.name from document_type t where t.code = l.type), '') else '' end as "typeName",
    case when l.visible then l.subject end as subject,
    case when l.visible then l.author_name else '' end as "authorName", case when l.visible then l.signer_name else '' end as "signerName",
    case when l.visible then l.recipients else '' end as recipients, case when l.visible then l.drafting_unit else '' end as "draftingUnit",
    case when l.visible then l.pages end as pages, l.copies, l.came_by as "cameBy", l.handed_on, l.state,
    case when l.visible then l.reason end as reason, case when l.visible then l.due_on end as due_on, case when l.visible then l.progress end as progress,
    case when l.visible then l.purpose end as purpose, case when l.visible then l.finished_at end as finished_at,
    case when l.visible then l.object_kind end as "objectKind", case when l.visible then l.object_id end as "objectId", l.issuer_id, l.unfinished, l.scanned,
    (l.unfinished and l.due_on < ${reader.overdueBefore}) as overdue, l.visible
  from (${filter.kind === 'outgoing' ? outgoingLines(filter, reader) : incomingLines(filter, reader)}) l`

/** For SQL: what was issued since and replaces, amends or corrects a document. */
const amendedBy = (documentId: RawBuilder<unknown>) => sql`coalesce((
    select json_agg(json_build_object('role', k.role, 'code', n.code, 'documentOn', n.document_on) order by n.issued_at, n.id)
    from amendment k join document n on n.id = k.document_id and n.state = 'issued' and n.recalled_at is null
    where k.earlier_id = ${documentId}), '[]'::json)`

/** What the form asks and other modules know; read for the lines shown alone. */
const derived = {
  outgoing: sql`
    m.recipients, null as "leadName",
    coalesce(m.handed_on, (select min((s.sent_at at time zone 'Asia/Ho_Chi_Minh')::date) from dispatch s where s.document_id = m."objectId"))::text as "handedOn",
    coalesce((select count(*) filter (where d.state in ('03', '04', '05', '06')) || '/' || count(*) from dispatch s join delivery d on d.dispatch_id = s.id
      where s.document_id = m."objectId" and s.forwards_delivery_id is null having count(*) > 0), '') as "signedFor",
    null as answers, ${amendedBy(sql`m."objectId"`)} as "amendedBy",
    (select (o.recalled_at at time zone 'Asia/Ho_Chi_Minh')::date::text from document o where o.id = m."objectId") as "recalledOn",
    (select o.urgency from document o where o.id = m."objectId") as urgency`,
  incoming: sql`
    coalesce((select string_agg(coalesce(who.full_name, u.short_name), ', ' order by a.role, a.at)
      from assignment a left join person who on who.id = a.person_id left join unit u on u.id = a.to_unit_id
      where a.subject_kind = m."objectKind" and a.subject_id = m."objectId" and a.state <> 'replaced'), m.recipients) as recipients,
    (select coalesce(who.full_name, u.short_name) from assignment a left join person who on who.id = a.person_id left join unit u on u.id = a.to_unit_id
      where a.subject_kind = m."objectKind" and a.subject_id = m."objectId" and a.role = 'lead' and a.state <> 'replaced' limit 1) as "leadName",
    coalesce(m.handed_on, (select min((a.at at time zone 'Asia/Ho_Chi_Minh')::date)
      from assignment a where a.subject_kind = m."objectKind" and a.subject_id = m."objectId"))::text as "handedOn",
    coalesce((select string_agg(coalesce(who.full_name, u.short_name) || ' ' || to_char(a.started_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY'), ', '
        order by a.started_at)
      from assignment a left join person who on who.id = a.person_id left join unit u on u.id = a.to_unit_id
      where a.subject_kind = m."objectKind" and a.subject_id = m."objectId" and a.state <> 'replaced' and a.started_at is not null), '') as "signedFor",
    (select string_agg(o.code, ', ' order by o.issued_at) from link k join document o on o.id = k.from_id and o.state = 'issued'
      where k.from_kind = 'document' and k.to_kind = m."objectKind" and k.to_id = m."objectId" and k.role = 'answers') as answers,
    ${amendedBy(sql`(select s.document_id from delivery d join dispatch s on s.id = d.dispatch_id where d.id = m."objectId")`)} as "amendedBy",
    (select (r.at at time zone 'Asia/Ho_Chi_Minh')::date::text from delivery d join recall r on r.id = d.recall_id where d.id = m."objectId") as "recalledOn",
    (select o.urgency from delivery d join dispatch s on s.id = d.dispatch_id join document o on o.id = s.document_id where d.id = m."objectId") as urgency`,
}

const conditions = (filter: RegisterFilter) => {
  const parts = [sql<SqlBool>`true`]
  if (filter.q) {
    // Folded once: what stands in a sub-select is not folded again for each line.
    const words = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`
    parts.push(sql<SqlBool>`vn_fold(m.code || ' ' || coalesce(m.subject, '') || ' ' || m."authorName") like (select vn_fold(${words}))`)
  }
  if (filter.type) parts.push(sql<SqlBool>`m.visible and m.type = ${filter.type}`)
  if (filter.from) parts.push(sql<SqlBool>`m.entered_on >= ${filter.from}`)
  if (filter.to) parts.push(sql<SqlBool>`m.entered_on <= ${filter.to}`)
  if (filter.fromNumber !== undefined) parts.push(sql<SqlBool>`m.n >= ${filter.fromNumber}`)
  if (filter.toNumber !== undefined) parts.push(sql<SqlBool>`m.n <= ${filter.toNumber}`)
  if (filter.issuerId) parts.push(sql<SqlBool>`m.issuer_id = ${filter.issuerId}`)
  return sql.join(parts, sql` and `)
}
const shown: Record<RegisterFilter['show'], ReturnType<typeof sql<SqlBool>>> = {
  all: sql<SqlBool>`true`,
  open: sql<SqlBool>`m.state = 'open'`,
  void: sql<SqlBool>`m.state in ('void', 'cancelled')`,
  unfinished: sql<SqlBool>`m.unfinished`,
  overdue: sql<SqlBool>`m.overdue`,
  exchange: sql<SqlBool>`m."cameBy" = 'exchange'`,
  mail: sql<SqlBool>`m."cameBy" = 'mail'`,
  scanned: sql<SqlBool>`m.scanned`,
}
const lineColumns = sql.raw(`m.id, m.n, m.entered_on::text as "enteredOn", m.code, m.document_on::text as "documentOn", m."typeName", m.subject, m."authorName",
  m."signerName", m."draftingUnit", m.pages, m.copies, m."cameBy", m.state, m.reason, m.due_on::text as "dueOn", m.progress, m.purpose,
  (m.finished_at at time zone 'Asia/Ho_Chi_Minh')::date::text as "finishedOn", m."objectKind", m."objectId"`)
const orders = {
  newest: { by: sql`m.entered_on desc, m.n desc, m.id desc`, than: sql`<` },
  oldest: { by: sql`m.entered_on, m.n, m.id`, than: sql`>` },
}

export type LineCursor = { on: string; n: number; id: string }
export type LinePage = { limit: number; after?: LineCursor | undefined; order?: keyof typeof orders }
/** Newest first as on the screen, or oldest first as in the book; `after` continues behind a line. */
export async function listLines(db: Db, filter: RegisterFilter, reader: Reader, page: LinePage): Promise<RegisterLine[]> {
  const { by, than } = orders[page.order ?? 'newest']
  const { after } = page
  const behind = after ? sql<SqlBool>`(m.entered_on, m.n, m.id) ${than} (${after.on}::date, ${after.n}, ${after.id}::uuid)` : sql<SqlBool>`true`
  const { rows } = await sql<RegisterLine>`select ${lineColumns}, ${derived[filter.kind]} from (${masked(filter, reader)}) m
    where ${conditions(filter)} and ${shown[filter.show]} and ${behind}
    order by ${by} limit ${page.limit}`.execute(db)
  return rows
}

const noLines: Record<RegisterFilter['show'], number> = { all: 0, open: 0, void: 0, unfinished: 0, overdue: 0, exchange: 0, mail: 0, scanned: 0 }
/** How many lines each choice of `show` would list under the other filters. */
export async function countLines(db: Db, filter: RegisterFilter, reader: Reader): Promise<Record<RegisterFilter['show'], number>> {
  const columns = Object.entries(shown).map(([name, condition]) => sql`(count(*) filter (where ${condition}))::int as ${sql.ref(name)}`)
  const { rows } = await sql<Record<RegisterFilter['show'], number>>`
    select ${sql.join(columns)} from (${masked(filter, reader)}) m where ${conditions(filter)}`.execute(db)
  return rows[0] ?? noLines
}
