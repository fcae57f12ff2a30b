import { sql } from 'kysely'
import { type Db, prepared } from '../../platform/db.ts'

export type Entry = {
  slot: Date
  objectKind: string
  objectId: string
  part: string
  personId: string
  appointmentId: string | null
  unitId: string
  what: string
  at: Date
}
/** One statement, once for each slot, that does not wait for the disk: a history may lack the last moment before a power cut. */
export async function insertReading(db: Db, one: Entry): Promise<void> {
  await sql`${prepared}
    with quick as materialized (select set_config('synchronous_commit', 'off', true) as set)
    insert into access_log (slot, object_kind, object_id, part, person_id, appointment_id, unit_id, what, recorded_at)
    select ${one.slot}::timestamptz, ${one.objectKind}, ${one.objectId}::uuid, ${one.part}::uuid, ${one.personId}::uuid, ${one.appointmentId}::uuid,
      ${one.unitId}::uuid, ${one.what}, ${one.at}::timestamptz
    from quick where quick.set is not null
    on conflict do nothing`.execute(db)
}

export async function keepMonths(db: Db, at: Date, months: number): Promise<void> {
  await sql`select keep_access_log(${at}::timestamptz, ${months}::int)`.execute(db)
}
