import type { Db } from '../../platform/db.ts'
import type { Recipient } from '../organisation/public.ts'

export async function findGroupForUpdate(db: Db, id: string) {
  return db
    .selectFrom('recipient_group')
    .select(['id', 'unit_id as unitId', 'name', 'removed_at as removedAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export type GroupRow = { id: string; unitId: string; name: string; by: string; at: Date }
export async function saveGroup(db: Db, { id, unitId, name, by, at }: GroupRow, members: readonly Recipient[]): Promise<void> {
  const changes = { name, changed_by: by, changed_at: at }
  await db
    .insertInto('recipient_group')
    .values({ id, unit_id: unitId, ...changes })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changes))
    .execute()
  await db.deleteFrom('recipient_group_member').where('group_id', '=', id).execute()
  await db
    .insertInto('recipient_group_member')
    .values(members.map(({ scope, purpose }, ordinal) => ({ group_id: id, ordinal, scope: JSON.stringify(scope), purpose })))
    .execute()
}
export async function markGroupRemoved(db: Db, id: string, by: string, at: Date): Promise<void> {
  await db.updateTable('recipient_group').set({ removed_at: at, changed_by: by, changed_at: at }).where('id', '=', id).execute()
}
