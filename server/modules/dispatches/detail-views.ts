import { sql } from 'kysely'
import type { Purpose, Urgency } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'
import { arrivalNumber } from './dispatch-views.ts'
import { sayUnit } from './views.ts'

export type Detail = {
  code: string
  documentOn: string | null
  typeName: string
  subject: string
  urgency: Urgency
  fromName: string
  forwardedBy: string | null
  issuerName: string
  signerName: string
  signerOffice: string
  pages: number | null
  replyDueOn: string | null
  message: string | null
  route: string
  enteredByHand: boolean
  sentAt: Date
  purpose: Purpose
  unread: boolean
  recalled: boolean
  remindedAt: Date | null
  dueOn: string | null
  overdue: boolean
  arrivalNumber: number | null
  arrivedOn: string | null
  unitName: string
  sameAsIssued: boolean | null
  fileName: string | null
  leadName: string | null
}
export async function findDetail(db: Db, id: string, overdueBefore: string): Promise<Detail> {
  const { rows } = await sql<Detail>`
    select ${itemColumns(overdueBefore)}, o.author_name as "issuerName", o.signer_name as "signerName", o.signer_office as "signerOffice", o.pages,
      o.reply_due_on as "replyDueOn", m.text as message, d.route,
      o.origin = 'outside' and s.forwards_delivery_id is null as "enteredByHand", ${sayUnit('own')} as "unitName", d.same_as_issued as "sameAsIssued",
      (select coalesce(e.arrived_on, e.entered_on)::text from register_entry e where e.id = d.register_entry_id) as "arrivedOn", f.name as "fileName"
    from ${itemTables} join unit own on own.id = d.party_id left join private_text m on m.id = s.message_text_id left join file f on f.id = o.issued_file_id
    where d.id = ${id}`.execute(db)
  return rows[0] as Detail
}

/** For SQL over `delivery d`: the lead of its tasks. */
const leadTask = sql`left join lateral (
  select a.due_on, coalesce(who.full_name, at.short_name) as name
  from assignment a left join person who on who.id = a.person_id left join unit at on at.id = a.to_unit_id
  where a.subject_kind = 'delivery' and a.subject_id = d.id and a.role = 'lead' and a.state <> 'replaced' limit 1) lead on true`
/** What lists and the detail of copies show alike; for SQL over `itemTables`. */
export const itemTables = sql`delivery d join dispatch s on s.id = d.dispatch_id join document o on o.id = s.document_id
  join document_type t on t.code = o.type join unit u on u.id = s.from_party_id
  left join unit author on s.forwards_delivery_id is not null and author.id = o.unit_id ${leadTask}`
export const itemColumns = (overdueBefore: string) => {
  const dueOn = sql`coalesce(lead.due_on, d.due_on, o.reply_due_on)`
  return sql`d.id, o.id as "documentId", o.code, o.document_on as "documentOn", t.name as "typeName", o.subject, o.urgency,
    case when o.origin = 'outside' then o.author_name when author.id is not null then ${sayUnit('author')} else ${sayUnit('u')} end as "fromName",
    case when s.forwards_delivery_id is not null then ${sayUnit('u')} end as "forwardedBy", d.purpose, d.state, d.recall_id is not null as recalled, d.sent_at as "sentAt",
    d.opened_at is null and d.purpose = 'action' and d.state in ('00', '01') as unread, d.reminded_at as "remindedAt", ${dueOn} as "dueOn",
    d.purpose = 'action' and d.state in ('00', '01', '03', '04', '05') and coalesce(${dueOn} < ${overdueBefore}::date, false) as overdue,
    ${arrivalNumber} as "arrivalNumber", lead.name as "leadName"`
}

export async function listAttachments(db: Db, documentId: string) {
  const { rows } = await sql<{ id: string; name: string; bytes: number; mediaType: string }>`
    select t.id, t.name, f.bytes::float8 as bytes, coalesce(f.media_type, 'application/octet-stream') as "mediaType"
    from document o join revision v on v.document_id = o.id and v.n = o.newest_revision join attachment t on t.revision_id = v.id join file f on f.id = t.file_id
    where o.id = ${documentId} order by t.ordinal`.execute(db)
  return rows
}

export type TaskRow = {
  id: string
  role: 'lead' | 'support' | 'information'
  personId: string | null
  unitId: string | null
  name: string
  dueOn: string | null
  instruction: string | null
  state: 'open' | 'started' | 'finished' | 'replaced' | 'cancelled'
  by: string
  at: Date
}
export async function listTasks(db: Db, deliveryId: string): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select a.id, a.role, a.person_id as "personId", a.to_unit_id as "unitId", coalesce(p.full_name, u.name, '') as name, a.due_on as "dueOn",
      i.text as instruction, a.state, coalesce(b.full_name, '') as by, a.at
    from assignment a left join person p on p.id = a.person_id left join unit u on u.id = a.to_unit_id left join person b on b.id = a.by
      left join private_text i on i.id = a.instruction_text_id
    where a.subject_kind = 'delivery' and a.subject_id = ${deliveryId}
    order by a.state = 'replaced', array_position(array['lead', 'support', 'information'], a.role), a.at, a.id`.execute(db)
  return rows
}

export type SubmissionRow = {
  toPersonId: string
  toName: string
  at: Date
  state: 'waiting' | 'assigned' | 'returned' | 'cancelled'
  note: string | null
  reason: string | null
}
/** The newest submission. */
export async function findSubmission(db: Db, deliveryId: string): Promise<SubmissionRow | undefined> {
  const { rows } = await sql<SubmissionRow>`
    select b.to_person_id as "toPersonId", p.full_name as "toName", b.at, b.state, n.text as note, r.text as reason
    from submission b join person p on p.id = b.to_person_id left join private_text n on n.id = b.note_text_id left join private_text r on r.id = b.reason_text_id
    where b.subject_kind = 'delivery' and b.subject_id = ${deliveryId} order by b.at desc, b.id desc limit 1`.execute(db)
  return rows[0]
}

export async function hasFault(db: Db, deliveryId: string, faultId: string): Promise<boolean> {
  const row = await db.selectFrom('delivery_fault').select('id').where('id', '=', faultId).where('delivery_id', '=', deliveryId).executeTakeFirst()
  return row !== undefined
}
export async function listFaults(db: Db, deliveryId: string): Promise<{ text: string; at: Date; who: string }[]> {
  const { rows } = await sql<{ text: string; at: Date; who: string }>`
    select coalesce(t.text, '') as text, f.at, coalesce(p.full_name, '') as who
    from delivery_fault f join private_text t on t.id = f.text_id left join person p on p.id = f.by
    where f.delivery_id = ${deliveryId} order by f.at`.execute(db)
  return rows
}
