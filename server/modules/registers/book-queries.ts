import { type Insertable, sql } from 'kysely'
import type { CopyReturn, CopyUse, PostItem, SecretLine } from '../../db-types.ts'
import type { Db } from '../../platform/db.ts'

export async function findEntry(db: Db, id: string) {
  return db
    .selectFrom('register_entry')
    .innerJoin('register', 'register.id', 'register_entry.register_id')
    .select(['register_entry.id', 'register_entry.n', 'register_entry.unit_id as unitId', 'register_entry.entered_on as enteredOn', 'register.kind'])
    .where('register_entry.id', '=', id)
    .where('register_entry.cancels_id', 'is', null)
    .executeTakeFirst()
}

/** False when the id is taken. */
export async function insertPostItem(db: Db, row: Insertable<PostItem>): Promise<boolean> {
  const made = await db
    .insertInto('post_item')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}
/** Locks before anything is read: a statement that waited for the lock would see other rows as they were before. */
export async function lockPostItem(db: Db, id: string) {
  const item = await db
    .selectFrom('post_item')
    .select(['id', 'unit_id as unitId'])
    .where('id', '=', id)
    .where('cancels_id', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!item) return undefined
  const cancelled = await db.selectFrom('post_item').select('id').where('cancels_id', '=', id).executeTakeFirst()
  return { ...item, cancelled: cancelled !== undefined }
}
/** The cancelling line repeats what it cancels, so that the book can be read line by line. */
export async function insertPostCancellation(db: Db, id: string, by: { eventId: string; reasonTextId: string; occurredAt: Date; by: string }): Promise<void> {
  await sql`
    insert into post_item (id, unit_id, entry_id, sent_on, recipients, envelopes, post_mark, note_text_id, by, occurred_at, event_id, cancels_id, reason_text_id)
    select new_id(), unit_id, entry_id, sent_on, recipients, envelopes, post_mark, note_text_id, ${by.by}, ${by.occurredAt}, ${by.eventId}, id, ${by.reasonTextId}
    from post_item where id = ${id}`.execute(db)
}

/** False when the id is taken. */
export async function insertCopyUse(db: Db, row: Insertable<CopyUse>): Promise<boolean> {
  const made = await db
    .insertInto('copy_use')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}
export async function lockCopyUse(db: Db, id: string) {
  const use = await db.selectFrom('copy_use').select(['id', 'unit_id as unitId', 'used_on as usedOn']).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!use) return undefined
  const returned = await db.selectFrom('copy_return').select('id').where('copy_use_id', '=', id).executeTakeFirst()
  return { ...use, returned: returned !== undefined }
}
export async function insertCopyReturn(db: Db, row: Insertable<CopyReturn>): Promise<void> {
  await db.insertInto('copy_return').values(row).execute()
}

/** The register's row must be locked. A number of the book of secrets stands once for a level, direction and year. */
export async function isSecretNoted(db: Db, line: { unitId: string; kind: 'outgoing' | 'incoming'; level: string; n: number; year: number }): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select x.id from secret_line x
    where x.unit_id = ${line.unitId} and x.kind = ${line.kind} and x.level = ${line.level} and x.n = ${line.n} and x.cancels_id is null
      and x.registered_on between make_date(${line.year}, 1, 1) and make_date(${line.year}, 12, 31)
      and not exists (select 1 from secret_line c where c.cancels_id = x.id)`.execute(db)
  return rows.length > 0
}
/** False when the id is taken. */
export async function insertSecretLine(db: Db, row: Insertable<SecretLine>): Promise<boolean> {
  const made = await db
    .insertInto('secret_line')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}
export async function lockSecretLine(db: Db, id: string) {
  const line = await db
    .selectFrom('secret_line')
    .select(['id', 'unit_id as unitId', 'kind'])
    .where('id', '=', id)
    .where('cancels_id', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!line) return undefined
  const cancelled = await db.selectFrom('secret_line').select('id').where('cancels_id', '=', id).executeTakeFirst()
  return { ...line, cancelled: cancelled !== undefined }
}
/** The cancelling line repeats what it cancels, so that the notes can be read line by line. */
export async function insertSecretCancellation(db: Db, id: string, by: { eventId: string; reasonTextId: string; occurredAt: Date; by: string }): Promise<void> {
  await sql`
    insert into secret_line (id, unit_id, kind, level, n, registered_on, by, occurred_at, event_id, cancels_id, reason_text_id)
    select new_id(), unit_id, kind, level, n, registered_on, ${by.by}, ${by.occurredAt}, ${by.eventId}, id, ${by.reasonTextId}
    from secret_line where id = ${id}`.execute(db)
}
