import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { AmendmentRole } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'
import { wordsIn } from '../../platform/words-in.ts'
import { dueOf, masked, openCopies, type Reader, type RegisterFilter } from './line-source.ts'

export type RegisterLine = {
  id: string
  n: number
  enteredOn: string
  /** Incoming: when it came; the day of entering unless the clerk named another. */
  arrivedOn: string
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
  submittedTo: string | null
  /** Number and notation of what answers it. */
  answers: string | null
  amendedBy: { role: AmendmentRole; code: string; documentOn: string | null }[]
  recalledOn: string | null
  urgency: 'thuong' | 'khan' | 'thuong_khan' | 'hoa_toc' | null
  objectKind: 'document' | 'delivery' | null
  objectId: string | null
  /** What it was ordered by besides its place in the book. */
  orderKey: string | null
}

/** For SQL: what was issued since and replaces, amends or corrects a document. */
const amendedBy = (documentId: RawBuilder<unknown>) => sql`coalesce((
    select json_agg(json_build_object('role', k.role, 'code', n.code, 'documentOn', n.document_on) order by n.issued_at, n.id)
    from amendment k join document n on n.id = k.document_id and n.state = 'issued' and n.recalled_at is null
    where k.earlier_id = ${documentId}), '[]'::json)`

/** Of an assignment of the line: who has it. */
const holder = sql`coalesce(who.full_name, u.short_name)`
const assignments = sql`assignment a left join person who on who.id = a.person_id left join unit u on u.id = a.to_unit_id
      where a.subject_kind = m."objectKind" and a.subject_id = m."objectId" and a.state <> 'replaced'`
const vnDay = (at: string) => sql`(${sql.ref(at)} at time zone 'Asia/Ho_Chi_Minh')::date`

/** What the form asks and other modules know; read for the lines shown alone. */
const derived = (reader: Reader) => ({
  outgoing: {
    columns: sql`
    m.recipients, null as "leadName", null as "submittedTo", null as "dueOn", null as progress, null as purpose, null as "finishedOn",
    coalesce(m.handed_on, (select min(${vnDay('s.sent_at')}) from dispatch s where s.document_id = o.id))::text as "handedOn",
    coalesce((select count(*) filter (where d.state in ('03', '04', '05', '06')) || '/' || count(*) from dispatch s join delivery d on d.dispatch_id = s.id
      where s.document_id = o.id and s.forwards_delivery_id is null having count(*) > 0), '') as "signedFor",
    null as answers, ${amendedBy(sql`o.id`)} as "amendedBy", ${vnDay('o.recalled_at')}::text as "recalledOn", o.urgency`,
    from: sql`left join document o on o.id = m."objectId"`,
  },
  incoming: {
    columns: sql`
    coalesce((select string_agg(${holder}, ', ' order by a.role, a.at) from ${assignments}), m.recipients) as recipients,
    (select ${holder} from ${assignments} and a.role = 'lead') as "leadName",
    (select p.full_name from submission b join person p on p.id = b.to_person_id
      where b.subject_kind = m."objectKind" and b.subject_id = m."objectId" and b.state = 'waiting') as "submittedTo",
    ${dueOf('m', sql`d.due_on`)}::text as "dueOn", d.state as progress, d.purpose,
    case when d.state = '06' then ${vnDay('d.state_at')}::text end as "finishedOn",
    coalesce(m.handed_on, (select min(${vnDay('a.at')}) from assignment a
      where a.subject_kind = m."objectKind" and a.subject_id = m."objectId"))::text as "handedOn",
    coalesce((select string_agg(${holder} || ' ' || to_char(a.started_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY'), ', ' order by a.started_at)
      from ${assignments} and a.started_at is not null), '') as "signedFor",
    (select string_agg(n.code, ', ' order by n.issued_at) from link k join document n on n.id = k.from_id and n.state = 'issued'
        and (n.access = 'unit' or ${reader.seesNamed} or ${reader.personId} in (n.drafted_by, n.signer_id))
      where k.from_kind = 'document' and k.to_kind = m."objectKind" and k.to_id = m."objectId" and k.role = 'answers') as answers,
    ${amendedBy(sql`o.id`)} as "amendedBy", (select ${vnDay('r.at')}::text from recall r where r.id = d.recall_id) as "recalledOn", o.urgency`,
    from: sql`left join delivery d on d.id = m."objectId" left join dispatch s on s.id = d.dispatch_id left join document o on o.id = s.document_id`,
  },
})

