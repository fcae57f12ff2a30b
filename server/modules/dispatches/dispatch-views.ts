import { sql } from 'kysely'
import type { communeTypes, Purpose, refusalGrounds, unitKinds } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'
import { type Chains, newestCopies, newestFirst } from './chain-views.ts'
import type { Cursor } from './cursor.ts'
import { type Head, head, headTables, type Looker, sayUnit, seenBySender, sentByUnit } from './views.ts'

export async function listHeads(db: Db, unitId: string, looker: Looker, page: { limit: number; after: Cursor | undefined }): Promise<Head[]> {
  const below = page.after ? sql`and (s.sent_at, s.id) < (${page.after.at}, ${page.after.id}::uuid)` : sql``
  const { rows } = await sql<Head>`
    select ${head} from ${headTables}
    where s.from_party_id = ${unitId} and ${sentByUnit} and ${seenBySender(looker)} ${below}
    order by s.sent_at desc, s.id desc limit ${page.limit}`.execute(db)
  return rows
}

export type Counts = { total: number; byState: Record<string, number>; unopened: number }
/** Counts by state and of the unopened are of the for-action copies: only these stand in totals and reminders. */
export async function countStates(db: Db, chains: Chains): Promise<Map<string, Counts>> {
  if (chains.heads.length === 0) return new Map()
  const { rows } = await sql<{ id: string; state: string | null; n: number; unopened: number }>`
    select copy.head as id, case when copy.purpose = 'action' then copy.state end as state, count(*)::int as n,
      (count(*) filter (where copy.purpose = 'action' and copy.state = '01' and copy.opened_at is null))::int as unopened
    from (${newestCopies(chains, sql`d.purpose, d.state, d.opened_at`)}) copy group by 1, 2 order by 2`.execute(db)
  const counts = new Map<string, Counts>()
  for (const row of rows) {
    const known = counts.get(row.id) ?? { total: 0, byState: {}, unopened: 0 }
    if (row.state !== null) known.byState[row.state] = row.n
    known.total += row.n
    known.unopened += row.unopened
    counts.set(row.id, known)
  }
  return counts
}

/** For SQL over `delivery d`: what the sender closed is shown by how, recalled or only taken back. */
const stand = sql`case when d.recall_id is null then d.state else 'recalled' end as stand`
/** One state a receiver, in the order of units. */
export async function listCells(db: Db, chains: Chains): Promise<Map<string, string[]>> {
  if (chains.heads.length === 0) return new Map()
  const { rows } = await sql<{ id: string; cells: string[] }>`
    select copy.head as id, array_agg(copy.stand order by u.sort_key, u.id) as cells
    from (${newestCopies(chains, sql`d.party_id, ${stand}`)}) copy join unit u on u.id = copy.party_id group by copy.head`.execute(db)
  return new Map(rows.map((row) => [row.id, row.cells]))
}

export type OverviewHead = { id: string; documentId: string; code: string; subject: string; sentAt: Date; followsDispatchId: string | null }
export async function listLast(db: Db, unitId: string, looker: Looker, limit: number): Promise<OverviewHead[]> {
  const { rows } = await sql<OverviewHead>`
    select s.id, o.id as "documentId", o.code, o.subject, s.sent_at as "sentAt", s.follows_dispatch_id as "followsDispatchId" from dispatch s join document o on o.id = s.document_id
    where s.from_party_id = ${unitId} and ${sentByUnit} and ${seenBySender(looker)}
    order by s.sent_at desc, s.id desc limit ${limit}`.execute(db)
  return rows
}
export type OverviewUnit = { id: string; shortName: string; communeType: (typeof communeTypes)[number] | null; sends: number[]; states: string[] }
/** One row a unit: the positions of the sends it got, and the states of its newest copies. */
export async function listOverview(db: Db, dispatchIds: readonly string[], chains: Chains): Promise<OverviewUnit[]> {
  if (dispatchIds.length === 0) return []
  const { rows } = await sql<OverviewUnit>`
    with cell as (
      select copy.party_id, array_agg(array_position(${dispatchIds}::uuid[], copy.head)) as sends, array_agg(copy.stand) as states
      from (${newestCopies(chains, sql`d.party_id, ${stand}`)}) copy group by copy.party_id
    )
    select u.id, u.short_name as "shortName", u.commune_type as "communeType", cell.sends, cell.states
    from cell join unit u on u.id = cell.party_id order by u.sort_key, u.id`.execute(db)
  return rows
}

