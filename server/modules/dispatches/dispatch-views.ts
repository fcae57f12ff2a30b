import { sql } from 'kysely'
import type { communeTypes, Purpose, refusalGrounds, unitKinds } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'
import type { Cursor } from './cursor.ts'
import { type Head, head, headTables, type Looker, sayUnit, seenBySender } from './views.ts'

export async function listHeads(db: Db, unitId: string, looker: Looker, page: { limit: number; after: Cursor | undefined }): Promise<Head[]> {
  const below = page.after ? sql`and (s.sent_at, s.id) < (${page.after.at}, ${page.after.id}::uuid)` : sql``
  const { rows } = await sql<Head>`
    select ${head} from ${headTables}
    where s.from_party_id = ${unitId} and o.origin = 'own' and ${seenBySender(looker)} ${below}
    order by s.sent_at desc, s.id desc limit ${page.limit}`.execute(db)
  return rows
}

type Counts = { byState: Record<string, number>; unopened: number }
/** Counts of the for-action copies: only these stand in totals and reminders. */
export async function countStates(db: Db, dispatchIds: readonly string[]): Promise<Map<string, Counts>> {
  if (dispatchIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; state: string; n: number; unopened: number }>`
    select dispatch_id as id, state, count(*)::int as n, (count(*) filter (where opened_at is null and state = '01'))::int as unopened
    from delivery where dispatch_id = any(${dispatchIds}::uuid[]) and purpose = 'action' group by dispatch_id, state order by state`.execute(db)
  const counts = new Map<string, Counts>()
  for (const row of rows) {
    const known = counts.get(row.id) ?? { byState: {}, unopened: 0 }
    known.byState[row.state] = row.n
    known.unopened += row.unopened
    counts.set(row.id, known)
  }
  return counts
}

