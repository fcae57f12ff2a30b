import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Purpose } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'
import { type Looker, seenBySender } from './views.ts'

/** Sends with all that supplements them, as pairs: the matrix of a head shows copies of its sends, a send being its own first. */
export type Chains = { heads: readonly string[]; sends: readonly string[] }

export function only({ heads, sends }: Chains, wanted: (head: string) => boolean): Chains {
  return { heads: heads.filter(wanted), sends: sends.filter((_send, index) => wanted(heads[index] as string)) }
}

/** Of what follows, only what the looker may see; without a looker all. */
export async function chainsOf(db: Db, dispatchIds: readonly string[], looker?: Looker): Promise<Chains> {
  if (dispatchIds.length === 0) return { heads: [], sends: [] }
  const { rows } = await sql<{ head: string; id: string }>`
    with recursive chain (head, id) as (
      select one, one from unnest(${dispatchIds}::uuid[]) as one
      union
      select chain.head, s.id from chain join dispatch s on s.follows_dispatch_id = chain.id join document o on o.id = s.document_id
      where ${looker ? seenBySender(looker) : sql`true`}
    )
    select head, id from chain`.execute(db)
  return { heads: rows.map((row) => row.head), sends: rows.map((row) => row.id) }
}

/** For SQL over `delivery d`: newest first. One that was taken back covers nothing. */
export const newestFirst = sql`d.state = '13', d.sent_at desc, d.id desc`
/**
 * For SQL: of each receiver the newest copy, with its head and the columns asked for. Sends without a supplement, nearly
 * all of them, have one copy a receiver and are not sorted.
 */
export function newestCopies({ heads, sends }: Chains, columns: RawBuilder<unknown>) {
  const followed = new Set(heads.filter((head, index) => head !== sends[index]))
  const single = only({ heads, sends }, (head) => !followed.has(head))
  const supplemented = only({ heads, sends }, (head) => followed.has(head))
  return sql`
    select c.head, ${columns} from unnest(${single.sends}::uuid[]) as c(head) join delivery d on d.dispatch_id = c.head
    union all
    (select distinct on (c.head, d.party_id) c.head, ${columns}
    from unnest(${supplemented.heads}::uuid[], ${supplemented.sends}::uuid[]) as c(head, id)
      join delivery d on d.dispatch_id = c.id
    order by c.head, d.party_id, ${newestFirst})`
}

export type Supplement = { id: string; code: string; sentAt: Date; who: string; recipients: number }
/** What follows a send, oldest first. */
export async function listSupplements(db: Db, { sends }: Chains): Promise<Supplement[]> {
  const following = sends.slice(1)
  if (following.length === 0) return []
  const { rows } = await sql<Supplement>`
    select s.id, o.code, s.sent_at as "sentAt", coalesce(p.full_name, '') as who, s.recipients
    from dispatch s join document o on o.id = s.document_id left join person p on p.id = s.sent_by
    where s.id = any(${following}::uuid[]) order by s.sent_at, s.id`.execute(db)
  return rows
}

/** As the matrix has them, without units that were closed since. */
export async function receiversOf(db: Db, chains: Chains): Promise<{ unitId: string; purpose: Purpose }[]> {
  const { rows } = await sql<{ unitId: string; purpose: Purpose }>`
    select copy.party_id as "unitId", copy.purpose from (${newestCopies(chains, sql`d.party_id, d.purpose`)}) copy join unit u on u.id = copy.party_id
    where u.closed_on is null or u.closed_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date`.execute(db)
  return rows
}

/** Parties whose open screens are told of a send, its reminders and its withdrawals, by dispatch id. */
export async function partiesOf(db: Db, dispatchIds: readonly string[], which: 'all' | 'reminded' | 'withdrawn'): Promise<Map<string, string[]>> {
  const { heads, sends } = which === 'all' ? { heads: dispatchIds, sends: dispatchIds } : await chainsOf(db, dispatchIds)
  const condition = {
    all: sql<SqlBool>`true`,
    reminded: sql<SqlBool>`d.reminded_at = (select max(at) from reminder m where m.dispatch_id = c.head)`,
    withdrawn: sql<SqlBool>`d.state = '13'`,
  }[which]
  const { rows } = await sql<{ id: string; parties: string[] }>`
    select c.head as id, array_agg(d.party_id) as parties from unnest(${heads}::uuid[], ${sends}::uuid[]) as c(head, id) join delivery d on d.dispatch_id = c.id
    where ${condition} group by c.head`.execute(db)
  return new Map(rows.map((row) => [row.id, row.parties]))
}
