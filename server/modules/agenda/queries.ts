import { type Insertable, sql, type Updateable } from 'kysely'
import type { AgendaEntry, AgendaKeeper, AgendaParty, AgendaVersion } from '../../db-types.ts'
import type { Db } from '../../platform/db.ts'

/** Whoever plans these leaders next sees what this one planned, in whichever office. */
export async function lockLeaders(db: Db, personIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(personIds)].sort()) await sql`select pg_advisory_xact_lock(hashtextextended(${`agenda ${id}`}, 0))`.execute(db)
}
export async function lockEntry(db: Db, id: string): Promise<void> {
  await sql`select 1 from agenda_entry where id = ${id} for update`.execute(db)
}
/** False when the id is used. */
export async function insertEntry(db: Db, row: Insertable<AgendaEntry>): Promise<boolean> {
  const inserted = await db
    .insertInto('agenda_entry')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}
export async function updateEntry(db: Db, id: string, change: Updateable<AgendaEntry>): Promise<void> {
  await db.updateTable('agenda_entry').set(change).where('id', '=', id).execute()
}
export async function replaceParties(db: Db, entryId: string, rows: readonly Omit<Insertable<AgendaParty>, 'entry_id'>[]): Promise<void> {
  await db.deleteFrom('agenda_party').where('entry_id', '=', entryId).execute()
  await db
    .insertInto('agenda_party')
    .values(rows.map((row) => ({ ...row, entry_id: entryId })))
    .execute()
}
/** The same people and departments as of another entry. */
export async function copyParties(db: Db, fromId: string, toId: string): Promise<void> {
  await sql`insert into agenda_party (entry_id, role, party_id, appointment_id, ordinal)
    select ${toId}, role, party_id, appointment_id, ordinal from agenda_party where entry_id = ${fromId}`.execute(db)
}
/** The entry comes from the invitation. */
export async function linkInvitation(db: Db, link: { entryId: string; deliveryId: string; by: string }): Promise<void> {
  const { entryId, deliveryId, by } = link
  const row = { from_kind: 'agenda_entry', from_id: entryId, to_kind: 'delivery', to_id: deliveryId, role: 'invited_by', by }
  await db
    .insertInto('link')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** False when the id or the number of the week is taken. */
export async function insertVersion(db: Db, row: Insertable<AgendaVersion>): Promise<boolean> {
  const inserted = await db
    .insertInto('agenda_version')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}
/** False when the person keeps it already, or the id is used. */
export async function insertKeeper(db: Db, row: Insertable<AgendaKeeper>): Promise<boolean> {
  const inserted = await db
    .insertInto('agenda_keeper')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}
export async function endKeeper(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('agenda_keeper').set({ ended_at: at }).where('id', '=', id).execute()
}
