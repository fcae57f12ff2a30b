import type { Db } from '../../platform/db.ts'

export type IssuerRow = {
  id: string
  unitId: string
  parentLine: string
  name: string
  placeName: string
  notationSuffix: string
  letterSuffix?: string | undefined
  footer?: string | undefined
  headerStyle: 'state' | 'party'
  sealId: string | null
}
const issuerColumns = (row: IssuerRow) => ({
  unit_id: row.unitId,
  parent_line: row.parentLine,
  name: row.name,
  place_name: row.placeName,
  notation_suffix: row.notationSuffix,
  // Who does not say them leaves them as they are.
  ...(row.letterSuffix !== undefined && { letter_suffix: row.letterSuffix }),
  ...(row.footer !== undefined && { footer: row.footer }),
  header_style: row.headerStyle,
  seal_id: row.sealId,
})

export async function findIssuerForUpdate(db: Db, id: string) {
  return db.selectFrom('issuer').select(['id', 'unit_id as unitId']).where('id', '=', id).forUpdate().executeTakeFirst()
}
export async function insertIssuers(db: Db, rows: readonly IssuerRow[]): Promise<void> {
  await db
    .insertInto('issuer')
    .values(rows.map((row) => ({ id: row.id, ...issuerColumns(row) })))
    .execute()
}
export async function updateIssuer(db: Db, row: IssuerRow): Promise<void> {
  await db.updateTable('issuer').set(issuerColumns(row)).where('id', '=', row.id).execute()
}

export type SealRow = { id: string; unitId: string; name: string; diameterMm: number }
export async function findSealForUpdate(db: Db, id: string) {
  return db.selectFrom('seal').select(['id', 'unit_id as unitId']).where('id', '=', id).forUpdate().executeTakeFirst()
}
export async function insertSeals(db: Db, rows: readonly SealRow[]): Promise<void> {
  await db
    .insertInto('seal')
    .values(rows.map((row) => ({ id: row.id, unit_id: row.unitId, name: row.name, diameter_mm: row.diameterMm })))
    .execute()
}
export async function updateSeal(db: Db, row: SealRow): Promise<void> {
  await db.updateTable('seal').set({ name: row.name, diameter_mm: row.diameterMm }).where('id', '=', row.id).execute()
}
export async function updateSealImage(db: Db, id: string, fileId: string): Promise<void> {
  await db.updateTable('seal').set({ image_file_id: fileId }).where('id', '=', id).execute()
}
