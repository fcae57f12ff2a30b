import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type Wanted = {
  unitId: string
  code: string
  authorName: string
  documentOn: string | null
  sha256: Buffer | null
  exceptDeliveryId: string | null
}
export type Duplicate = {
  deliveryId: string
  by: 'notation' | 'file'
  arrivalNumber: number | null
  code: string
  authorName: string
  documentOn: string | null
  subject: string
}

/** Copies of the unit that were neither refused nor withdrawn; numbers begin anew each year, so the year of the document counts. */
export async function listDuplicates(db: Db, wanted: Wanted): Promise<Duplicate[]> {
  const sameNotation =
    wanted.code === '' || wanted.authorName === ''
      ? sql<SqlBool>`false`
      : sql<SqlBool>`(vn_fold(o.code) = vn_fold(${wanted.code}) and vn_fold(o.author_name) = vn_fold(${wanted.authorName})
          and (${wanted.documentOn}::date is null or extract(year from o.document_on) = extract(year from ${wanted.documentOn}::date)))`
  const sameFile =
    wanted.sha256 === null
      ? sql<SqlBool>`false`
      : sql<SqlBool>`(o.issued_sha256 = ${wanted.sha256} or o.id in (
          select u.object_id from file f join file_use u on u.file_id = f.id where f.sha256 = ${wanted.sha256} and u.object_kind = 'document'))`
  const { rows } = await sql<Duplicate>`
    select d.id as "deliveryId", case when ${sameNotation} then 'notation' else 'file' end as by, e.n as "arrivalNumber", o.code, o.author_name as "authorName",
      o.document_on::text as "documentOn", o.subject
    from delivery d join dispatch s on s.id = d.dispatch_id join document o on o.id = s.document_id
      left join register_entry e on e.id = d.register_entry_id
    where d.party_id = ${wanted.unitId} and d.state not in ('02', '13') and d.id is distinct from ${wanted.exceptDeliveryId}::uuid
      and not exists (select 1 from register_entry c where c.cancels_id = d.register_entry_id)
      and (${sameNotation} or ${sameFile})
    order by d.sent_at desc limit 5`.execute(db)
  return rows
}
