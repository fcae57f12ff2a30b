import { type RawBuilder, sql } from 'kysely'
import type { UnitRef } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { CommuneType, UnitKind } from './rules.ts'
import { today } from './scope-views.ts'

export type UnitHead = {
  id: string
  parentId: string | null
  officeId: string
  kind: UnitKind
  communeType: CommuneType | null
  name: string
  shortName: string
  placeName: string
  hasRecordsOffice: boolean
  sortKey: string
  closedOn: string | null
}
/** A person in an office as of today. */
export type Holder = {
  appointmentId: string
  personId: string
  fullName: string
  unitId: string
  unitName: string
  officeId: string
  office: string
  blockLines: string[]
  roles: string[]
}

export async function findUnitRef(db: Db, id: string): Promise<UnitRef | undefined> {
  return db.selectFrom('unit').select(['id', 'office_id as officeId', 'ancestors', 'kind']).where('id', '=', id).executeTakeFirst()
}
export async function getUnitRef(db: Db, id: string): Promise<UnitRef> {
  const unit = await findUnitRef(db, id)
  if (!unit) throw new AppError('not_found', 'unit.not_found')
  return unit
}
export async function unitsByIds(db: Db, ids: readonly string[]): Promise<Map<string, UnitHead>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<UnitHead>`
    select id, parent_id as "parentId", office_id as "officeId", kind, commune_type as "communeType", name, short_name as "shortName",
      place_name as "placeName", has_records_office as "hasRecordsOffice", sort_key as "sortKey", closed_on as "closedOn"
    from unit where id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

const holdersOn = (day: RawBuilder<unknown>) => sql`
  select ap.id as "appointmentId", p.id as "personId", p.full_name as "fullName", u.id as "unitId", u.name as "unitName", u.office_id as "officeId",
    ap.office, ap.block_lines as "blockLines",
    coalesce((select array_agg(distinct g.role order by g.role) from role_grant g where g.appointment_id = ap.id), '{}') as roles
  from appointment ap join person p on p.id = ap.person_id join unit u on u.id = ap.unit_id
  where ap.from_on <= ${day} and (ap.to_on is null or ap.to_on >= ${day})`
const holders = holdersOn(today)
// Signers before others, the chair before deputies.
const byRank = sql`cardinality(ap.block_lines) = 0, starts_with(vn_fold(ap.office), 'pho '), cardinality(ap.block_lines), ap.from_on, p.folded, ap.id`

export async function findCurrentAppointment(db: Db, appointmentId: string): Promise<Holder | undefined> {
  const { rows } = await sql<Holder>`${holders} and ap.id = ${appointmentId}`.execute(db)
  return rows[0]
}
export async function leadersOf(db: Db, unitId: string): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    ${holders} and exists (select 1 from role_grant g where g.appointment_id = ap.id and g.role = 'leader' and g.unit_id = ${unitId})
    order by ${byRank}`.execute(db)
  return rows
}
export async function peopleOf(db: Db, officeId: string, day?: string): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    ${day ? holdersOn(sql`${day}::date`) : holders} and (u.id = ${officeId} or (u.office_id = ${officeId} and u.kind = 'department'))
    order by u.sort_key, ${byRank}`.execute(db)
  return rows
}
export async function unitsWithClerk(db: Db, unitIds: readonly string[], clerk: ReturnType<typeof sql<boolean>>): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select unit.id from unit where unit.id = any(${unitIds}::uuid[]) and ${clerk}`.execute(db)
  return new Set(rows.map((row) => row.id))
}

type UnitReaders = { desk: number; staff: number; clerk: number }
export type ReaderNumbers = { units: Map<string, UnitReaders>; people: Map<string, number> }
export async function readerNumbers(db: Db, of: { unitIds?: readonly string[]; personIds?: readonly string[] }): Promise<ReaderNumbers> {
  const { rows } = await sql<{ no: number; tier: keyof UnitReaders | null; unit_id: string | null; person_id: string | null }>`
    select no, tier, unit_id, person_id from reader
    where unit_id = any(${of.unitIds ?? []}::uuid[]) or person_id = any(${of.personIds ?? []}::uuid[])`.execute(db)
  const units = new Map<string, UnitReaders>()
  const people = new Map<string, number>()
  for (const row of rows) {
    if (row.person_id) people.set(row.person_id, row.no)
    if (row.unit_id && row.tier) units.set(row.unit_id, { desk: 0, staff: 0, clerk: 0, ...units.get(row.unit_id), [row.tier]: row.no })
  }
  return { units, people }
}

export async function findInstallation(db: Db) {
  return db.selectFrom('installation').select(['id', 'kind', 'root_unit_id as rootUnitId']).executeTakeFirst()
}

/**
 * Every unit a person works in or holds a role over today; when that is none, those of his past appointments.
 * Who administers accounts must reach all of them: a commune's administrator must not open the account of a province's leader who also sits there.
 */
export async function unitsOfPerson(db: Db, personId: string, today: string): Promise<UnitRef[]> {
  const { rows } = await sql<UnitRef & { current: boolean }>`
    select distinct u.id, u.office_id as "officeId", u.ancestors, u.kind, (ap.to_on is null or ap.to_on >= ${today}) as current
    from appointment ap join unit u on u.id = ap.unit_id or u.id in (select g.unit_id from role_grant g where g.appointment_id = ap.id)
    where ap.person_id = ${personId}`.execute(db)
  const current = rows.filter((row) => row.current)
  return current.length > 0 ? current : rows
}

/** Neither an installation nor a unit nor a person. */
export async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`
    select not exists (select 1 from installation) and not exists (select 1 from party) as empty`.execute(db)
  return rows[0]?.empty ?? false
}
