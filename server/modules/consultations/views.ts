import { sql } from 'kysely'
import type { OpinionDecision, OpinionPosition } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'

export type RequestRow = {
  id: string
  documentId: string
  unitId: string
  revision: number
  question: string
  dueOn: string
  byId: string
  by: string
  at: Date
  state: 'open' | 'closed'
  publishedAt: Date | null
  /** The document was issued while it was open. */
  endedByIssue: boolean
}
const requests = sql`
  select r.id, r.document_id as "documentId", r.unit_id as "unitId", r.revision_n as revision, coalesce(q.text, '') as question, r.due_on as "dueOn",
    r.by as "byId", p.full_name as by, r.at, r.published_at as "publishedAt",
    case when o.state = 'issued' then 'closed' else r.state end as state, o.state = 'issued' and coalesce(r.closed_at >= o.issued_at, true) as "endedByIssue"
  from consult_request r join document o on o.id = r.document_id join person p on p.id = r.by left join private_text q on q.id = r.question_text_id`

export async function listRequests(db: Db, documentId: string): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`${requests} where r.document_id = ${documentId} order by r.at desc, r.id desc`.execute(db)
  return rows
}
export async function listOpenRequests(db: Db, documentId: string): Promise<string[]> {
  const rows = await db.selectFrom('consult_request').select('id').where('document_id', '=', documentId).where('state', '=', 'open').execute()
  return rows.map((row) => row.id)
}
export async function findRequest(db: Db, id: string): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`${requests} where r.id = ${id}`.execute(db)
  return rows[0]
}
/** Locks before anything is read: a statement that waited for the lock would see other tables as they were before. */
export async function lockRequest(db: Db, id: string): Promise<void> {
  await db.selectFrom('consult_request').select('id').where('id', '=', id).forUpdate().execute()
}

export type PartyRow = {
  id: string
  requestId: string
  kind: 'person' | 'unit'
  personId: string | null
  unitId: string | null
  name: string
  shortName: string
  communeType: string | null
  /** Carried by the person asked, or by whoever works in the unit asked or in what follows it. */
  reader: number
  state: 'open' | 'answered' | 'declined' | 'closed'
  answeredBy: string | null
  answeredAt: Date | null
  reason: string | null
  remindedAt: Date | null
}
export async function listParties(db: Db, requestIds: readonly string[]): Promise<PartyRow[]> {
  if (requestIds.length === 0) return []
  const { rows } = await sql<PartyRow>`
    select c.id, c.request_id as "requestId", case when c.person_id is null then 'unit' else 'person' end as kind, c.person_id as "personId",
      c.unit_id as "unitId", coalesce(p.full_name, u.name) as name, coalesce(u.short_name, p.full_name) as "shortName", u.commune_type as "communeType",
      r.no as reader, a.full_name as "answeredBy", c.answered_at as "answeredAt", t.text as reason, c.reminded_at as "remindedAt",
      case when c.state = 'open' and o.state = 'issued' then 'closed' else c.state end as state
    from consult_party c join consult_request q on q.id = c.request_id join document o on o.id = q.document_id left join person p on p.id = c.person_id left join unit u on u.id = c.unit_id
      join reader r on r.person_id = c.person_id or (r.unit_id = c.unit_id and r.tier = 'staff')
      left join person a on a.id = c.answered_by left join private_text t on t.id = c.reason_text_id
    where c.request_id = any(${requestIds}::uuid[]) order by c.request_id, c.ordinal`.execute(db)
  return rows
}

export type OpinionRow = {
  id: string
  requestId: string
  partyId: string
  place: string
  words: string | null
  position: OpinionPosition
  decision: OpinionDecision | null
  decisionWords: string | null
  decidedBy: string | null
  decidedAt: Date | null
  decisionRevision: number | null
}
const opinions = sql`
  select o.id, o.request_id as "requestId", o.party_id as "partyId", o.place, t.text as words, o.position, o.decision, d.text as "decisionWords",
    p.full_name as "decidedBy", o.decided_at as "decidedAt", o.decision_revision_n as "decisionRevision"
  from consult_opinion o left join private_text t on t.id = o.text_id left join private_text d on d.id = o.decision_text_id
    left join person p on p.id = o.decided_by`
export async function listOpinions(db: Db, requestIds: readonly string[]): Promise<OpinionRow[]> {
  if (requestIds.length === 0) return []
  const { rows } = await sql<OpinionRow>`${opinions} where o.request_id = any(${requestIds}::uuid[]) order by o.request_id, o.party_id, o.ordinal`.execute(db)
  return rows
}
export async function findOpinion(db: Db, id: string): Promise<OpinionRow | undefined> {
  const { rows } = await sql<OpinionRow>`${opinions} where o.id = ${id}`.execute(db)
  return rows[0]
}

export type ExtensionRow = { requestId: string; fromDueOn: string; dueOn: string; reason: string; by: string; at: Date }
export async function listExtensions(db: Db, requestIds: readonly string[]): Promise<ExtensionRow[]> {
  if (requestIds.length === 0) return []
  const { rows } = await sql<ExtensionRow>`
    select e.request_id as "requestId", e.from_due_on as "fromDueOn", e.due_on as "dueOn", coalesce(t.text, '') as reason, p.full_name as by, e.at
    from consult_extension e join person p on p.id = e.by left join private_text t on t.id = e.reason_text_id
    where e.request_id = any(${requestIds}::uuid[]) order by e.at`.execute(db)
  return rows
}

export type PaperHead = { subject: string; typeName: string; issuerName: string; unitName: string; access: 'unit' | 'named' }
/** What those asked are told of the draft besides its file. */
export async function findPaperHead(db: Db, documentId: string): Promise<PaperHead | undefined> {
  const { rows } = await sql<PaperHead>`
    select o.subject, t.name as "typeName", o.author_name as "issuerName", coalesce(u.name, '') as "unitName", o.access
    from document o join document_type t on t.code = o.type left join unit u on u.id = o.drafting_unit_id where o.id = ${documentId}`.execute(db)
  return rows[0]
}

/** The units by whose grants somebody answers for a unit: itself, its office, what follows it. */
export async function unitsAnsweringFor(db: Db, unitId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unit where id = ${unitId} union select office_id from unit where id = ${unitId}
    union select successor_id from unit_successor where unit_id = ${unitId} and takes_over`.execute(db)
  return rows.map((row) => row.id)
}
