import { sql } from 'kysely'
import type { AmendmentRole } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'

export type Amendment = { documentId: string; role: AmendmentRole; code: string; documentOn: string | null }

/** For SQL: those that were issued and not recalled, of what changes the document; as JSON, in the order in which they were issued. */
export const amendedBy = (documentId: ReturnType<typeof sql>) => sql`coalesce((
  select json_agg(json_build_object('documentId', n.id, 'role', k.role, 'code', n.code, 'documentOn', n.document_on) order by n.issued_at, n.id)
  from amendment k join document n on n.id = k.document_id and n.state = 'issued' and n.recalled_at is null
  where k.earlier_id = ${documentId}), '[]'::json)`

export async function listAmendedBy(db: Db, documentId: string): Promise<Amendment[]> {
  const { rows } = await sql<{ found: Amendment[] }>`select ${amendedBy(sql`${documentId}::uuid`)} as found`.execute(db)
  return rows[0]?.found ?? []
}

/** Whether all that the document replaces, amends or corrects still stands; it stays so until the transaction ends. */
export async function lockAmended(db: Db, documentId: string): Promise<{ allStand: boolean }> {
  const { rows } = await sql<{ stands: boolean }>`
    select o.state = 'issued' and o.recalled_at is null as stands from amendment k join document o on o.id = k.earlier_id
    where k.document_id = ${documentId} order by o.id for share of o`.execute(db)
  return { allStand: rows.every((row) => row.stands) }
}

export type Since = { amendedBy: Omit<Amendment, 'documentId'>[]; recalledOn: string | null }
/** What became of each document since it was issued. */
export async function listSince(db: Db, documentIds: readonly string[]): Promise<Map<string, Since>> {
  if (documentIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; amendedBy: Amendment[]; recalledOn: string | null }>`
    select o.id, ${amendedBy(sql`o.id`)} as "amendedBy", (o.recalled_at at time zone 'Asia/Ho_Chi_Minh')::date::text as "recalledOn"
    from document o where o.id = any(${[...documentIds]}::uuid[])`.execute(db)
  const numbersOnly = ({ documentId: _documentId, ...one }: Amendment) => one
  return new Map(rows.map(({ id, recalledOn, ...row }) => [id, { amendedBy: row.amendedBy.map(numbersOnly), recalledOn }]))
}

/** What each of these replaces, amends or corrects, once it is issued. */
export async function listAmendsOf(db: Db, documentIds: readonly string[]): Promise<Map<string, Since['amendedBy']>> {
  if (documentIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; amends: Since['amendedBy'] }>`
    select n.id, json_agg(json_build_object('role', k.role, 'code', o.code, 'documentOn', o.document_on) order by k.at, o.id) as amends
    from amendment k join document n on n.id = k.document_id and n.state = 'issued' join document o on o.id = k.earlier_id
    where k.document_id = any(${[...documentIds]}::uuid[]) group by n.id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.amends]))
}

/** What a document itself replaces, amends or corrects, whatever its own state. */
export async function listAmends(db: Db, documentId: string): Promise<Amendment[]> {
  const { rows } = await sql<Amendment>`
    select o.id as "documentId", k.role, o.code, o.document_on as "documentOn" from amendment k join document o on o.id = k.earlier_id
    where k.document_id = ${documentId} order by k.at, o.id`.execute(db)
  return rows
}
