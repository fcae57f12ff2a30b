import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Urgency } from '../../../contract/words.ts'
import type { UnitRef } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'

export type Place = { unit: UnitRef; name: string; staffReader: number; clerkReader: number; hasRecordsOffice: boolean }
export async function findPlace(db: Db, unitId: string): Promise<Place | undefined> {
  const row = await db
    .selectFrom('unit')
    .innerJoin('reader as staff', (join) => join.onRef('staff.unit_id', '=', 'unit.id').on('staff.tier', '=', 'staff'))
    .innerJoin('reader as clerk', (join) => join.onRef('clerk.unit_id', '=', 'unit.id').on('clerk.tier', '=', 'clerk'))
    .select(['unit.id', 'unit.office_id', 'unit.ancestors', 'unit.kind', 'unit.name', 'unit.has_records_office'])
    .select(['staff.no as staffReader', 'clerk.no as clerkReader'])
    .where('unit.id', '=', unitId)
    .executeTakeFirst()
  if (!row) return undefined
  const unit = { id: row.id, officeId: row.office_id, ancestors: row.ancestors, kind: row.kind }
  const { name, staffReader, clerkReader } = row
  return { unit, name, staffReader, clerkReader, hasRecordsOffice: row.has_records_office }
}

/** Whoever looks at what a unit sent: its clerks see named documents in full, others only those they drafted or signed. */
export type Looker = { personId: string; seesNamed: boolean }
/** For SQL over `document o`. */
export const seenBySender = (looker: Looker): RawBuilder<SqlBool> =>
  looker.seesNamed ? sql`true` : sql`(o.access = 'unit' or ${looker.personId} in (o.drafted_by, o.signer_id))`
/** The say of a unit, for SQL over an alias of `unit`: "Phường Rạch Giá" for a commune, the full name otherwise. */
export const sayUnit = (alias: string) => {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<string>`case ${column('commune_type')} when 'xa' then 'Xã ' || ${column('short_name')} when 'phuong' then 'Phường ' || ${column('short_name')}
    when 'dac_khu' then 'Đặc khu ' || ${column('short_name')} else ${column('name')} end`
}

export type Head = {
  id: string
  documentId: string
  code: string
  typeName: string
  subject: string
  urgency: Urgency
  fromUnitId: string
  fromName: string
  sentAt: Date
  senderName: string
  message: string | null
  followsDispatchId: string | null
  forwardsDeliveryId: string | null
  replyDueOn: string | null
  recipients: number
  forAction: number
}
export const head = sql`
  s.id, s.document_id as "documentId", o.code, t.name as "typeName", o.subject, o.urgency, s.from_party_id as "fromUnitId", ${sayUnit('u')} as "fromName",
  s.sent_at as "sentAt", coalesce(p.full_name, '') as "senderName", m.text as message, s.follows_dispatch_id as "followsDispatchId",
  s.forwards_delivery_id as "forwardsDeliveryId",
  o.reply_due_on as "replyDueOn", s.recipients, s.for_action as "forAction"`
export const headTables = sql`
  dispatch s join document o on o.id = s.document_id join document_type t on t.code = o.type join unit u on u.id = s.from_party_id
    left join person p on p.id = s.sent_by left join private_text m on m.id = s.message_text_id`

/** For SQL over `dispatch s` with `document o`: what the unit itself sent; what was entered by hand has no sender here. */
export const sentByUnit = sql<SqlBool>`(o.origin = 'own' or s.forwards_delivery_id is not null)`

/** With what decides who sees it and whether it may go on. */
export type SentHead = Head & { named: boolean; recalled: boolean; people: (string | null)[] }
/** A send of an own document, or of a copy passed on, for whoever may see it on the sender's side. */
export async function findHead(db: Db, id: string): Promise<SentHead | undefined> {
  const { rows } = await sql<SentHead>`
    select ${head}, o.access = 'named' as named, (o.recalled_at is not null or exists (select 1 from delivery f where f.id = s.forwards_delivery_id and f.state = '13')) as recalled,
       array[o.drafted_by, o.signer_id] as people from ${headTables} where s.id = ${id} and ${sentByUnit}`.execute(db)
  return rows[0]
}

export async function findSend(db: Db, id: string) {
  return db
    .selectFrom('dispatch')
    .select(['id', 'document_id', 'recipients', 'for_action', 'sent_at', 'from_party_id', 'forwards_delivery_id'])
    .where('id', '=', id)
    .executeTakeFirst()
}
/** Sends that stand in the way of this one: the same id, or the same list of the same document by the same unit since then. */
export async function findEarlier(db: Db, send: { id: string; documentId: string; fromUnitId: string; root: Buffer; since: Date }) {
  return db
    .selectFrom('dispatch')
    .select(['id', 'document_id', 'forwards_delivery_id', 'follows_dispatch_id'])
    .where((where) =>
      where.or([
        where('id', '=', send.id),
        where.and([
          where('document_id', '=', send.documentId),
          where('from_party_id', '=', send.fromUnitId),
          where('recipients_root', '=', send.root),
          where('sent_at', '>=', send.since),
        ]),
      ]),
    )
    .execute()
}
/** Readers of a send for search: the staff of every receiver (desks carry that number too), of a named document their clerks alone. */
export async function receiverReaders(db: Db, dispatchId: string, named: boolean): Promise<number[]> {
  const { rows } = await sql<{ readers: number[] | null }>`
    select array_agg(r.no) as readers from delivery d join reader r on r.unit_id = d.party_id and r.tier = ${named ? 'clerk' : 'staff'}
    where d.dispatch_id = ${dispatchId}`.execute(db)
  return rows[0]?.readers ?? []
}
