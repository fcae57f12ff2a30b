import { sql } from 'kysely'
import type { AgendaPart, AgendaState } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'
import type { When } from './rules.ts'

export type OfficeRow = { id: string; name: string; above: string; kind: string; ancestors: string[]; staffReader: number; keeps: boolean }
/** A unit that is an office of its own; `keeps`: it lets this person keep its agenda. */
export async function findOffice(db: Db, unitId: string, personId: string): Promise<OfficeRow | undefined> {
  const { rows } = await sql<OfficeRow>`
    select u.id, u.name, coalesce(above.name, '') as above, u.kind, u.ancestors, r.no as "staffReader",
      exists (select 1 from agenda_keeper k where k.unit_id = u.id and k.person_id = ${personId} and k.ended_at is null) as keeps
    from unit u join reader r on r.unit_id = u.id and r.tier = 'staff' left join unit above on above.id = u.parent_id
    where u.id = ${unitId} and u.office_id = u.id`.execute(db)
  return rows[0]
}

export type LeaderRow = { personId: string; appointmentId: string; fullName: string; office: string }
export type PartyRow = { id: string; name: string }
export type EntryRow = When & {
  id: string
  unitId: string
  revision: number
  busy: boolean
  content: string
  place: string
  others: string
  note: string
  state: AgendaState
  reason: string | null
  movedTo: When | null
  createdAt: Date
  changedAt: Date
  endedAt: Date | null
  leaders: LeaderRow[]
  attends: PartyRow[]
  prepares: PartyRow[]
  delivery: { id: string; code: string; named: boolean } | null
}
const parties = (role: 'attends' | 'prepares') => sql`coalesce((
  select json_agg(json_build_object('id', y.party_id, 'name', coalesce(who.full_name, at.short_name)) order by y.ordinal)
  from agenda_party y left join person who on who.id = y.party_id left join unit at on at.id = y.party_id
  where y.entry_id = e.id and y.role = ${role}), '[]')`
const entries = sql`
  select e.id, e.unit_id as "unitId", e.on_date as on, e.part, e.from_time as "fromTime", e.to_time as "toTime", e.revision, e.busy, e.content, e.place,
    e.others, e.note, e.state, x.text as reason, e.created_at as "createdAt", e.changed_at as "changedAt", e.ended_at as "endedAt",
    (select json_build_object('on', m.on_date, 'part', m.part, 'fromTime', m.from_time, 'toTime', m.to_time) from agenda_entry m where m.id = e.moved_to_id)
      as "movedTo",
    coalesce((select json_agg(json_build_object('personId', p.id, 'appointmentId', a.id, 'fullName', p.full_name, 'office', a.office) order by y.ordinal)
      from agenda_party y join person p on p.id = y.party_id join appointment a on a.id = y.appointment_id
      where y.entry_id = e.id and y.role = 'leader'), '[]') as leaders,
    ${parties('attends')} as attends, ${parties('prepares')} as prepares,
    (select json_build_object('id', d.id, 'code', o.code, 'named', d.named)
      from link l join delivery d on d.id = l.to_id join dispatch s on s.id = d.dispatch_id join document o on o.id = s.document_id
      where l.from_kind = 'agenda_entry' and l.from_id = e.id and l.role = 'invited_by' limit 1) as delivery
  from agenda_entry e left join private_text x on x.id = e.reason_text_id`

export async function listEntries(db: Db, of: { unitId: string; from: string; to: string }): Promise<EntryRow[]> {
  return (await sql<EntryRow>`${entries} where e.unit_id = ${of.unitId} and e.on_date between ${of.from} and ${of.to} order by e.id`.execute(db)).rows
}
export async function findEntry(db: Db, id: string): Promise<EntryRow | undefined> {
  return (await sql<EntryRow>`${entries} where e.id = ${id}`.execute(db)).rows[0]
}

export type Elsewhere = When & { id: string; unitId: string; busy: boolean; content: string; fullName: string; personId: string }
/** What these leaders have planned that day, in whichever office, besides the entry itself. */
export async function plannedOn(db: Db, on: string, personIds: readonly string[], besides: string): Promise<Elsewhere[]> {
  const { rows } = await sql<Elsewhere>`
    select e.id, e.unit_id as "unitId", e.on_date as on, e.part, e.from_time as "fromTime", e.to_time as "toTime", e.busy, e.content,
      p.full_name as "fullName", p.id as "personId"
    from agenda_entry e join agenda_party y on y.entry_id = e.id and y.role = 'leader' join person p on p.id = y.party_id
    where e.on_date = ${on} and e.state = 'planned' and e.id <> ${besides} and y.party_id = any(${[...personIds]}::uuid[])
    order by e.from_time nulls first, e.id`.execute(db)
  return rows
}

export type VersionRow = { n: number; at: Date; byName: string }
/** The versions of a week, first to last. */
export async function listVersions(db: Db, unitId: string, weekOn: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.n, v.published_at as at, p.full_name as "byName" from agenda_version v join person p on p.id = v.published_by
    where v.unit_id = ${unitId} and v.week_on = ${weekOn} order by v.n`.execute(db)
  return rows
}

export type KeeperRow = { id: string; personId: string; fullName: string; office: string }
/** Those who still work in the office. */
export async function listKeepers(db: Db, unitId: string, today: string): Promise<KeeperRow[]> {
  const { rows } = await sql<KeeperRow>`
    select distinct on (p.full_name, k.id) k.id, p.id as "personId", p.full_name as "fullName", a.office
    from agenda_keeper k join person p on p.id = k.person_id join appointment a on a.person_id = p.id join unit u on u.id = a.unit_id and u.office_id = k.unit_id
    where k.unit_id = ${unitId} and k.ended_at is null and a.from_on <= ${today} and (a.to_on is null or a.to_on >= ${today})
    order by p.full_name, k.id, a.from_on`.execute(db)
  return rows
}
export async function findKeeper(db: Db, id: string) {
  return db.selectFrom('agenda_keeper').select(['unit_id as unitId', 'person_id as personId', 'ended_at as endedAt']).where('id', '=', id).executeTakeFirst()
}

/** Departments of an office, itself first. */
export async function listDepartments(db: Db, officeId: string): Promise<PartyRow[]> {
  const { rows } = await sql<PartyRow>`
    select id, short_name as name from unit where (id = ${officeId} or (office_id = ${officeId} and kind = 'department')) and closed_on is null
    order by id <> ${officeId}, sort_key, id`.execute(db)
  return rows
}

export async function typeOfDocument(db: Db, documentId: string): Promise<string | undefined> {
  return (await db.selectFrom('document').select('type').where('id', '=', documentId).executeTakeFirst())?.type
}
export type InvitedRow = { id: string; on: string; part: AgendaPart; fromTime: string | null; toTime: string | null; state: AgendaState }
/** The entries of an office that came from a copy. */
export async function listInvited(db: Db, deliveryId: string, unitId: string): Promise<InvitedRow[]> {
  const { rows } = await sql<InvitedRow>`
    select e.id, e.on_date as on, e.part, e.from_time as "fromTime", e.to_time as "toTime", e.state
    from link l join agenda_entry e on e.id = l.from_id
    where l.to_kind = 'delivery' and l.to_id = ${deliveryId} and l.role = 'invited_by' and e.unit_id = ${unitId} order by e.on_date, e.id`.execute(db)
  return rows
}
