import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type TaskFacts = { submissionTo: string | null; leadPersonId: string | null; leadUnitId: string | null }
/** Who works on copies, as decisions need it. */
export async function taskFacts(db: Db, deliveryId: string): Promise<TaskFacts> {
  const { rows } = await sql<TaskFacts>`
    select (select to_person_id from submission where subject_kind = 'delivery' and subject_id = ${deliveryId} and state = 'waiting') as "submissionTo",
      lead.person_id as "leadPersonId", lead.to_unit_id as "leadUnitId"
    from (select 1) one left join assignment lead on lead.subject_kind = 'delivery' and lead.subject_id = ${deliveryId} and lead.role = 'lead' and lead.state <> 'replaced'`.execute(
    db,
  )
  return rows[0] ?? { submissionTo: null, leadPersonId: null, leadUnitId: null }
}

export async function departmentsOf(db: Db, officeId: string): Promise<{ unitId: string; name: string }[]> {
  return db
    .selectFrom('unit')
    .select(['id as unitId', 'name'])
    .where('office_id', '=', officeId)
    .where('id', '<>', officeId)
    .where('kind', '=', 'department')
    .where((where) => where.or([where('closed_on', 'is', null), where('closed_on', '>', sql<string>`(now() at time zone 'Asia/Ho_Chi_Minh')::date`)]))
    .orderBy('sort_key')
    .execute()
}

/** Of which of the copies one act brought about the event. */
export async function doneBy(db: Db, act: { id: string; eventName: string }, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('event')
    .select('object_id')
    .where('object_kind', '=', 'delivery')
    .where('object_id', 'in', [...ids])
    .where('act_id', '=', act.id)
    .where('name', '=', act.eventName)
    .execute()
  return new Set(rows.map((row) => row.object_id))
}
