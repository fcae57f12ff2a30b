import { type RawBuilder, sql } from 'kysely'
import { type Db, prepared } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { type Expansion, fold, type GroupScope, type Member, mergeMembers, type Recipient, type Scope, sayUnit, scopeNames } from './rules.ts'

/** The day in Viet Nam by the database's clock. */
export const today = sql`(now() at time zone 'Asia/Ho_Chi_Minh')::date`

const ofActiveClerk = sql`
  role_grant clerk_grant
    join appointment clerk_appointment on clerk_appointment.id = clerk_grant.appointment_id
    join account clerk_account on clerk_account.person_id = clerk_appointment.person_id
  where clerk_grant.role = 'clerk'
    and clerk_appointment.from_on <= ${today} and (clerk_appointment.to_on is null or clerk_appointment.to_on >= ${today})
    and clerk_account.disabled_at is null and clerk_account.password_hash is not null`

/** True in SQL for a unit (by the alias of its table) that has a clerk who can sign in; a department is served by the clerks of its office. */
export function hasActiveClerk(alias: string): RawBuilder<boolean> {
  const unit = (column: string) => sql.ref(`${alias}.${column}`)
  return sql<boolean>`exists (select 1 from ${ofActiveClerk}
    and clerk_grant.unit_id in (${unit('id')}, case when ${unit('kind')} = 'department' then ${unit('office_id')} else ${unit('id')} end))`
}
/** The same for many, in SQL: rows of unit_id, of the units among those given for which a clerk who can sign in is appointed. */
export function unitsOfActiveClerks(among: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select clerk_grant.unit_id from ${ofActiveClerk} and clerk_grant.unit_id in (${among})`
}

/**
 * Where a sender may send: the units above it and everything under its province (the nearest province above, or the
 * whole tree for a central unit). Neither itself nor its office, which is itself for whoever works there.
 */
const sender = (fromUnitId: string) => sql`
  sender as (
    select s.id, s.office_id, s.ancestors,
      coalesce((select p.id from unit p where p.id = any(s.ancestors) and p.kind = 'province' order by cardinality(p.ancestors) desc limit 1), s.ancestors[1]) as base_id
    from unit s where s.id = ${fromUnitId}
  ), reachable as (
    select u.id, u.parent_id, u.office_id, u.ancestors, u.kind, u.commune_type, u.name, u.short_name, u.folded, u.sort_key, u.closed_on,
      sender.base_id, sender.id as sender_id, sender.office_id as sender_office_id
    from sender join unit u on u.ancestors @> array[sender.base_id] or u.id = any(sender.ancestors)
    where u.id not in (sender.id, sender.office_id)
  )`
const isOpen = sql`(u.closed_on is null or u.closed_on > ${today})`
const groupOf = (kind: RawBuilder<unknown>) => sql`
  u.ancestors @> array[u.base_id] and case ${kind}
    when 'all_communes' then u.kind = 'commune'
    when 'all_wards' then u.commune_type = 'phuong'
    when 'all_special_zones' then u.commune_type = 'dac_khu'
    when 'all_rural_communes' then u.commune_type = 'xa'
    when 'all_departments' then u.kind = 'department' and u.office_id = u.sender_office_id
    when 'all_organisations' then u.kind = 'organisation' and u.parent_id = u.base_id
    when 'all_residential_areas' then u.kind = 'residential_area' and u.parent_id = u.sender_id
    else false end`

const listOf = (recipients: readonly Recipient[]) => JSON.stringify(recipients.map(({ scope }, ordinal) => ({ ordinal, ...scope })))

/** Throws unit.not_found for the sender, recipient.unknown for a unit that is not there or out of reach. A closed one stands for its successors. */
export async function expandScopes(db: Db, fromUnitId: string, recipients: readonly Recipient[]): Promise<Expansion> {
  const { rows } = await sql<{ members: Member[] | null; unknown: string[] | null; found: boolean }>`${prepared}
    with ${sender(fromUnitId)}, wanted as (
      select * from json_to_recordset(${listOf(recipients)}::json) as w(ordinal int, kind text, "unitId" uuid)
    ), member as (
      select w.ordinal, u.id, u.sort_key from wanted w join reachable u on u.id = w."unitId" where ${isOpen}
      union all
      select distinct w.ordinal, u.id, u.sort_key from wanted w join unit old on old.id = w."unitId" and old.closed_on <= ${today}
        join unit_successor s on s.unit_id = old.id and s.on_date <= ${today} join reachable u on u.id = s.successor_id where ${isOpen}
      union all
      select w.ordinal, u.id, u.sort_key from wanted w join reachable u on ${groupOf(sql`w.kind`)} where w.kind <> 'unit' and ${isOpen}
    )
    select exists (select 1 from sender) as found,
      (select json_agg(json_build_object('ordinal', ordinal, 'unitId', id) order by ordinal, sort_key, id) from member) as members,
      (select json_agg(w."unitId") from wanted w cross join sender where w.kind = 'unit' and w."unitId" not in (sender.id, sender.office_id)
        and not exists (select 1 from reachable u where u.id = w."unitId")) as unknown`.execute(db)
  const row = rows[0]
  if (!row?.found) throw new AppError('not_found', 'unit.not_found')
  if (row.unknown?.length) throw new AppError('rule', 'recipient.unknown', { unitIds: row.unknown })
  return mergeMembers(recipients, row.members ?? [])
}

/** Names of scopes as people read them, in the order given; a unit that is not there has an empty name. */
export async function nameScopes(db: Db, scopes: readonly Scope[]): Promise<string[]> {
  const ids = scopes.flatMap((scope) => (scope.kind === 'unit' ? [scope.unitId] : []))
  const units = ids.length === 0 ? [] : await db.selectFrom('unit').select(['id', 'name', 'short_name', 'commune_type']).where('id', 'in', ids).execute()
  const names = new Map(units.map((unit) => [unit.id, sayUnit({ name: unit.name, shortName: unit.short_name, communeType: unit.commune_type })]))
  return scopes.map((scope) => (scope.kind === 'unit' ? (names.get(scope.unitId) ?? '') : scopeNames[scope.kind]))
}

export type ClosedUnit = { name: string; successors: { unitId: string; name: string }[] }
type ClosedRow = { id: string; name: string; shortName: string; communeType: string | null }
/** Closed units among those given, with whoever follows them and is open today. */
export async function closedUnits(db: Db, unitIds: readonly string[]): Promise<Map<string, ClosedUnit>> {
  if (unitIds.length === 0) return new Map()
  const { rows } = await sql<ClosedRow & { successors: ClosedRow[] }>`
    select old.id, old.name, old.short_name as "shortName", old.commune_type as "communeType", coalesce((
      select json_agg(json_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name, 'communeType', u.commune_type) order by s.takes_over desc, u.sort_key, u.id)
      from unit_successor s join unit u on u.id = s.successor_id where s.unit_id = old.id and s.on_date <= ${today} and ${isOpen}), '[]'::json) as successors
    from unit old where old.id = any(${[...unitIds]}::uuid[]) and old.closed_on <= ${today}`.execute(db)
  return new Map(
    rows.map((row) => [row.id, { name: sayUnit(row), successors: row.successors.map((one) => ({ unitId: one.id, name: sayUnit(one) })) }] as const),
  )
}

export type FoundScope = { scope: Scope; name: string; detail: string; count: number }
type FoundUnit = { id: string; name: string; shortName: string; communeType: string | null; kind: string; above: string | null }
const mostFound = 20

async function findGroups(db: Db, fromUnitId: string, words: readonly string[]): Promise<FoundScope[]> {
  const kinds = (Object.keys(scopeNames) as GroupScope[]).filter((kind) => words.every((word) => fold(scopeNames[kind]).includes(word)))
  if (kinds.length === 0) return []
  const { rows } = await sql<{ kind: GroupScope; count: number }>`
    with ${sender(fromUnitId)}
    select k.kind, count(u.id)::int as count
    from unnest(${kinds}::text[]) with ordinality as k(kind, ordinal) join reachable u on ${groupOf(sql`k.kind`)} and ${isOpen}
    group by k.kind, k.ordinal order by bool_or(u.ancestors @> array[u.sender_id]) desc, k.ordinal`.execute(db)
  return rows.map(({ kind, count }) => ({ scope: { kind }, name: scopeNames[kind], detail: '', count }))
}

async function findUnits(db: Db, fromUnitId: string, text: string, words: readonly string[]): Promise<FoundUnit[]> {
  const { rows } = await sql<FoundUnit>`
    with ${sender(fromUnitId)}
    select u.id, u.name, u.short_name as "shortName", u.commune_type as "communeType", u.kind, p.short_name as above
    from reachable u left join unit p on p.id = u.parent_id
    where ${isOpen} and (select bool_and(position(word in u.folded) > 0) from unnest(${words}::text[]) as word)
    order by vn_fold(u.short_name) <> ${text}, position(${text} in u.folded) = 0, not starts_with(vn_fold(u.short_name), ${text}),
      cardinality(u.ancestors), u.sort_key, u.id
    limit ${mostFound}`.execute(db)
  return rows
}

/** What the recipients' search box offers: groups and units whose names hold every word, without diacritics; all groups when nothing is typed, those below the sender first. */
export async function findScopes(db: Db, fromUnitId: string, q: string): Promise<FoundScope[]> {
  const text = fold(q).replace(/\s+/g, ' ').trim()
  const words = text === '' ? [] : text.split(' ')
  const groups = await findGroups(db, fromUnitId, words)
  const units = words.length === 0 ? [] : await findUnits(db, fromUnitId, text, words)
  return [...groups, ...units.map((unit) => ({ scope: { kind: 'unit' as const, unitId: unit.id }, name: sayUnit(unit), detail: unit.above ?? '', count: 1 }))]
}
