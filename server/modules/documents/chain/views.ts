import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { StepState } from './rules.ts'

/** Every way back makes a draft: what was asked after the newest of them is the chain under way. */
const newestDraft = sql`coalesce((select max(v.n) from revision v where v.document_id = s.document_id and v.kind in ('draft', 'scan')), 0)`
/** For SQL over rows `o` of documents. */
export const chainOf = sql`coalesce((
  select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'state', s.state, 'personId', s.person_id, 'appointmentId', s.appointment_id,
    'delegationId', s.delegation_id) order by s.ordinal, s.id)
  from step s where s.document_id = o.id and s.kind in ('review', 'sign') and s.state not in ('dropped', 'replaced') and s.revision_n > ${newestDraft}), '[]')`

export type StepRow = {
  id: string
  kind: 'sign' | 'issue' | 'review'
  state: StepState
  /** Who did it, or is asked to. */
  who: string
  /** Who put it there. */
  by: string
  /** Instead of whom it was done, or is to be signed. */
  onBehalfOf: string | null
  capacity: string
  reason: string | null
  decidedAt: Date | null
  createdAt: Date
  /** Steps of one chain share it: the draft they were asked about. */
  chain: number
}
export async function listSteps(db: Db, documentId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.id, s.kind, s.state, coalesce(d.full_name, p.full_name, u.name, '') as who, coalesce(m.full_name, '') as by, absent.full_name as "onBehalfOf", s.capacity, t.text as reason,
      s.decided_at as "decidedAt", s.created_at as "createdAt",
      coalesce((select max(v.n) from revision v where v.document_id = s.document_id and v.kind in ('draft', 'scan') and v.n < s.revision_n), 0) as chain
    from step s left join person p on p.id = s.person_id left join person d on d.id = s.decided_by left join unit u on u.id = s.unit_id
      left join private_text t on t.id = s.reason_text_id
      left join delegation g on g.id = s.delegation_id left join appointment ga on ga.id = g.from_appointment_id left join person absent on absent.id = ga.person_id
      left join revision v on v.document_id = s.document_id and v.n = s.revision_n left join person m on m.id = v.made_by
    where s.document_id = ${documentId} and s.state <> 'dropped' order by s.ordinal, s.created_at, s.id`.execute(db)
  return rows
}

export type OpenStep = {
  id: string
  kind: 'review' | 'sign'
  state: 'planned' | 'waiting'
  personId: string
  appointmentId: string
  delegationId: string | null
  fullName: string
  office: string
  capacity: string
  /** False once the office in which one is asked has ended. */
  holdsOffice: boolean
}
export async function listOpenSteps(db: Db, documentId: string, today: string): Promise<OpenStep[]> {
  const { rows } = await sql<OpenStep>`
    select s.id, s.kind, s.state, s.person_id as "personId", s.appointment_id as "appointmentId", s.delegation_id as "delegationId", p.full_name as "fullName", a.office, s.capacity,
      a.to_on is null or a.to_on >= ${today} as "holdsOffice"
    from step s join person p on p.id = s.person_id join appointment a on a.id = s.appointment_id
    where s.document_id = ${documentId} and s.kind in ('review', 'sign') and s.state in ('planned', 'waiting') order by s.ordinal, s.id`.execute(db)
  return rows
}

/** Whom the drafter asked the last time for a paper of the same type, as far as they still hold that office. */
export async function lastReviewers(
  db: Db,
  of: { draftedBy: string; type: string; unitId: string; today: string },
): Promise<{ appointmentId: string; capacity: string }[]> {
  const { rows } = await sql<{ appointmentId: string; capacity: string }>`
    with last as (
      select s.document_id, s.revision_n from step s join document o on o.id = s.document_id
      where o.drafted_by = ${of.draftedBy} and o.type = ${of.type} and o.unit_id = ${of.unitId} and s.kind = 'sign'
      order by s.created_at desc, s.ordinal desc limit 1
    )
    select s.appointment_id as "appointmentId", s.capacity
    from last join step s on s.document_id = last.document_id join appointment a on a.id = s.appointment_id
    where s.kind = 'review' and s.state <> 'replaced' and s.revision_n <= last.revision_n
      and s.revision_n > coalesce((select max(v.n) from revision v where v.document_id = s.document_id and v.kind in ('draft', 'scan') and v.n < last.revision_n), 0)
      and (a.to_on is null or a.to_on >= ${of.today})
    order by s.ordinal, s.id`.execute(db)
  return rows
}

/** Those of the steps that the person has done. */
export async function approvedAmong(db: Db, stepIds: readonly string[], personId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from step where id = any(${[...stepIds]}::uuid[]) and kind = 'review' and state = 'done' and decided_by = ${personId}`.execute(db)
  return new Set(rows.map((row) => row.id))
}
