import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type NewReorganisation = { id: string; kind: 'merge' | 'split'; on: string; basis: string; reasonTextId: string; personId: string; at: Date }
/** False when the id was used before. */
export async function insertReorganisation(db: Db, row: NewReorganisation): Promise<boolean> {
  const inserted = await db
    .insertInto('reorganisation')
    .values({ id: row.id, kind: row.kind, on_date: row.on, basis: row.basis, reason_text_id: row.reasonTextId, person_id: row.personId, at: row.at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** In one order for everybody, so that two who merge the same units wait for one another. */
export async function lockUnits(db: Db, ids: readonly string[]): Promise<void> {
  await db.selectFrom('unit').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

/** Hangs units, with all below them, under another one. Whoever has no records office gets that of the new parent. */
export async function moveUnits(db: Db, ids: readonly string[], parentId: string): Promise<void> {
  if (ids.length === 0) return
  await sql`
    with parent as (select id, ancestors, office_id from unit where id = ${parentId}),
    moved as (
      select u.id, m.id as top_id, u.office_id, parent.ancestors || u.ancestors[array_position(u.ancestors, m.id):] as ancestors,
        parent.office_id as parent_office_id, m.office_id as top_office_id
      from unit m join unit u on m.id = any(u.ancestors) cross join parent where m.id = any(${[...ids]}::uuid[])
    )
    update unit set ancestors = moved.ancestors, parent_id = case when unit.id = moved.top_id then ${parentId}::uuid else unit.parent_id end,
      office_id = case when moved.top_office_id <> moved.top_id and unit.office_id = moved.top_office_id then moved.parent_office_id else unit.office_id end
    from moved where unit.id = moved.id`.execute(db)
}
