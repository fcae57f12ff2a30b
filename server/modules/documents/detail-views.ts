import { type RawBuilder, sql } from 'kysely'
import { unrecallable } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'

/** Whether the paper handed in last is another than the one that was returned last; by hash, for the same file may be uploaded again. */
export async function isFileChangedSinceReturn(db: Db, documentId: string): Promise<boolean> {
  const handedInBefore = (n: RawBuilder<unknown>) => sql`(
    select f.sha256 from revision r join file f on f.id = coalesce(r.source_file_id, r.file_id)
    where r.document_id = ${documentId} and r.kind in ('draft', 'scan') and r.n < ${n} order by r.n desc limit 1)`
  const { rows } = await sql<{ changed: boolean }>`
    select ${handedInBefore(sql`'infinity'::float8`)} is distinct from ${handedInBefore(sql`s.revision_n`)} as changed
    from step s where s.document_id = ${documentId} and s.state = 'returned' order by s.ordinal desc limit 1`.execute(db)
  return rows[0]?.changed ?? false
}

export async function findVoiding(db: Db, documentId: string): Promise<{ at: Date; who: string; reason: string | null } | undefined> {
  const { rows } = await sql<{ at: Date; who: string; reason: string | null }>`
    select e.recorded_at as at, coalesce(p.full_name, '') as who, t.text as reason
    from event e left join person p on p.id = e.actor_id left join private_text t on t.id = (e.facts ->> 'reasonTextId')::uuid
    where e.object_kind = 'document' and e.object_id = ${documentId} and e.name = 'document.voided' order by e.seq desc limit 1`.execute(db)
  return rows[0]
}

export async function listSends(db: Db, documentId: string) {
  const { rows } = await sql<{ id: string; sentAt: Date; recipients: number; who: string }>`
    select s.id, s.sent_at as "sentAt", s.recipients, coalesce(p.full_name, '') as who
    from dispatch s left join person p on p.id = s.sent_by where s.document_id = ${documentId} and s.forwards_delivery_id is null order by s.sent_at desc`.execute(
    db,
  )
  return rows
}

/** Copies of all sends, also of those who sent it on, that a recall would still close. */
export async function countRecallable(db: Db, documentId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from dispatch s join delivery d on d.dispatch_id = s.id
    where s.document_id = ${documentId} and d.state <> all(${[...unrecallable]})`.execute(db)
  return rows[0]?.n ?? 0
}

/** Recalls of the whole document, oldest first. */
export async function listRecalls(db: Db, documentId: string) {
  const { rows } = await sql<{ at: Date; who: string; reason: string | null }>`
    select r.at, coalesce(p.full_name, '') as who, t.text as reason
    from recall r left join person p on p.id = r.by left join private_text t on t.id = r.reason_text_id
    where r.document_id = ${documentId} and r.whole order by r.at`.execute(db)
  return rows
}

export async function findSlot(db: Db, documentId: string) {
  const { rows } = await sql<{
    personId: string
    appointmentId: string
    fullName: string
    office: string
    blockLines: string[]
    place: Record<string, number> | null
  }>`
    select s.person_id as "personId", s.appointment_id as "appointmentId", p.full_name as "fullName", a.office, s.block_lines as "blockLines", s.place
    from signature_slot s join person p on p.id = s.person_id join appointment a on a.id = s.appointment_id
    where s.document_id = ${documentId} order by s.ordinal limit 1`.execute(db)
  return rows[0]
}
export async function listPlaces(db: Db, documentId: string) {
  return db.selectFrom('document_place').select(['name', 'place']).where('document_id', '=', documentId).execute()
}

export type RevisionRow = { n: number; kind: 'draft' | 'prepared' | 'signed' | 'sealed' | 'scan'; at: Date; by: string; readable: boolean; unchanged: boolean }
/** Newest first; "unchanged" by hash, for the same file may be handed in again. */
export async function listRevisionRows(db: Db, documentId: string): Promise<RevisionRow[]> {
  const { rows } = await sql<RevisionRow>`
    select v.n, v.kind, v.made_at as at, coalesce(p.full_name, '') as by, coalesce(f.state = 'ready', false) as readable,
      coalesce(f.sha256 = lag(f.sha256) over (order by v.n), false) as unchanged
    from revision v left join file f on f.id = v.file_id left join person p on p.id = v.made_by
    where v.document_id = ${documentId} order by v.n desc`.execute(db)
  return rows
}
