import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { CommuneType, UnitKind } from './rules.ts'

export type NewUnit = {
  id: string
  parentId: string | null
  kind: UnitKind
  communeType: CommuneType | null
  name: string
  shortName: string
  placeName: string
  hasRecordsOffice: boolean
  officeId: string
  ancestors: string[]
  sortKey: string
  openedOn: string
  code: string | null
  /** Since when the code is its own; a code that another unit gives up goes over on a day. */
  codeFrom?: string
}

/** One statement for any number of units; references among them are checked when it ends, so their order does not matter. */
export async function insertUnits(db: Db, units: readonly NewUnit[]): Promise<void> {
  if (units.length === 0) return
  const rows = sql`select * from json_to_recordset(${JSON.stringify(units)}::json) as u(id uuid, "parentId" uuid, kind text, "communeType" text, name text,
    "shortName" text, "placeName" text, "hasRecordsOffice" boolean, "officeId" uuid, ancestors uuid[], "sortKey" text, "openedOn" date, code text, "codeFrom" date)`
  await sql`insert into party (id, kind) select id, 'unit' from (${rows}) as u`.execute(db)
  await sql`
    insert into unit (id, parent_id, kind, commune_type, name, short_name, place_name, has_records_office, office_id, ancestors, home_installation, sort_key, opened_on)
    select id, "parentId", kind, "communeType", name, "shortName", "placeName", "hasRecordsOffice", "officeId", ancestors, (select i.id from installation i), "sortKey", "openedOn"
    from (${rows}) as u order by u.id`.execute(db)
  await sql`
    insert into party_code (party_id, scheme, code, from_on)
    select id, 'admin_unit', code, coalesce("codeFrom", '2025-07-01') from (${rows}) as u where code is not null`.execute(db)
}

export async function findUnitForUpdate(db: Db, id: string) {
  return db
    .selectFrom('unit')
    .select(['id', 'parent_id', 'kind', 'commune_type', 'name', 'short_name', 'place_name', 'opened_on', 'closed_on'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export type UnitNames = { id: string; name: string; shortName: string; placeName: string; sortKey: string }
export async function updateUnitNames(db: Db, units: readonly UnitNames[]): Promise<void> {
  if (units.length === 0) return
  await sql`
    update unit set name = n.name, short_name = n."shortName", place_name = n."placeName", sort_key = n."sortKey"
    from json_to_recordset(${JSON.stringify(units)}::json) as n(id uuid, name text, "shortName" text, "placeName" text, "sortKey" text)
    where unit.id = n.id`.execute(db)
}

/** The administrative code as it should have been from the start: a correction, not a change of the world. */
export async function updateUnitCodes(db: Db, codes: readonly { id: string; code: string | null }[]): Promise<void> {
  if (codes.length === 0) return
  const ids = codes.map((one) => one.id)
  await db.deleteFrom('party_code').where('party_id', 'in', ids).where('scheme', '=', 'admin_unit').where('to_on', 'is', null).execute()
  const rows = codes.flatMap((one) => (one.code ? [{ party_id: one.id, scheme: 'admin_unit', code: one.code }] : []))
  if (rows.length > 0) await db.insertInto('party_code').values(rows).execute()
}

export async function releaseCodes(db: Db, unitIds: readonly string[], on: string): Promise<void> {
  await sql`update party_code set to_on = greatest(from_on, ${on}::date - 1) where party_id = any(${[...unitIds]}::uuid[]) and to_on is null`.execute(db)
}
/** Appointments, issuers and codes end with their unit: the day before is their last. */
export async function markClosed(db: Db, id: string, on: string): Promise<string[]> {
  await db.updateTable('unit').set({ closed_on: on }).where('id', '=', id).execute()
  await db.updateTable('issuer').set({ closed_on: on }).where('unit_id', '=', id).where('closed_on', 'is', null).execute()
  await releaseCodes(db, [id], on)
  const { rows } = await sql<{ person_id: string }>`
    update appointment set to_on = greatest(from_on, ${on}::date - 1) where unit_id = ${id} and (to_on is null or to_on >= ${on}) returning person_id`.execute(
    db,
  )
  return [...new Set(rows.map((row) => row.person_id))]
}
export type Successors = { ids: readonly string[]; takesOver?: string | undefined; reorganisationId?: string | undefined }
/** Who follows a unit follows also those that it followed itself; where one is named to take over, it alone has the rights. */
export async function insertSuccessors(db: Db, unitId: string, { ids, takesOver, reorganisationId }: Successors, on: string): Promise<void> {
  await sql`
    insert into unit_successor (unit_id, successor_id, on_date, takes_over, reorganisation_id)
    select followed.unit_id, given.id, followed.on_date, followed.takes_over and (${takesOver ?? null}::uuid is null or given.id = ${takesOver ?? null}),
      followed.reorganisation_id
    from (
      select ${unitId}::uuid as unit_id, ${on}::date as on_date, true as takes_over, ${reorganisationId ?? null}::uuid as reorganisation_id
      union all select unit_id, greatest(on_date, ${on}::date), takes_over, null from unit_successor where successor_id = ${unitId}
    ) followed cross join unnest(${[...ids]}::uuid[]) as given(id)
    where followed.unit_id <> given.id
    on conflict (unit_id, successor_id) do update set takes_over = unit_successor.takes_over or excluded.takes_over`.execute(db)
}

export async function insertInstallation(db: Db, installation: { kind: 'demo' | 'office'; rootUnitId: string }): Promise<void> {
  await db.insertInto('installation').values({ kind: installation.kind, root_unit_id: installation.rootUnitId }).execute()
}
/** Two processes that start at once on an empty database: the second waits and finds it filled. */
export async function lockFounding(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(727002)`.execute(db)
}
