import { sql } from 'kysely'
import type { Role } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'

export type NewAppointment = {
  id: string
  personId: string
  unitId: string
  office: string
  blockLines: readonly string[]
  fromOn: string
  toOn?: string | null
}
export type NewGrant = { appointmentId: string; role: Role; unitId: string }

export async function insertPeople(db: Db, people: readonly { id: string; fullName: string }[]): Promise<void> {
  if (people.length === 0) return
  const rows = sql`select * from json_to_recordset(${JSON.stringify(people)}::json) as p(id uuid, "fullName" text)`
  await sql`insert into party (id, kind) select id, 'person' from (${rows}) as p`.execute(db)
  await sql`insert into person (id, full_name) select id, "fullName" from (${rows}) as p`.execute(db)
}
export async function updatePeopleNames(db: Db, people: readonly { id: string; fullName: string }[]): Promise<void> {
  if (people.length === 0) return
  await sql`update person set full_name = n."fullName" from json_to_recordset(${JSON.stringify(people)}::json) as n(id uuid, "fullName" text) where person.id = n.id`.execute(
    db,
  )
}
export async function personExists(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}
/** The number at which the office reaches a person; the newest replaces the one before. */
export async function saveOfficialPhones(db: Db, phones: readonly { personId: string; phone: string }[]): Promise<void> {
  if (phones.length === 0) return
  const ids = phones.map((one) => one.personId)
  await db.deleteFrom('address').where('party_id', 'in', ids).where('kind', '=', 'phone').where('scope', '=', 'official').execute()
  await db
    .insertInto('address')
    .values(phones.map((one) => ({ party_id: one.personId, kind: 'phone', scope: 'official', value: one.phone })))
    .execute()
}

export async function insertAppointments(db: Db, appointments: readonly NewAppointment[]): Promise<void> {
  if (appointments.length === 0) return
  await sql`
    insert into appointment (id, person_id, unit_id, office, block_lines, from_on, to_on)
    select id, "personId", "unitId", office, "blockLines", "fromOn", "toOn"
    from json_to_recordset(${JSON.stringify(appointments)}::json)
      as a(id uuid, "personId" uuid, "unitId" uuid, office text, "blockLines" text[], "fromOn" date, "toOn" date)`.execute(db)
}
export async function updateAppointments(
  db: Db,
  changes: readonly { id: string; office: string; blockLines: readonly string[]; toOn: string | null }[],
): Promise<void> {
  if (changes.length === 0) return
  await sql`
    update appointment set office = n.office, block_lines = n."blockLines", to_on = n."toOn"
    from json_to_recordset(${JSON.stringify(changes)}::json) as n(id uuid, office text, "blockLines" text[], "toOn" date) where appointment.id = n.id`.execute(
    db,
  )
}
export async function findAppointmentForUpdate(db: Db, id: string) {
  return db
    .selectFrom('appointment')
    .select(['id', 'person_id as personId', 'unit_id as unitId', 'from_on as fromOn', 'to_on as toOn'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}
export async function markAppointmentEnded(db: Db, id: string, on: string): Promise<void> {
  await db.updateTable('appointment').set({ to_on: on }).where('id', '=', id).execute()
}

export async function insertGrants(db: Db, grants: readonly NewGrant[]): Promise<void> {
  if (grants.length === 0) return
  await db
    .insertInto('role_grant')
    .values(grants.map((grant) => ({ appointment_id: grant.appointmentId, role: grant.role, unit_id: grant.unitId })))
    .onConflict((conflict) => conflict.columns(['appointment_id', 'role', 'unit_id']).doNothing())
    .execute()
}
export async function listGrantUnits(db: Db, appointmentId: string): Promise<string[]> {
  const rows = await db.selectFrom('role_grant').select('unit_id').distinct().where('appointment_id', '=', appointmentId).execute()
  return rows.map((row) => row.unit_id)
}
export async function deleteGrants(db: Db, appointmentId: string): Promise<void> {
  await db.deleteFrom('role_grant').where('appointment_id', '=', appointmentId).execute()
}
export async function deleteGrantsOver(db: Db, grants: readonly NewGrant[]): Promise<void> {
  if (grants.length === 0) return
  await sql`
    delete from role_grant g using json_to_recordset(${JSON.stringify(grants)}::json) as n("appointmentId" uuid, role text, "unitId" uuid)
    where g.appointment_id = n."appointmentId" and g.role = n.role and g.unit_id = n."unitId"`.execute(db)
}
