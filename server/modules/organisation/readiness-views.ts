import { sql } from 'kysely'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { getReadiness as endpoint } from '../../../contract/organisation.ts'
import { authorise } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { can, reachOf } from './access.ts'

type Row = Omit<Reply<typeof endpoint>['items'][number], 'lastSeenAt'> & { lastSeenAt: Date | null }
type Lacking = NonNullable<Input<typeof endpoint>['query']['lacking']>

const lacks: Record<Exclude<Lacking, 'any'>, (row: Row) => boolean> = {
  clerk: (row) => row.clerkAccounts === 0,
  certificate: (row) => row.leaderCertificates === 0,
  seal: (row) => !row.sealCertificate,
  never_seen: (row) => row.lastSeenAt === null,
}
const isReady = (row: Row) => !lacks.clerk(row) && !lacks.certificate(row) && !lacks.seal(row)
const shows = (row: Row, lacking: Lacking | undefined) => lacking === undefined || (lacking === 'any' ? !isReady(row) : lacks[lacking](row))

/** In a demonstration keys are made at their first use: who never had one is as ready as who has (SQL over a left joined credential c). */
const holds = (now: Date) => sql`(c.revoked_at is null and c.to_at > ${now} or c.id is null and exists (select 1 from installation where kind = 'demo'))`

/** Every open unit with a records office of the subtree, in one statement whatever their number. */
export async function readReadiness(ctx: Ctx, lacking: Lacking | undefined): Promise<Reply<typeof endpoint>> {
  authorise(can.administerAnything(ctx.actor))
  const today = dayIn(ctx.now)
  const { rows } = await sql<Row>`
    with office as (
      select u.id, u.name, u.short_name, u.commune_type, u.sort_key from unit u
      where u.ancestors && ${reachOf(ctx.actor).administered}::uuid[] and u.has_records_office and (u.closed_on is null or u.closed_on > ${today})
    ), holder as (
      select g.unit_id, g.role, ap.person_id from role_grant g join appointment ap on ap.id = g.appointment_id join office on office.id = g.unit_id
      where ap.from_on <= ${today} and (ap.to_on is null or ap.to_on >= ${today})
    ), clerk as (
      select h.unit_id, count(distinct a.id)::int as n from holder h join account a on a.person_id = h.person_id
      where h.role = 'clerk' and a.disabled_at is null and a.password_hash is not null group by h.unit_id
    ), leader as (
      select h.unit_id, count(distinct h.person_id)::int as n from holder h left join credential c on c.person_id = h.person_id
      where h.role = 'leader' and ${holds(ctx.now)} group by h.unit_id
    ), sealed as (
      select distinct s.unit_id from seal s left join credential c on c.seal_id = s.id where ${holds(ctx.now)}
    ), seen as (
      select h.unit_id, max(a.last_seen_at) as at from holder h join account a on a.person_id = h.person_id group by h.unit_id
    )
    select o.id as "unitId", o.name, o.short_name as "shortName", o.commune_type as "communeType", coalesce(clerk.n, 0) as "clerkAccounts",
      coalesce(leader.n, 0) as "leaderCertificates", sealed.unit_id is not null as "sealCertificate", seen.at as "lastSeenAt"
    from office o left join clerk on clerk.unit_id = o.id left join leader on leader.unit_id = o.id left join sealed on sealed.unit_id = o.id
    left join seen on seen.unit_id = o.id
    order by o.sort_key, o.id`.execute(ctx.db)
  const items = rows.filter((row) => shows(row, lacking)).map((row) => ({ ...row, lastSeenAt: row.lastSeenAt?.toISOString() ?? null }))
  return { units: rows.length, ready: rows.filter(isReady).length, items }
}
