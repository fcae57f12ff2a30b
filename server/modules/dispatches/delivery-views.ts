import { sql } from 'kysely'
import type { UnitRef } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import type { EntryColumns } from '../registers/public.ts'
import { arrivalNumber } from './dispatch-views.ts'

export type Place = UnitRef & { hasRecordsOffice: boolean; staffReader: number }
export type DeliveryRow = {
  id: string
  dispatchId: string
  documentId: string
  fromPartyId: string
  purpose: 'action' | 'information'
  state: string
  named: boolean
  registerEntryId: string | null
  registered: boolean
  byHand: boolean
  cameBy: EntryColumns['cameBy']
  namesMe: boolean
  recall: 'open' | 'answered' | null
  places: Place[]
}

/** Tasks that name a person on a copy; for SQL over `delivery d`. */
export const namesPerson = (personId: string, standsIn: readonly string[] = []) => sql<boolean>`(
  exists (select 1 from submission b where b.subject_kind = 'delivery' and b.subject_id = d.id and (b.to_person_id = ${personId} or (b.state = 'waiting' and b.to_person_id = any(${[...standsIn]}::uuid[]))))
  or exists (select 1 from assignment a where a.subject_kind = 'delivery' and a.subject_id = d.id and a.person_id = ${personId} and a.state <> 'replaced'))`

const place = sql`json_build_object('id', u.id, 'officeId', u.office_id, 'ancestors', u.ancestors, 'kind', u.kind,
  'hasRecordsOffice', u.has_records_office, 'staffReader', r.no)`

/** Locks before anything is read: a statement that waited for the lock would see other tables as they were before. */
export async function lockRow(db: Db, id: string): Promise<void> {
  await db.selectFrom('delivery').select('id').where('id', '=', id).forUpdate().execute()
}
/** Places: the receiving unit first, then its successors from the day on which they follow it. */
export async function findDelivery(
  db: Db,
  id: string,
  looking: { personId: string; standsIn: readonly string[]; today: string },
): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`
    select d.id, d.dispatch_id as "dispatchId", s.document_id as "documentId", s.from_party_id as "fromPartyId", d.purpose, d.state, d.named,
      d.register_entry_id as "registerEntryId", ${arrivalNumber} is not null as registered, d.route = 'hand' as "byHand",
      coalesce((select e.came_by from register_entry e where e.id = d.register_entry_id), 'inside') as "cameBy", d.named and ${namesPerson(looking.personId, looking.standsIn)} as "namesMe",
      case when d.recall_id is null then null when exists (select 1 from recall_answer w where w.delivery_id = d.id) then 'answered' else 'open' end as recall,
      (select json_agg(${place} order by u.id <> d.party_id) from unit u join reader r on r.unit_id = u.id and r.tier = 'staff'
        where u.id = d.party_id or u.id in (select successor_id from unit_successor where unit_id = d.party_id and takes_over and on_date <= ${looking.today})) as places
    from delivery d join dispatch s on s.id = d.dispatch_id
    where d.id = ${id}`.execute(db)
  return rows[0]
}

export type Issued = {
  code: string
  documentOn: string | null
  type: string
  subject: string
  authorName: string
  signerName: string
  signerOffice: string
  pages: number | null
  sha256: Buffer | null
  key: string | null
}
/** What the register keeps of a document, and where its bytes lie. */
export async function findIssued(db: Db, documentId: string): Promise<Issued> {
  const { rows } = await sql<Issued>`
    select o.code, o.document_on as "documentOn", o.type, o.subject, o.author_name as "authorName", o.signer_name as "signerName",
      o.signer_office as "signerOffice", o.pages, coalesce(o.issued_sha256, f.sha256) as sha256, f.key
    from document o left join file f on f.id = o.issued_file_id where o.id = ${documentId}`.execute(db)
  return rows[0] as Issued
}

export async function findByHand(db: Db, id: string): Promise<{ deliveryId: string; documentId: string; arrivalNumber: number } | undefined> {
  const { rows } = await sql<{ deliveryId: string; documentId: string; arrivalNumber: number }>`
    select d.id as "deliveryId", s.document_id as "documentId", coalesce(e.n, 0) as "arrivalNumber"
    from delivery d join dispatch s on s.id = d.dispatch_id left join register_entry e on e.id = d.register_entry_id where d.id = ${id}`.execute(db)
  return rows[0]
}
/** The copy by which a document from outside came to a unit. */
export async function findCopyOf(db: Db, documentId: string, unitId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select d.id from dispatch s join delivery d on d.dispatch_id = s.id and d.party_id = ${unitId} where s.document_id = ${documentId} order by d.sent_at limit 1`.execute(
    db,
  )
  return rows[0]?.id ?? null
}

/** In the order of their ids. */
export async function lockRows(db: Db, ids: readonly string[]): Promise<void> {
  await sql`select id from delivery where id = any(${[...ids]}::uuid[]) order by id for update`.execute(db)
}

/** Which of the copies one act accepted, with their arrival numbers as they stand. */
export async function acceptedBy(db: Db, actId: string, ids: readonly string[]): Promise<Map<string, number | null>> {
  const { rows } = await sql<{ id: string; n: number | null }>`
    select d.id, ${arrivalNumber} as n from event e join delivery d on d.id = e.object_id
    where e.object_kind = 'delivery' and e.object_id = any(${[...ids]}::uuid[]) and e.act_id = ${actId} and e.name = 'delivery.accepted'`.execute(db)
  return new Map(rows.map((row) => [row.id, row.n]))
}
