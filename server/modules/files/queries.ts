import { type Insertable, sql } from 'kysely'
import type { File, FileUse } from '../../db-types.ts'
import type { Db } from '../../platform/db.ts'

export async function insertFile(db: Db, row: Insertable<File>): Promise<boolean> {
  const inserted = await db
    .insertInto('file')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}
/** Until the transaction ends nobody else may name these bytes for the first time, or remove them. */
export async function lockBytes(db: Db, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(db)
}
export async function setReady(db: Db, id: string): Promise<void> {
  await db.updateTable('file').set({ state: 'ready' }).where('id', '=', id).where('state', '=', 'converting').execute()
}
export async function refuseFile(db: Db, id: string, refusal: string): Promise<void> {
  await db.updateTable('file').set({ state: 'refused', refusal, key: null, inspection: null }).where('id', '=', id).execute()
}
export async function insertUses(db: Db, uses: readonly Insertable<FileUse>[]): Promise<void> {
  if (uses.length === 0) return
  await db
    .insertInto('file_use')
    .values([...uses])
    .onConflict((conflict) => conflict.columns(['file_id', 'object_kind', 'object_id', 'role']).doNothing())
    .execute()
}
export async function insertRendition(db: Db, row: { fileId: string; kind: 'pdf' | 'arrival'; makerVersion: string; madeFileId: string }): Promise<void> {
  await db
    .insertInto('rendition')
    .values({ file_id: row.fileId, kind: row.kind, maker_version: row.makerVersion, made_file_id: row.madeFileId })
    .onConflict((conflict) => conflict.columns(['file_id', 'kind', 'maker_version']).doNothing())
    .execute()
}

/** Forgets the bytes of files that nothing has used since `before`; returns the keys that no row names any more. */
export async function forgetUnused(db: Db, before: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    with unused as (
      select file.id, file.key from file
      where file.state = 'ready' and file.created_at < ${before}
        and not exists (select 1 from file_use where file_use.file_id = file.id)
        and not exists (select 1 from rendition join file_use on file_use.file_id = rendition.file_id where rendition.made_file_id = file.id)
        and not exists (select 1 from revision where revision.file_id = file.id or revision.source_file_id = file.id)
        and not exists (select 1 from seal where seal.image_file_id = file.id)
        and not exists (select 1 from signing where signing.file_in = file.id or signing.file_out = file.id)
      order by file.created_at limit ${limit} for update of file skip locked
    ), forgotten as (
      update file set state = 'refused', refusal = 'file.removed', key = null, inspection = null from unused where file.id = unused.id returning unused.key
    )
    select distinct key from forgotten`.execute(db)
  return rows.map((row) => row.key)
}
