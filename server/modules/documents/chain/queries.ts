import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

export type AskedStep = { kind: 'review' | 'sign'; personId: string; appointmentId: string; capacity: string; delegationId?: string | null }
/** Reviews in their order, then the signature; the first of them has its turn. */
export async function insertChain(db: Db, at: { documentId: string; revisionN: number }, steps: readonly AskedStep[]): Promise<void> {
  const rows = steps.map((step, index) => ({ ...step, place: index + 1 }))
  await sql`
    insert into step (document_id, revision_n, ordinal, kind, person_id, appointment_id, capacity, delegation_id, state)
    select ${at.documentId}, ${at.revisionN}, before.last + n.place, n.kind, n."personId", n."appointmentId", n.capacity, n."delegationId",
      case n.place when 1 then 'waiting' else 'planned' end
    from json_to_recordset(${JSON.stringify(rows)}::json) as n(place int, kind text, "personId" uuid, "appointmentId" uuid, capacity text, "delegationId" uuid),
      (select coalesce(max(ordinal), 0) as last from step where document_id = ${at.documentId}) before`.execute(db)
}
/** The clerk's step after the signature. */
export async function insertIssueStep(db: Db, at: { documentId: string; revisionN: number }, unitId: string): Promise<void> {
  await sql`
    insert into step (document_id, revision_n, ordinal, kind, unit_id, state)
    select ${at.documentId}, ${at.revisionN}, coalesce(max(ordinal), 0) + 1, 'issue', ${unitId}, 'waiting' from step where document_id = ${at.documentId}`.execute(
    db,
  )
}

export type Decided = { state: 'done' | 'returned' | 'taken_back'; at: Date; by: string; reasonTextId?: string | null; delegationId?: string | null }
/** The one step that waits. Who was asked stays; an office that was asked is answered by a person. */
export async function decideStep(db: Db, documentId: string, decided: Decided): Promise<void> {
  await sql`
    update step set state = ${decided.state}, decided_at = ${decided.at}, decided_by = ${decided.by}, person_id = coalesce(person_id, ${decided.by}),
      reason_text_id = ${decided.reasonTextId ?? null}, delegation_id = coalesce(${decided.delegationId ?? null}, delegation_id)
    where document_id = ${documentId} and state = 'waiting'`.execute(db)
}
/** The next in the order has its turn. */
export async function giveTurn(db: Db, documentId: string): Promise<{ personId: string; appointmentId: string } | undefined> {
  const { rows } = await sql<{ personId: string; appointmentId: string }>`
    update step set state = 'waiting'
    where id = (select id from step where document_id = ${documentId} and state = 'planned' order by ordinal, id limit 1)
    returning person_id as "personId", appointment_id as "appointmentId"`.execute(db)
  return rows[0]
}
/** A chain that ended before its end asks nobody any more. */
export async function dropPlanned(db: Db, documentId: string): Promise<void> {
  await db.updateTable('step').set({ state: 'dropped' }).where('document_id', '=', documentId).where('state', '=', 'planned').execute()
}

export type Replacement = {
  personId: string
  appointmentId: string
  revisionN: number
  by: string
  at: Date
  reasonTextId: string | null
  delegationId: string | null
}
/** Another is asked at the same place in the order; that the first one was asked stays to be seen. */
export async function replaceStep(db: Db, stepId: string, given: Replacement): Promise<void> {
  const { rows } = await sql<{ turn: string }>`
    with before as (select id, state from step where id = ${stepId})
    update step s set state = 'replaced', decided_at = ${given.at}, decided_by = ${given.by}, reason_text_id = ${given.reasonTextId}
    from before where s.id = before.id returning before.state as turn`.execute(db)
  await sql`
    insert into step (document_id, revision_n, ordinal, kind, person_id, appointment_id, capacity, delegation_id, state)
    select document_id, ${given.revisionN}, ordinal, kind, ${given.personId}, ${given.appointmentId}, capacity, ${given.delegationId}::uuid, ${rows[0]?.turn ?? 'planned'}
    from step where id = ${stepId}`.execute(db)
}
