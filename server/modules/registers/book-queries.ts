import { type Insertable, sql } from 'kysely'
import type { CopyReturn, CopyUse, PostItem } from '../../db-types.ts'
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
