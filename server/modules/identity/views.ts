import { sql } from 'kysely'
import type { z } from 'zod'
import type { Reply } from '../../../contract/endpoint.ts'
import type { getLink, listSessions, me } from '../../../contract/identity.ts'
import { personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'

type Me = z.input<typeof me>
type MeRow = Omit<Me, 'limits' | 'personId' | 'title' | 'unitName' | 'offices'> & {
  title: string | null
  unitName: string | null
  offices: Me['offices'] | null
}

/** The signed-in person and the offices he works in: those of his grants first, in the order of his appointments. */
export async function getMe(ctx: Ctx): Promise<Me> {
  const { personId } = personOf(ctx.actor)
  const today = dayIn(ctx.now)
  const { rows } = await sql<MeRow>`
    with held as (
      select ap.id, ap.office, u.name as unit_name, u.office_id, row_number() over (order by ap.from_on, ap.id) as ordinal
      from appointment ap join unit u on u.id = ap.unit_id
      where ap.person_id = ${personId} and ap.from_on <= ${today} and (ap.to_on is null or ap.to_on >= ${today})
    ), working as (
      select u.office_id, held.ordinal, g.role from held join role_grant g on g.appointment_id = held.id join unit u on u.id = g.unit_id
      union all
      select held.office_id, held.ordinal + 1000, null from held
    ), office as (
      select office_id, min(ordinal) as ordinal, coalesce(array_agg(distinct role order by role) filter (where role is not null), '{}') as roles
      from working group by office_id
    )
    select p.full_name as "fullName", a.username, a.must_change_password as "mustChangePassword",
      coalesce((select kind from installation), 'office') as installation,
      (select office from held where ordinal = 1) as title, (select unit_name from held where ordinal = 1) as "unitName",
      (select json_agg(json_build_object('unitId', u.id, 'name', u.name, 'shortName', u.short_name, 'kind', u.kind, 'roles', o.roles) order by o.ordinal)
        from office o join unit u on u.id = o.office_id) as offices
    from person p join account a on a.person_id = p.id where p.id = ${personId}`.execute(ctx.db)
  const row = rows[0]
  if (!row) throw new AppError('unauthenticated', 'session.required')
  const { maxFileBytes, maxSendBytes } = ctx.config
  return {
    ...row,
    personId,
    title: row.title ?? '',
    unitName: row.unitName ?? '',
    offices: row.offices ?? [],
    limits: { fileBytes: maxFileBytes, sendBytes: maxSendBytes },
  }
}

export async function listOpenSessions(ctx: Ctx): Promise<Reply<typeof listSessions>> {
  const { accountId, sessionId } = personOf(ctx.actor)
  const rows = await ctx.db
    .selectFrom('web_session')
    .select(['id', 'created_at', 'last_seen_at', 'user_agent', 'ip'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('last_seen_at', 'desc')
    .limit(200)
    .execute()
  return {
    items: rows.map((row) => ({
      id: row.id,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      userAgent: row.user_agent,
      ip: row.ip,
      current: row.id === sessionId,
    })),
  }
}

export async function findOpenLink(db: Db, tokenSha256: Buffer, now: Date): Promise<Reply<typeof getLink> | undefined> {
  const row = await db
    .selectFrom('one_time_link')
    .innerJoin('account', 'account.id', 'one_time_link.account_id')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['one_time_link.purpose', 'account.username', 'person.full_name'])
    .where('one_time_link.token_sha256', '=', tokenSha256)
    .where('one_time_link.used_at', 'is', null)
    .where('one_time_link.expires_at', '>', now)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
  return row && { purpose: row.purpose as 'first_administrator' | 'set_password', username: row.username, fullName: row.full_name }
}
export async function findLinkExpiry(db: Db, tokenSha256: Buffer): Promise<Date | undefined> {
  const row = await db.selectFrom('one_time_link').select('expires_at').where('token_sha256', '=', tokenSha256).executeTakeFirst()
  return row?.expires_at
}

/** Accounts with the first office of each, by user name; for the operator at the command line, never for a screen. */
export async function listAccounts(db: Db): Promise<{ username: string; fullName: string; office: string; unit: string; roles: string[] }[]> {
  const { rows } = await sql<{ username: string; fullName: string; office: string; unit: string; roles: string[] }>`
    select a.username, p.full_name as "fullName", ap.office, u.name as unit,
      coalesce((select array_agg(distinct g.role order by g.role) from role_grant g where g.appointment_id = ap.id), '{}') as roles
    from account a join person p on p.id = a.person_id
    join lateral (select * from appointment one where one.person_id = p.id order by one.from_on, one.id limit 1) ap on true
    join unit u on u.id = ap.unit_id
    order by a.username collate "C"`.execute(db)
  return rows
}
