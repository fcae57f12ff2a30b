import { type RawBuilder, sql } from 'kysely'

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
// Words and names are looked up by sub-selects: a count that asks for none of them reads none.
const textOf = (column: string) => sql`(select p.text from private_text p where p.id = ${sql.ref(column)})`
/** Number and notation, who issued it, what about: what a search looks into, kept folded. */
const foldedLine = sql`e.folded || ' ' || coalesce((select p.folded from private_text p where p.id = e.subject_text_id), '')`
/** By its id and not by a join: lines come out of the index in their order. */
const bookOf = (filter: RegisterFilter) =>
  sql`(select r.id from register r where r.unit_id = ${filter.unitId} and r.kind = ${filter.kind} and r.year = ${filter.year})`

/** Lines that were entered, and numbers that have none: reservations and those closed as "không sử dụng". */
const outgoingLines = (filter: RegisterFilter, reader: Reader) => sql`
  select e.id, e.n, e.entered_on, null::date as arrived_on, e.notation as code, e.document_on, e.document_type as type,
    ${textOf('e.subject_text_id')} as subject, e.author_name, e.signer_name, e.recipients, e.drafting_unit, e.pages, e.copies, e.came_by, false as scanned, e.handed_on,
    case when num.state = 'void' then 'void' else 'used' end as state, ${textOf('num.reason_text_id')} as reason,
    false as unfinished, false as overdue, e.subject_kind as object_kind, e.subject_id as object_id, s.issuer_id, ${foldedLine} as folded,
    (e.access = 'unit' or ${reader.seesNamed} or exists (
      select 1 from document o where o.id = e.subject_id and ${reader.personId} in (o.drafted_by, o.signer_id))) as visible
  from register_entry e
    join number num on num.id = e.number_id
    join sequence s on s.id = num.sequence_id
  where e.register_id = ${bookOf(filter)} and e.cancels_id is null
  union all
  select num.id, num.n, num.issued_on, null, said.code, null, coalesce(o.type, ''), '', i.name, '', '', '', null, 0, 'inside', false, null, case num.state when 'reserved' then 'open' else 'void' end,
    ${textOf('num.reason_text_id')}, false, false, null, null, s.issuer_id, vn_fold(said.code || ' ' || i.name), true
  from number num
    join sequence s on s.id = num.sequence_id
    join issuer i on i.id = s.issuer_id
    left join document o on o.id = num.document_id
    left join document_type t on t.code = o.type
    cross join lateral (select case when t.abbreviation = '' and i.letter_suffix <> '' then i.letter_suffix else i.notation_suffix end as of_type) suffix
    cross join lateral (select case
      when i.header_style = 'party' then num.n || coalesce('-' || nullif(t.abbreviation, ''), '-CV') || '/' || suffix.of_type
      else lpad(num.n::text, greatest(2, length(num.n::text)), '0') || coalesce('/' || nullif(t.abbreviation, '') || '-', '/') || suffix.of_type end as code) said
  where i.unit_id = ${filter.unitId} and num.year = ${filter.year} and num.state in ('reserved', 'void')
    and not exists (select 1 from register_entry e where e.number_id = num.id and e.cancels_id is null)`

/**
 * Received copies that someone still works on: few beside all that were ever entered, so they are looked up once and not for each line.
 * Those of units that were merged into this one are in its books too.
 */
export const openCopies = (filter: RegisterFilter) => sql`
  with open as materialized (
    select d.id from delivery d
    where d.purpose = 'action' and d.state in ('03', '04', '05')
      and d.party_id = any (array(select ${filter.unitId}::uuid union all select p.unit_id from unit_successor p where p.successor_id = ${filter.unitId})))`
const isOpen = sql`e.subject_kind = 'delivery' and e.subject_id in (select open.id from open)`
/** The day its lead was given, or the one its sender asked for. */
export const dueOf = (line: 'e' | 'm', ofCopy: RawBuilder<unknown>) => sql`coalesce((select a.due_on from assignment a
  where a.subject_kind = ${sql.ref(line === 'e' ? 'e.subject_kind' : 'm.objectKind')} and a.subject_id = ${sql.ref(line === 'e' ? 'e.subject_id' : 'm.objectId')}
    and a.role = 'lead' and a.state <> 'replaced'), ${ofCopy})`

const incomingLines = (filter: RegisterFilter, reader: Reader) => sql`
  select e.id, e.n, e.entered_on, e.arrived_on, e.notation as code, e.document_on, e.document_type as type,
    ${textOf('e.subject_text_id')} as subject, e.author_name, e.signer_name, e.recipients, e.drafting_unit, e.pages, e.copies, e.came_by, (e.came_by in ('hand', 'post') and e.file_sha256 is not null) as scanned,
    e.handed_on, case when c.id is null then 'used' else 'cancelled' end as state, ${textOf('c.reason_text_id')} as reason,
    (c.id is null and ${isOpen}) as unfinished,
    (c.id is null and ${isOpen} and ${dueOf('e', sql`(select d.due_on from delivery d where d.id = e.subject_id)`)} < ${reader.overdueBefore}) as overdue,
    e.subject_kind as object_kind, e.subject_id as object_id, null::uuid as issuer_id, ${foldedLine} as folded,
    (e.access = 'unit' or ${reader.seesNamed}
      or exists (select 1 from submission b where b.subject_kind = e.subject_kind and b.subject_id = e.subject_id and b.to_person_id = ${reader.personId})
      or exists (select 1 from assignment a where a.subject_kind = e.subject_kind and a.subject_id = e.subject_id
        and a.state <> 'replaced' and a.person_id = ${reader.personId})) as visible
  from register_entry e
    left join register_entry c on c.cancels_id = e.id
  where e.register_id = ${bookOf(filter)} and e.cancels_id is null`

/** The lines as a reader may see them. */
export const masked = (filter: RegisterFilter, reader: Reader) => sql`
  select l.id, l.n, l.entered_on, l.arrived_on, case when l.visible then l.code else l.n::text end as code, l.document_on, l.type,
    case when l.visible then coalesce((select t.name from document_type t where t.code = l.type), '') else '' end as "typeName",
    case when l.visible then l.subject end as subject,
    case when l.visible then l.author_name else '' end as "authorName", case when l.visible then l.signer_name else '' end as "signerName",
    case when l.visible then l.recipients else '' end as recipients, case when l.visible then l.drafting_unit else '' end as "draftingUnit",
    case when l.visible then l.pages end as pages, l.copies, l.came_by as "cameBy", l.handed_on, l.state,
    case when l.visible then l.reason end as reason, case when l.visible then l.object_kind end as "objectKind",
    case when l.visible then l.object_id end as "objectId", l.issuer_id, l.unfinished, l.scanned, l.overdue, l.visible,
    case when l.visible then l.folded else l.n::text end as folded
  from (${filter.kind === 'outgoing' ? outgoingLines(filter, reader) : incomingLines(filter, reader)}) l`
