import { type RawBuilder, sql } from 'kysely'
import type { Reply } from '../../../contract/endpoint.ts'
import type { listDocumentReadings } from '../../../contract/readings.ts'
import type { Db } from '../../platform/db.ts'

export type ReadObject = { kind: 'document' | 'delivery'; id: string }
type Page = Reply<typeof listDocumentReadings>
type Row = Omit<Page['items'][number], 'at'> & { at: Date }

const of = (object: ReadObject): RawBuilder<unknown> => sql`l.object_kind = ${object.kind} and l.object_id = ${object.id}`

export async function listEntries(db: Db, object: ReadObject, options: { limit: number; cursor?: string | undefined }): Promise<Pick<Page, 'items' | 'next'>> {
  const before = options.cursor ? sql`and l.id < ${options.cursor}::uuid` : sql``
  const { rows } = await sql<Row>`
    select l.id, l.recorded_at as at, l.what, p.full_name as "fullName", a.office, u.name as "unitName",
      case when l.part = l.object_id then null else coalesce(t.name, '') end as attachment
    from access_log l join person p on p.id = l.person_id left join appointment a on a.id = l.appointment_id left join unit u on u.id = a.unit_id
      left join attachment t on t.id = l.part
    where ${of(object)} ${before} order by l.id desc limit ${options.limit + 1}`.execute(db)
  const items = rows.slice(0, options.limit)
  const last = items.at(-1)
  return { items: items.map((row) => ({ ...row, at: row.at.toISOString() })), next: last && rows.length > options.limit ? last.id : null }
}

/** What the paper is about. */
export async function findSubject(db: Db, { kind, id }: ReadObject): Promise<string> {
  const document =
    kind === 'document' ? sql`${id}::uuid` : sql`(select s.document_id from delivery d join dispatch s on s.id = d.dispatch_id where d.id = ${id})`
  const { rows } = await sql<{ subject: string }>`select subject from document where id = ${document}`.execute(db)
  return rows[0]?.subject ?? ''
}

export async function countEntries(db: Db, object: ReadObject): Promise<Page['counts']> {
  const { rows } = await sql<Page['counts']>`
    select (count(*) filter (where what = 'opened'))::int as opened, (count(*) filter (where what = 'downloaded'))::int as downloaded,
      (count(*) filter (where what = 'printed'))::int as printed, count(distinct person_id)::int as people
    from access_log l where ${of(object)}`.execute(db)
  return rows[0] ?? { opened: 0, downloaded: 0, printed: 0, people: 0 }
}
