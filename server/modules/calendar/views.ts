import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { SetDay } from './rules.ts'

export async function listSetDays(db: Db): Promise<SetDay[]> {
  const rows = await db.selectFrom('calendar_day').select(['on_date as on', 'kind']).where('removed_at', 'is', null).execute()
  return rows as SetDay[]
}

/** Those of the days that the office set, with the names it gave them. */
export async function listNamedDays(db: Db, days: readonly string[]): Promise<{ on: string; name: string }[]> {
  if (days.length === 0) return []
  return db
    .selectFrom('calendar_day')
    .select(['on_date as on', 'name'])
    .where('on_date', 'in', [...days])
    .where('removed_at', 'is', null)
    .execute()
}

export type ShownDay = SetDay & { id: string; name: string; reason: string; byName: string }
export async function listShownDays(db: Db, year: number): Promise<ShownDay[]> {
  const { rows } = await sql<ShownDay>`
    select c.id, c.on_date as on, c.kind, c.name, coalesce(x.text, '') as reason, p.full_name as "byName"
    from calendar_day c join private_text x on x.id = c.reason_text_id join person p on p.id = c.set_by
    where c.removed_at is null and c.on_date between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`.execute(db)
  return rows
}

export async function findDay(db: Db, id: string): Promise<{ on: string } | undefined> {
  return db.selectFrom('calendar_day').select('on_date as on').where('id', '=', id).executeTakeFirst()
}
