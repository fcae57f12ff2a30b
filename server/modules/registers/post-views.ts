import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { CopyLine, PostLine, SecretNote } from './books.ts'
import type { Reader } from './line-source.ts'

export type BookFilter = {
  unitId: string
  year: number
  from?: string | undefined
  to?: string | undefined
  fromNumber?: number | undefined
  toNumber?: number | undefined
}
/** Lines of the office's other books stand in the order of their days. */
export type DayCursor = { on: string; seq: string }
export type DayPage = { limit: number; order: 'newest' | 'oldest'; after?: DayCursor | undefined }
type WithSeq<Line> = Line & { seq: string }

const orders = {
  newest: { by: sql`m.on_date desc, m.seq desc`, than: sql`<` },
  oldest: { by: sql`m.on_date, m.seq`, than: sql`>` },
}
const within = (filter: BookFilter) => {
  const parts = [sql<SqlBool>`m.on_date between make_date(${filter.year}, 1, 1) and make_date(${filter.year}, 12, 31)`]
  if (filter.from) parts.push(sql<SqlBool>`m.on_date >= ${filter.from}`)
  if (filter.to) parts.push(sql<SqlBool>`m.on_date <= ${filter.to}`)
  if (filter.fromNumber !== undefined) parts.push(sql<SqlBool>`m.n >= ${filter.fromNumber}`)
  if (filter.toNumber !== undefined) parts.push(sql<SqlBool>`m.n <= ${filter.toNumber}`)
  return sql.join(parts, sql` and `)
}
/** What a line says of its document; of a named one only clerks and those it names read more than number and date. */
const ofEntry = sql`
  e.id as "entryId", e.n, case when v.visible then e.notation else e.n::text end as code, e.document_on::text as "documentOn",
  case when v.visible then coalesce(t.name, '') else '' end as "typeName", case when v.visible then p.text end as subject`
const entryJoins = (reader: Reader) => sql`
  join private_text p on p.id = e.subject_text_id
  left join document_type t on t.code = e.document_type
  cross join lateral (select (e.access = 'unit' or ${reader.seesNamed}
    or exists (select 1 from document o where o.id = e.subject_id and ${reader.personId} in (o.drafted_by, o.signer_id))) as visible) v`

const postLines = (filter: BookFilter, reader: Reader) => sql`
  select x.id, x.sent_on as on_date, x.sent_on::text as "sentOn", x.seq, ${ofEntry}, case when v.visible then x.recipients else '' end as recipients,
    x.envelopes, case when v.visible then x.post_mark else '' end as "postMark", case when v.visible then note.text end as note, c.id is not null as cancelled, reason.text as reason
  from post_item x
    join register_entry e on e.id = x.entry_id ${entryJoins(reader)}
    left join private_text note on note.id = x.note_text_id
    left join post_item c on c.cancels_id = x.id
    left join private_text reason on reason.id = c.reason_text_id
  where x.unit_id = ${filter.unitId} and x.cancels_id is null`

const copyLines = (filter: BookFilter, reader: Reader) => sql`
  select x.id, x.used_on as on_date, x.used_on::text as "usedOn", x.seq, r.kind, ${ofEntry}, who.text as "userName", x.file_code as "fileCode",
    leader.full_name as "allowedBy", b.returned_on::text as "returnedOn", case when v.visible then note.text end as note
  from copy_use x
    join register_entry e on e.id = x.entry_id ${entryJoins(reader)}
    join register r on r.id = e.register_id
    join private_text who on who.id = x.user_text_id
    join appointment held on held.id = x.allowed_by
    join person leader on leader.id = held.person_id
    left join private_text note on note.id = x.note_text_id
    left join copy_return b on b.copy_use_id = x.id
  where x.unit_id = ${filter.unitId}`

const secretLines = (kind: 'outgoing' | 'incoming') => (filter: BookFilter) =>
  sql`
  select x.id, x.registered_on as on_date, x.registered_on::text as "registeredOn", x.seq, x.level, x.n, c.id is not null as cancelled, reason.text as reason
  from secret_line x
    left join secret_line c on c.cancels_id = x.id
    left join private_text reason on reason.id = c.reason_text_id
  where x.unit_id = ${filter.unitId} and x.kind = ${kind} and x.cancels_id is null`

const books = { post: postLines, copies: copyLines, secretOutgoing: secretLines('outgoing'), secretIncoming: secretLines('incoming') }
type LineOf = { post: PostLine; copies: CopyLine; secretOutgoing: SecretNote; secretIncoming: SecretNote }
/** Notes of secret documents beside each register. */
export const secretBook = { outgoing: 'secretOutgoing', incoming: 'secretIncoming' } as const

export async function listDayLines<B extends keyof LineOf>(db: Db, book: B, filter: BookFilter, reader: Reader, page: DayPage): Promise<WithSeq<LineOf[B]>[]> {
  const { by, than } = orders[page.order]
  const behind = page.after ? sql<SqlBool>`(m.on_date, m.seq) ${than} (${page.after.on}::date, ${page.after.seq}::bigint)` : sql<SqlBool>`true`
  const { rows } = await sql<WithSeq<LineOf[B]>>`
    select m.*, m.seq::text as seq from (${books[book](filter, reader)}) m where ${within(filter)} and ${behind} order by ${by} limit ${page.limit}`.execute(db)
  return rows
}
export async function countDayLines(db: Db, book: keyof LineOf, filter: BookFilter, reader: Reader): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${books[book](filter, reader)}) m where ${within(filter)}`.execute(db)
  return rows[0]?.n ?? 0
}
/** Filed copies that are not yet back, of all years. */
export async function countCopiesOut(db: Db, unitId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from copy_use x where x.unit_id = ${unitId}
    and not exists (select 1 from copy_return b where b.copy_use_id = x.id)`.execute(db)
  return rows[0]?.n ?? 0
}