/** One state a receiver, in the order of units, of sends that a small picture can hold. */
export async function listCells(db: Db, dispatchIds: readonly string[], most: number): Promise<Map<string, string[]>> {
  if (dispatchIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; cells: string[] }>`
    select d.dispatch_id as id, array_agg(d.state order by u.sort_key, u.id) as cells
    from dispatch s join delivery d on d.dispatch_id = s.id join unit u on u.id = d.party_id
    where s.id = any(${dispatchIds}::uuid[]) and s.recipients <= ${most} group by d.dispatch_id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.cells]))
}

export type OverviewHead = { id: string; code: string; subject: string; sentAt: Date }
export async function listLast(db: Db, unitId: string, looker: Looker, limit: number): Promise<OverviewHead[]> {
  const { rows } = await sql<OverviewHead>`
    select s.id, o.code, o.subject, s.sent_at as "sentAt" from dispatch s join document o on o.id = s.document_id
    where s.from_party_id = ${unitId} and o.origin = 'own' and ${seenBySender(looker)}
    order by s.sent_at desc, s.id desc limit ${limit}`.execute(db)
  return rows
}
export type OverviewUnit = { id: string; shortName: string; communeType: (typeof communeTypes)[number] | null; sends: number[]; states: string[] }
/** One row a unit: the positions of the sends it got, and the states of its copies. */
export async function listOverview(db: Db, dispatchIds: readonly string[]): Promise<OverviewUnit[]> {
  if (dispatchIds.length === 0) return []
  const { rows } = await sql<OverviewUnit>`
    with cell as (
      select d.party_id, array_agg(s.position::int) as sends, array_agg(d.state) as states
      from unnest(${dispatchIds}::uuid[]) with ordinality as s(id, position) join delivery d on d.dispatch_id = s.id group by d.party_id
    )
    select u.id, u.short_name as "shortName", u.commune_type as "communeType", cell.sends, cell.states
    from cell join unit u on u.id = cell.party_id order by u.sort_key, u.id`.execute(db)
  return rows
}

export type Cell = {
  deliveryId: string
  unitId: string
  name: string
  shortName: string
  unitKind: (typeof unitKinds)[number]
  communeType: (typeof communeTypes)[number] | null
  purpose: Purpose
  route: 'inside' | 'hand'
  state: string
  opened: boolean
  arrivalNumber: number | null
  remindedAt: Date | null
  faults: number
  phone: string | null
}
/** For SQL over `delivery d`: the arrival number, unless the registration was cancelled. */
export const arrivalNumber = sql<number | null>`(select e.n from register_entry e where e.id = d.register_entry_id
  and not exists (select 1 from register_entry c where c.cancels_id = e.id))`

export async function listMatrix(db: Db, dispatchId: string): Promise<Cell[]> {
  const { rows } = await sql<Cell>`
    select d.id as "deliveryId", u.id as "unitId", ${sayUnit('u')} as name, u.short_name as "shortName", u.kind as "unitKind", u.commune_type as "communeType",
      d.purpose, d.route, d.state, d.opened_at is not null as opened, e.n as "arrivalNumber", d.reminded_at as "remindedAt",
      coalesce(f.n, 0) as faults, a.value as phone
    from delivery d join unit u on u.id = d.party_id
      left join register_entry e on e.id = d.register_entry_id and not exists (select 1 from register_entry c where c.cancels_id = e.id)
      left join (select delivery_id, count(*)::int as n from delivery_fault where answered_at is null group by delivery_id) f on f.delivery_id = d.id
      left join lateral (select value from address where party_id = u.id and kind = 'phone' and scope = 'official' order by value limit 1) a on true
    where d.dispatch_id = ${dispatchId} order by u.sort_key, u.id`.execute(db)
  return rows
}

export type WayStep = { deliveryId: string; code: string; at: Date; who: string; ground: (typeof refusalGrounds)[number] | null; reason: string | null }
/** Every status of the copies, oldest first; 15 only answers the 13 beside it and is left out. */
export async function listWays(db: Db, of: { dispatchId: string } | { deliveryId: string }): Promise<Map<string, WayStep[]>> {
  const which = 'dispatchId' in of ? sql`d.dispatch_id = ${of.dispatchId}` : sql`d.id = ${of.deliveryId}`
  const { rows } = await sql<WayStep>`
    select w.delivery_id as "deliveryId", w.code, w.occurred_at as at, coalesce(p.full_name, '') as who, w.reason_code as ground, r.text as reason
    from delivery d join delivery_event w on w.delivery_id = d.id left join person p on p.id = w.person_id left join private_text r on r.id = w.reason_text_id
    where ${which} and not (w.code = '15' and w.source = 'inside') order by w.occurred_at, w.seq`.execute(db)
  const ways = new Map<string, WayStep[]>()
  for (const row of rows) ways.set(row.deliveryId, [...(ways.get(row.deliveryId) ?? []), row])
  return ways
}

export async function medianToAccept(db: Db, dispatchId: string): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    select percentile_cont(0.5) within group (order by greatest(0, extract(epoch from w.occurred_at - d.sent_at)::float8)) as seconds
    from delivery d join delivery_event w on w.delivery_id = d.id and w.code = '03' where d.dispatch_id = ${dispatchId}`.execute(db)
  const seconds = rows[0]?.seconds
  return seconds === null || seconds === undefined ? null : Math.round(seconds)
}

export async function listReminders(db: Db, dispatchId: string): Promise<{ at: Date; count: number; who: string }[]> {
  const { rows } = await sql<{ at: Date; count: number; who: string }>`
    select m.at, m.reminded as count, coalesce(p.full_name, '') as who from reminder m left join person p on p.id = m.by
    where m.dispatch_id = ${dispatchId} order by m.at desc`.execute(db)
  return rows
}
export async function findReminder(db: Db, dispatchId: string, id: string): Promise<number> {
  const row = await db.selectFrom('reminder').select('reminded').where('id', '=', id).where('dispatch_id', '=', dispatchId).executeTakeFirst()
  return row?.reminded ?? 0
}
/** What an act wrote into its event, for the answer of a retry. */
export async function factsOfAct(db: Db, actId: string, name: string): Promise<Record<string, unknown> | undefined> {
  const row = await db.selectFrom('event').select('facts').where('act_id', '=', actId).where('name', '=', name).executeTakeFirst()
  return row?.facts as Record<string, unknown> | undefined
}
