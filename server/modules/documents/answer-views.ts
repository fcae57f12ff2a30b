import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { sayUnit } from '../organisation/public.ts'

type Looker = { personId: string; readers: readonly number[] }
/** For SQL: whether the looker reads a copy, an alias of `delivery`; of a named one its clerks do, and whom its tasks name. */
function readsCopy(alias: string, { personId, readers }: Looker) {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const carries = (tier: 'staff' | 'clerk') =>
    sql`exists (select 1 from reader r where r.unit_id = ${column('party_id')} and r.tier = ${tier} and r.no = any(${[...readers]}::int[]))`
  return sql`(${carries('staff')} and (not ${column('named')} or ${carries('clerk')}
    or exists (select 1 from submission b where b.subject_kind = 'delivery' and b.subject_id = ${column('id')} and b.to_person_id = ${personId})
    or exists (select 1 from assignment t
      where t.subject_kind = 'delivery' and t.subject_id = ${column('id')} and t.person_id = ${personId} and t.state <> 'replaced')))`
}
const links = sql`k.from_kind = 'document' and k.to_kind = 'delivery' and k.role = 'answers'`

export type Answered = { deliveryId: string; code: string; documentOn: string | null; subject: string; authorName: string; arrivalNumber: number | null }
/** Incoming copies that a document answers, as far as the looker may see them. */
export async function listAnswered(db: Db, documentId: string, looker: Looker): Promise<Answered[]> {
  const { rows } = await sql<Answered>`
    select d.id as "deliveryId", o.code, o.document_on as "documentOn", o.subject, o.author_name as "authorName", e.n as "arrivalNumber"
    from link k join delivery d on d.id = k.to_id join dispatch s on s.id = d.dispatch_id join document o on o.id = s.document_id
      left join register_entry e on e.id = d.register_entry_id
    where k.from_id = ${documentId} and ${links} and ${readsCopy('d', looker)} order by k.at`.execute(db)
  return rows
}

/** Documents whose copies a document answers, whoever may see them. */
export async function listAnsweredDocuments(db: Db, documentId: string): Promise<{ documentId: string; code: string; documentOn: string | null }[]> {
  const { rows } = await sql<{ documentId: string; code: string; documentOn: string | null }>`
    select o.id as "documentId", o.code, o.document_on as "documentOn"
    from link k join delivery d on d.id = k.to_id join dispatch s on s.id = d.dispatch_id join document o on o.id = s.document_id
    where k.from_id = ${documentId} and ${links} group by o.id order by min(k.at), o.id`.execute(db)
  return rows
}

/** An answer that came back: `toId` is the copy that it answers, `deliveryId` the looker's own copy of the answer. */
export type Reply = { toId: string; deliveryId: string; code: string; documentOn: string | null; authorName: string }
/**
 * What came back to a document: answers to copies of it, of which the looker has a copy that he reads and that was neither
 * refused nor taken back. In the order in which they came; each once for a copy that it answers.
 */
export async function listReplies(db: Db, documentId: string, looker: Looker): Promise<Reply[]> {
  type Row = Omit<Reply, 'authorName'> & { name: string; shortName: string; communeType: string | null }
  const { rows } = await sql<Row>`
    select d.id as "toId", x.id as "deliveryId", o.code, o.document_on as "documentOn", u.name, u.short_name as "shortName", u.commune_type as "communeType"
    from dispatch s join delivery d on d.dispatch_id = s.id join link k on k.to_id = d.id and ${links}
      join document o on o.id = k.from_id and o.state = 'issued' join unit u on u.id = o.unit_id
      join lateral (
        select x.id, x.sent_at from dispatch a join delivery x on x.dispatch_id = a.id
        where a.document_id = o.id and x.state not in ('02', '13') and ${readsCopy('x', looker)} order by x.sent_at, x.id limit 1) x on true
    where s.document_id = ${documentId} order by x.sent_at, x.id`.execute(db)
  return rows.map(({ name, shortName, communeType, ...row }) => ({ ...row, authorName: sayUnit({ name, shortName, communeType }) }))
}
