import type { Insertable } from 'kysely'
import type { Assignment, Submission } from '../../db-types.ts'
import type { Db } from '../../platform/db.ts'

const onDelivery = (id: string) => ({ subject_kind: 'delivery', subject_id: id }) as const

export async function insertSubmission(db: Db, row: Insertable<Submission>): Promise<void> {
  await db.insertInto('submission').values(row).execute()
}
/** Settles what waits; returns its id, if any. */
export async function settleSubmission(
  db: Db,
  deliveryId: string,
  decided: { state: 'assigned' | 'returned'; at: Date; reasonTextId?: string | null },
): Promise<{ id: string; by: string | null } | undefined> {
  return db
    .updateTable('submission')
    .set({ state: decided.state, decided_at: decided.at, reason_text_id: decided.reasonTextId ?? null })
    .where('subject_kind', '=', 'delivery')
    .where('subject_id', '=', deliveryId)
    .where('state', '=', 'waiting')
    .returning(['id', 'by'])
    .executeTakeFirst()
}
/** Assigning again replaces what stood; the rows stay. */
export async function replaceAssignments(
  db: Db,
  deliveryId: string,
  rows: readonly Omit<Insertable<Assignment>, 'subject_kind' | 'subject_id'>[],
): Promise<void> {
  await db
    .updateTable('assignment')
    .set({ state: 'replaced' })
    .where('subject_kind', '=', 'delivery')
    .where('subject_id', '=', deliveryId)
    .where('state', '<>', 'replaced')
    .execute()
  await db
    .insertInto('assignment')
    .values(rows.map((row) => ({ ...row, ...onDelivery(deliveryId) })))
    .execute()
}
export async function markLead(db: Db, deliveryId: string, mark: { state: 'started' | 'finished'; at: Date }): Promise<void> {
  const times = mark.state === 'started' ? { started_at: mark.at, finished_at: null } : { finished_at: mark.at }
  await db
    .updateTable('assignment')
    .set({ state: mark.state, ...times })
    .where('subject_kind', '=', 'delivery')
    .where('subject_id', '=', deliveryId)
    .where('role', '=', 'lead')
    .where('state', '<>', 'replaced')
    .execute()
}
