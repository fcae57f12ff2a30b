import type { Db } from '../../platform/db.ts'

/** The row of the person, locked. */
export async function findSavedForUpdate(db: Db, id: string, personId: string) {
  return db
    .selectFrom('saved_search')
    .select(['id', 'list', 'default_at as defaultAt'])
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
}
export async function countSaved(db: Db, personId: string): Promise<number> {
  const row = await db.selectFrom('saved_search').select(db.fn.countAll().as('n')).where('person_id', '=', personId).executeTakeFirstOrThrow()
  return Number(row.n)
}

export type SavedRow = { id: string; personId: string; list: string; name: string; query: string; defaultAt: Date | null; at: Date }
export async function insertSaved(db: Db, { id, personId, list, name, query, defaultAt, at }: SavedRow): Promise<void> {
  await db.insertInto('saved_search').values({ id, person_id: personId, list, name, query, default_at: defaultAt, changed_at: at }).execute()
}
export async function updateSaved(db: Db, { id, name, query, defaultAt, at }: Omit<SavedRow, 'personId' | 'list'>): Promise<void> {
  await db.updateTable('saved_search').set({ name, query, default_at: defaultAt, changed_at: at }).where('id', '=', id).execute()
}
/** A list opens with one. */
export async function clearDefaults(db: Db, { personId, list, except }: { personId: string; list: string; except: string }): Promise<void> {
  await db
    .updateTable('saved_search')
    .set({ default_at: null })
    .where('person_id', '=', personId)
    .where('list', '=', list)
    .where('id', '<>', except)
    .where('default_at', 'is not', null)
    .execute()
}
export async function deleteSaved(db: Db, id: string): Promise<void> {
  await db.deleteFrom('saved_search').where('id', '=', id).execute()
}
