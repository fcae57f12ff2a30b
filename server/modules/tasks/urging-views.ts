import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type UrgingRow = { at: Date; by: string; message: string | null }
/** When the work on a copy was urged last, by whom, in which words. */
export async function findLastUrging(db: Db, deliveryId: string): Promise<UrgingRow | undefined> {
  const { rows } = await sql<UrgingRow>`
    select g.at, p.full_name as by, x.text as message from urging g join person p on p.id = g.by left join private_text x on x.id = g.message_text_id
    where g.subject_kind = 'delivery' and g.subject_id = ${deliveryId} order by g.at desc, g.id desc limit 1`.execute(db)
  return rows[0]
}
