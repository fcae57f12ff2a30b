import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Inspection } from '../../platform/inspect/inspector.ts'

export type FileRow = {
  id: string
  sha256: Buffer | null
  bytes: number
  mediaType: string | null
  name: string
  state: 'receiving' | 'checking' | 'converting' | 'ready' | 'refused'
  refusal: string | null
  key: string | null
  inspection: Inspection | null
  uploadedBy: string | null
}
const columns = ['id', 'sha256', 'bytes', 'media_type as mediaType', 'name', 'state', 'refusal', 'key', 'inspection', 'uploaded_by as uploadedBy'] as const
const read = (row: Record<string, unknown>) => ({ ...row, bytes: Number(row.bytes) }) as FileRow

export async function findFiles(db: Db, ids: readonly string[]): Promise<FileRow[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('file').select(columns).where('id', 'in', ids).execute()
  return rows.map(read)
}
export async function findFile(db: Db, id: string): Promise<FileRow | undefined> {
  return (await findFiles(db, [id]))[0]
}
/** Whether the file serves something in one of the units. */
export async function isUsedIn(db: Db, fileId: string, unitIds: readonly string[]): Promise<boolean> {
  if (unitIds.length === 0) return false
  const row = await db.selectFrom('file_use').select('id').where('file_id', '=', fileId).where('unit_id', 'in', unitIds).executeTakeFirst()
  return row !== undefined
}
export async function isUsedBesides(db: Db, fileId: string, objectId: string | undefined): Promise<boolean> {
  const uses = await db.selectFrom('file_use').select('object_id').where('file_id', '=', fileId).execute()
  return uses.some((use) => use.object_id !== objectId)
}
export async function findPdfRendition(db: Db, fileId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('rendition')
    .select('made_file_id')
    .where('file_id', '=', fileId)
    .where('kind', '=', 'pdf')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.made_file_id
}
export async function findRendition(db: Db, wanted: { fileId: string; kind: string; makerVersion: string }): Promise<string | undefined> {
  const row = await db
    .selectFrom('rendition')
    .select('made_file_id')
    .where('file_id', '=', wanted.fileId)
    .where('kind', '=', wanted.kind)
    .where('maker_version', '=', wanted.makerVersion)
    .executeTakeFirst()
  return row?.made_file_id
}
/** True when no file has these bytes. */
export async function isUnnamed(db: Db, key: string): Promise<boolean> {
  const row = await db.selectFrom('file').select('id').where('key', '=', key).executeTakeFirst()
  return row === undefined
}
/** After a restore nothing is removed until an administrator agrees: what the backup did not know may be needed. */
export async function wasRestored(db: Db): Promise<boolean> {
  const { rows } = await sql<{ restored: boolean }>`select restored_at is not null as restored from installation`.execute(db)
  return rows[0]?.restored ?? true
}
