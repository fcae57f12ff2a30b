import { sql } from 'kysely'
import type { DocumentState } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'
import type { Named } from './access.ts'

/** Whom the standing assignments name, in lead or support. */
export async function listNamed(db: Db, deliveryId: string): Promise<Named> {
  const { rows } = await sql<{ personId: string | null; unitId: string | null }>`
    select person_id as "personId", to_unit_id as "unitId" from assignment
    where subject_kind = 'delivery' and subject_id = ${deliveryId} and state <> 'replaced' and role in ('lead', 'support')`.execute(db)
  return { people: rows.flatMap((row) => row.personId ?? []), departments: rows.flatMap((row) => row.unitId ?? []) }
}
/** Who gave the work out, and whom it waits with. */
export async function listGivers(db: Db, deliveryId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select by as id from assignment where subject_kind = 'delivery' and subject_id = ${deliveryId} and state <> 'replaced' and by is not null
    union select to_person_id from submission where subject_kind = 'delivery' and subject_id = ${deliveryId}`.execute(db)
  return rows.map((row) => row.id)
}

export type Place = { page: number; x: number; y: number; width: number; height: number }
export type InstructionRow = {
  id: string
  by: string
  office: string
  at: Date
  words: string | null
  audioSeconds: number | null
  audioType: string | null
  pens: { id: string; place: Place }[]
}
export async function listInstructions(db: Db, deliveryId: string): Promise<InstructionRow[]> {
  const { rows } = await sql<InstructionRow>`
    select i.id, p.full_name as by, coalesce(a.office, '') as office, i.at, t.text as words, i.audio_seconds as "audioSeconds", f.media_type as "audioType",
      coalesce((select json_agg(json_build_object('id', n.id, 'place', n.place) order by n.ordinal) from instruction_pen n where n.instruction_id = i.id), '[]') as pens
    from instruction i join person p on p.id = i.by left join appointment a on a.id = i.appointment_id left join private_text t on t.id = i.words_text_id
      left join file f on f.id = i.audio_file_id
    where i.subject_kind = 'delivery' and i.subject_id = ${deliveryId} order by i.at, i.id`.execute(db)
  return rows
}
const ofDelivery = (deliveryId: string) => sql`i.subject_kind = 'delivery' and i.subject_id = ${deliveryId}`
export async function findSoundFile(db: Db, deliveryId: string, instructionId: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string | null
  }>`select i.audio_file_id as id from instruction i where i.id = ${instructionId} and ${ofDelivery(deliveryId)}`.execute(db)
  return rows[0]?.id ?? null
}
export async function findPenFile(db: Db, deliveryId: string, penId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select n.file_id as id from instruction_pen n join instruction i on i.id = n.instruction_id where n.id = ${penId} and ${ofDelivery(deliveryId)}`.execute(db)
  return rows[0]?.id ?? null
}
export async function listPenFiles(db: Db, deliveryId: string): Promise<{ fileId: string; place: Place }[]> {
  const { rows } = await sql<{ fileId: string; place: Place }>`
    select n.file_id as "fileId", n.place from instruction_pen n join instruction i on i.id = n.instruction_id
    where ${ofDelivery(deliveryId)} order by i.at, i.id, n.ordinal`.execute(db)
  return rows
}

export type ShareRow = { role: 'lead' | 'support'; name: string; dueOn: string | null; by: string; at: Date; ofUnitName: string | null }
/** The standing work on a copy, as the settlement slip has it. */
export async function listShares(db: Db, deliveryId: string): Promise<ShareRow[]> {
  const { rows } = await sql<ShareRow>`
    select a.role, coalesce(p.full_name, u.name, '') as name, a.due_on as "dueOn", coalesce(b.full_name, '') as by, a.at, o.name as "ofUnitName"
    from assignment a left join person p on p.id = a.person_id left join unit u on u.id = a.to_unit_id left join person b on b.id = a.by
      left join unit o on o.id = a.of_unit_id
    where a.subject_kind = 'delivery' and a.subject_id = ${deliveryId} and a.state <> 'replaced' and a.role in ('lead', 'support')
    order by a.role, a.at, a.id`.execute(db)
  return rows
}
export async function listProposals(db: Db, deliveryId: string): Promise<{ id: string; text: string; by: string; at: Date }[]> {
  const { rows } = await sql<{ id: string; text: string; by: string; at: Date }>`
    select s.id, t.text, p.full_name as by, s.at from settlement_proposal s join private_text t on t.id = s.text_id join person p on p.id = s.by
    where s.subject_kind = 'delivery' and s.subject_id = ${deliveryId} order by s.at, s.id`.execute(db)
  return rows
}

export type AnswerRow = { documentId: string; code: string; documentOn: string | null; subject: string; state: DocumentState; sentAt: Date | null }
/** Documents that answer a copy, those that were voided left out. */
export async function listAnswers(db: Db, deliveryId: string): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select o.id as "documentId", o.code, o.document_on as "documentOn", o.subject, o.state,
      (select min(s.sent_at) from dispatch s where s.document_id = o.id) as "sentAt"
    from link k join document o on o.id = k.from_id
    where k.from_kind = 'document' and k.to_kind = 'delivery' and k.to_id = ${deliveryId} and k.role = 'answers' and o.state <> 'voided' order by k.at`.execute(
    db,
  )
  return rows
}
/** Who wrote to us, when that is a unit here: the sender, or for what was entered by hand a unit of the author's very name. */
export async function findAnswerTo(db: Db, deliveryId: string, today: string): Promise<{ unitId: string; name: string } | null> {
  const { rows } = await sql<{ unitId: string; name: string }>`
    select u.id as "unitId", u.name
    from delivery d join dispatch s on s.id = d.dispatch_id join document o on o.id = s.document_id
      join unit u on u.kind <> 'department' and u.id <> d.party_id
        and case when o.origin = 'outside' then vn_fold(o.author_name) in (vn_fold(u.name), vn_fold(u.short_name)) else u.id = s.from_party_id end
    where d.id = ${deliveryId} and (u.closed_on is null or u.closed_on > ${today}) order by u.sort_key limit 1`.execute(db)
  return rows[0] ?? null
}
export async function namesOfUnits(db: Db, ids: readonly string[]): Promise<{ unitId: string; name: string }[]> {
  if (ids.length === 0) return []
  return db.selectFrom('unit').select(['id as unitId', 'name']).where('id', 'in', ids).orderBy('sort_key').execute()
}
