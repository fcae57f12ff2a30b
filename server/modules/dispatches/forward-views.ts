import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** Of these units those that issued the document, or have a copy of it that was neither refused nor taken back. */
export async function listHolders(db: Db, documentId: string, unitIds: readonly string[]): Promise<Set<string>> {
  if (unitIds.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select d.party_id as id from dispatch s join delivery d on d.dispatch_id = s.id
    where s.document_id = ${documentId} and d.party_id = any(${[...unitIds]}::uuid[]) and d.state not in ('02', '13')
    union select unit_id from document where id = ${documentId} and unit_id = any(${[...unitIds]}::uuid[])`.execute(db)
  return new Set(rows.map((row) => row.id))
}

type Forward = { id: string; sentAt: Date; who: string; message: string | null; states: string[] }
/** What was sent on of a copy, newest first, a state a receiver in the order of units. */
export async function listForwards(db: Db, deliveryId: string): Promise<Forward[]> {
  const { rows } = await sql<Forward>`
    select s.id, s.sent_at as "sentAt", coalesce(p.full_name, '') as who, m.text as message,
      (select array_agg(d.state order by u.sort_key, u.id) from delivery d join unit u on u.id = d.party_id where d.dispatch_id = s.id) as states
    from dispatch s left join person p on p.id = s.sent_by left join private_text m on m.id = s.message_text_id
    where s.forwards_delivery_id = ${deliveryId} order by s.sent_at desc, s.id`.execute(db)
  return rows
}

/** Senders above a copy, up to whoever issued it: they see how many units have what they sent. */
export async function listSendersAbove(db: Db, deliveryId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive above (delivery_id, party_id) as (
      select s.forwards_delivery_id, s.from_party_id from delivery d join dispatch s on s.id = d.dispatch_id where d.id = ${deliveryId}
      union
      select s.forwards_delivery_id, s.from_party_id from above join delivery d on d.id = above.delivery_id join dispatch s on s.id = d.dispatch_id
    )
    select distinct party_id as id from above`.execute(db)
  return rows.map((row) => row.id)
}
