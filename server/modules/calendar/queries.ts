import type { Insertable } from 'kysely'
import type { CalendarDay } from '../../db-types.ts'
import type { Db } from '../../platform/db.ts'

/** False when the id is used, or when the day is set already. */
export async function insertDay(db: Db, row: Insertable<CalendarDay>): Promise<boolean> {
  const inserted = await db
    .insertInto('calendar_day')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** The day as it was set; undefined when somebody took it back before. */
export async function markRemoved(db: Db, id: string, at: Date) {
  return db
    .updateTable('calendar_day')
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning(['on_date as on', 'kind'])
    .executeTakeFirst()
}
