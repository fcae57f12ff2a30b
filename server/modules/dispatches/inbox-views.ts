import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Purpose, Urgency } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'
import { wordsIn } from '../../platform/words-in.ts'
import type { Cursor, Pressed } from './cursor.ts'
import { namesPerson } from './delivery-views.ts'
import { itemColumns, itemTables } from './detail-views.ts'

export type InboxRow = {
  id: string
  documentId: string
  code: string
  documentOn: string | null
  typeName: string
  subject: string
  urgency: Urgency
  fromName: string
  forwardedBy: string | null
  purpose: Purpose
  state: string
  sentAt: Date
  unread: boolean
  recalled: boolean
  remindedAt: Date | null
  dueOn: string | null
  overdue: boolean
  arrivalNumber: number | null
  attachments: number
  leadName: string | null
}
export type Show = 'all' | 'new' | 'mine' | 'open' | 'done'
/** The unit and those it followed; whoever looks, and whether he sees named documents there. */
export type Box = { partyIds: readonly string[]; personId: string; unitIds: readonly string[]; seesNamed: boolean }

/** The unit and the closed units whose open copies went to it. */
export async function listPredecessors(db: Db, unitId: string, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom('unit_successor')
    .select('unit_id')
    .where('successor_id', '=', unitId)
    .where('takes_over', '=', true)
    .where('on_date', '<=', today)
    .execute()
  return rows.map((row) => row.unit_id)
}

const inBox = (box: Box) =>
  box.partyIds.length === 1 ? sql<SqlBool>`d.party_id = ${box.partyIds[0]}` : sql<SqlBool>`d.party_id = any(${box.partyIds}::uuid[])`
/** Every list and count of copies obeys it. */
const readable = (box: Box) => (box.seesNamed ? sql<SqlBool>`true` : sql<SqlBool>`(not d.named or ${namesPerson(box.personId)})`)
const mine = (box: Box) => sql<SqlBool>`d.id in (
  select a.subject_id from assignment a
  where a.subject_kind = 'delivery' and a.state in ('open', 'started') and (a.person_id = ${box.personId} or a.to_unit_id = any(${box.unitIds}::uuid[]))
  union select b.subject_id from submission b where b.subject_kind = 'delivery' and b.to_person_id = ${box.personId} and b.state = 'waiting')`
const shown = (box: Box, show: Show): RawBuilder<SqlBool> =>
  ({
    all: sql<SqlBool>`true`,
    new: sql<SqlBool>`d.state in ('00', '01')`,
    mine: mine(box),
    open: sql<SqlBool>`d.purpose = 'action' and d.state in ('03', '04', '05')`,
    done: sql<SqlBool>`(d.state in ('02', '06', '13') or (d.purpose = 'information' and d.state in ('03', '04', '05')))`,
  })[show]
const attachments = sql`(select count(*)::int from revision v join attachment x on x.revision_id = v.id where v.document_id = o.id and v.n = o.newest_revision)`

export type InboxFilter = { show: Show; q?: string | undefined }
const joined = sql`delivery d join dispatch s on s.id = d.dispatch_id join document o on o.id = s.document_id`
/** Documents are joined only to look for words: everything else stands on the copy. */
const tables = (filter: InboxFilter) => (filter.q?.trim() ? joined : sql`delivery d`)
const said = sql`vn_fold(o.code || ' ' || o.subject || ' ' || o.author_name)`
const conditions = (box: Box, filter: InboxFilter) => sql.join([inBox(box), readable(box), shown(box, filter.show), wordsIn(said, filter.q)], sql` and `)

/** The page's ids first, by the inbox index; only they are joined with what the list shows. */
const items = (picked: RawBuilder<unknown>, overdueBefore: string) => sql<InboxRow>`
  select ${itemColumns(overdueBefore)}, ${attachments} as attachments from (${picked}) picked join ${itemTables} on true where d.id = picked.id order by picked.place`

export async function listInboxPage(
  db: Db,
  box: Box,
  filter: InboxFilter,
  page: { limit: number; after: Cursor | undefined; overdueBefore: string },
): Promise<InboxRow[]> {
  const below = page.after ? sql`and d.sent_at <= ${page.after.at} and (d.sent_at < ${page.after.at} or d.id > ${page.after.id})` : sql``
  const picked = sql`select d.id, row_number() over (order by d.sent_at desc, d.id) as place from ${tables(filter)}
    where ${conditions(box, filter)} ${below} order by d.sent_at desc, d.id limit ${page.limit}`
  return (await items(picked, page.overdueBefore).execute(db)).rows
}

const leadDue = sql`(select a.due_on from assignment a where a.subject_kind = 'delivery' and a.subject_id = d.id and a.role = 'lead' and a.state <> 'replaced')`
/** Nobody leads what is new; of the others the day given with the work comes before that of the copy. */
const dueOf = (show: Show) => (show === 'new' ? sql`coalesce(d.due_on, d.reply_due_on)` : sql`coalesce(${leadDue}, d.due_on, d.reply_due_on)`)

/** What waits: overdue first, then by urgency, then the older first. All that waits is gone through, as for its count: none of it is history. */
export async function listWaitingPage(
  db: Db,
  box: Box,
  filter: InboxFilter,
  page: { limit: number; after: Pressed | undefined; overdueBefore: string },
): Promise<InboxRow[]> {
  const inTime = sql`(d.purpose <> 'action' or coalesce(${dueOf(filter.show)} >= ${page.overdueBefore}::date, true))`
  const { after } = page
  const below = after ? sql`and (${inTime}, d.urgency_order, d.sent_at, d.id) > (${!after.late}, ${after.order}, ${after.at}, ${after.id}::uuid)` : sql``
  const order = sql`order by ${inTime}, d.urgency_order, d.sent_at, d.id`
  const picked = sql`select d.id, row_number() over (${order}) as place from ${tables(filter)} where ${conditions(box, filter)} ${below} ${order} limit ${page.limit}`
  return (await items(picked, page.overdueBefore).execute(db)).rows
}

export async function countInbox(db: Db, box: Box): Promise<{ new: number; mine: number; open: number; unread: number }> {
  const { rows } = await sql<{ new: number; mine: number; open: number; unread: number }>`
    select fresh.n as new, fresh.unread, open.n as open, mine.n as mine
    from (select count(*)::int as n, (count(*) filter (where d.purpose = 'action' and d.opened_at is null))::int as unread
        from delivery d where ${inBox(box)} and d.state in ('00', '01') and ${readable(box)}) fresh,
      (select count(*)::int as n from delivery d where ${inBox(box)} and ${shown(box, 'open')} and ${readable(box)}) open,
      (select count(*)::int as n from delivery d where ${mine(box)} and ${inBox(box)} and ${readable(box)}) mine`.execute(db)
  return rows[0] ?? { new: 0, mine: 0, open: 0, unread: 0 }
}