export type Copy = {
  deliveryId: string
  dispatchId: string
  sentAt: Date
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
  recall: { answer: string | null } | null
  forwarded: { copies: number; accepted: number } | null
  phone: string | null
}
/** For SQL over `delivery d`: the arrival number, unless the registration was cancelled. */
export const arrivalNumber = sql<number | null>`(select e.n from register_entry e where e.id = d.register_entry_id
  and not exists (select 1 from register_entry c where c.cancels_id = e.id))`

/** For SQL over `delivery d`: how many copies its receiver made of it and did not take back, and how many are accepted. */
const forwardedCounts = sql`
  select json_build_object('copies', count(*)::int, 'accepted', (count(*) filter (where x.state in ('03', '04', '05', '06')))::int) as counts
  from dispatch f join delivery x on x.dispatch_id = f.id and (x.state <> '13' or x.recall_id is not null)
  where f.forwards_delivery_id = d.id having count(*) > 0`

/** Every copy of a send and of what follows it, in the order of units, the newest of each first. */
export async function listCopies(db: Db, { sends }: Chains): Promise<Copy[]> {
  const { rows } = await sql<Copy>`
    select d.id as "deliveryId", d.dispatch_id as "dispatchId", d.sent_at as "sentAt", u.id as "unitId", ${sayUnit('u')} as name, u.short_name as "shortName",
      u.kind as "unitKind", u.commune_type as "communeType", d.purpose, d.route, d.state, d.opened_at is not null as opened, e.n as "arrivalNumber",
      d.reminded_at as "remindedAt", coalesce(f.n, 0) as faults, a.value as phone,
      case when d.recall_id is not null then json_build_object('answer', (select x.text from recall_answer w join private_text x on x.id = w.text_id where w.delivery_id = d.id)) end as recall, fw.counts as forwarded
    from delivery d join unit u on u.id = d.party_id
      left join register_entry e on e.id = d.register_entry_id and not exists (select 1 from register_entry c where c.cancels_id = e.id)
      left join (select delivery_id, count(*)::int as n from delivery_fault where answered_at is null group by delivery_id) f on f.delivery_id = d.id
      left join lateral (${forwardedCounts}) fw on true
      left join lateral (select value from address where party_id = u.id and kind = 'phone' and scope = 'official' order by value limit 1) a on true
    where d.dispatch_id = any(${sends}::uuid[]) order by u.sort_key, u.id, ${newestFirst}`.execute(db)
  return rows
}

export type WayStep = { deliveryId: string; code: string; at: Date; who: string; ground: (typeof refusalGrounds)[number] | null; reason: string | null }
/** Every status of the copies, oldest first; 15 only answers the 13 beside it and is left out. */
export async function listWays(db: Db, of: Chains | { deliveryId: string }): Promise<Map<string, WayStep[]>> {
  const which = 'sends' in of ? sql`d.dispatch_id = any(${of.sends}::uuid[])` : sql`d.id = ${of.deliveryId}`
  const { rows } = await sql<WayStep>`
    select w.delivery_id as "deliveryId", w.code, w.occurred_at as at, coalesce(p.full_name, '') as who, w.reason_code as ground, r.text as reason
    from delivery d join delivery_event w on w.delivery_id = d.id left join person p on p.id = w.person_id left join private_text r on r.id = w.reason_text_id
    where ${which} and not (w.code = '15' and w.source = 'inside') order by w.occurred_at, w.seq`.execute(db)
  const ways = new Map<string, WayStep[]>()
  for (const row of rows) ways.set(row.deliveryId, [...(ways.get(row.deliveryId) ?? []), row])
  return ways
}

export async function listReminders(db: Db, { sends }: Chains): Promise<{ at: Date; count: number; who: string }[]> {
  const { rows } = await sql<{ at: Date; count: number; who: string }>`
    select m.at, m.reminded as count, coalesce(p.full_name, '') as who from reminder m left join person p on p.id = m.by
    where m.dispatch_id = any(${sends}::uuid[]) order by m.at desc`.execute(db)
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