const conditions = (filter: RegisterFilter) => {
  const parts = [wordsIn(sql`m.folded`, filter.q)]
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
const lineColumns = sql.raw(`m.id, m.n, m.entered_on::text as "enteredOn", coalesce(m.arrived_on, m.entered_on)::text as "arrivedOn", m.code,
  m.document_on::text as "documentOn", m."typeName", m.subject, m."authorName", m."signerName", m."draftingUnit", m.pages, m.copies, m."cameBy", m.state, m.reason, m."objectKind", m."objectId"`)
type Order = { key?: RawBuilder<unknown>; down: boolean }
/** In the order of the book, or by words (as many as a cursor carries) and then in that order. */
const orders = {
  newest: { down: true },
  oldest: { down: false },
  document: { key: sql`coalesce(m.document_on::text, '') collate "C"`, down: true },
  author: { key: sql`left(vn_fold(m."authorName"), 100) collate "C"`, down: false },
  subject: { key: sql`left(vn_fold(coalesce(m.subject, '')), 100) collate "C"`, down: false },
} as const satisfies Record<string, Order>
export type LineOrder = keyof typeof orders

/** Day, number and id of the last line that was shown, and what it was ordered by. */
export type LineCursor = { on: string; n: number; id: string; key: string | null }
export type LinePage = { limit: number; after?: LineCursor | undefined; order: LineOrder }
export const cursorOf = (line: RegisterLine): LineCursor => ({ on: line.enteredOn, n: line.n, id: line.id, key: line.orderKey })

function inOrder({ key, down }: Order, after: LineCursor | undefined) {
  const columns = [...(key ? [key] : []), sql`m.entered_on`, sql`m.n`, sql`m.id`]
  const by = sql.join(columns.map((column) => sql`${column} ${sql.raw(down ? 'desc' : 'asc')}`))
  if (!after) return { by, behind: sql<SqlBool>`true` }
  const last = [...(key ? [sql`${after.key ?? ''}`] : []), sql`${after.on}::date`, sql`${after.n}`, sql`${after.id}::uuid`]
  return { by, behind: sql<SqlBool>`(${sql.join(columns)}) ${sql.raw(down ? '<' : '>')} (${sql.join(last)})` }
}
/** Lines of a page in an order; `after` continues behind a line. */
export async function listLines(db: Db, filter: RegisterFilter, reader: Reader, page: LinePage): Promise<RegisterLine[]> {
  const order: Order = orders[page.order]
  const { by, behind } = inOrder(order, page.after)
  const { columns, from } = derived(reader)[filter.kind]
  const { rows } = await sql<RegisterLine>`${openCopies(filter)}
    select ${lineColumns}, ${order.key ?? sql`null`} as "orderKey", ${columns}
    from (select m.* from (${masked(filter, reader)}) m where ${conditions(filter)} and ${shown[filter.show]} and ${behind} order by ${by} limit ${page.limit}) m
      ${from}
    order by ${by}`.execute(db)
  return rows
}

const noLines: Record<RegisterFilter['show'], number> = { all: 0, open: 0, void: 0, unfinished: 0, overdue: 0, exchange: 0, mail: 0, scanned: 0 }
/** How many lines each choice of `show` would list under the other filters. */
export async function countLines(db: Db, filter: RegisterFilter, reader: Reader): Promise<Record<RegisterFilter['show'], number>> {
  const columns = Object.entries(shown).map(([name, condition]) => sql`(count(*) filter (where ${condition}))::int as ${sql.ref(name)}`)
  const { rows } = await sql<Record<RegisterFilter['show'], number>>`${openCopies(filter)}
    select ${sql.join(columns)} from (${masked(filter, reader)}) m where ${conditions(filter)}`.execute(db)
  return rows[0] ?? noLines
}
