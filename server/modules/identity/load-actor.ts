import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { type Actor, type Grant, type PersonActor, personOf, type StandingIn } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { App } from '../../platform/ctx.ts'
import { type Db, prepared } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { idleMs, sessionMs } from './rules.ts'

export const tokenHash = (token: string) => createHash('sha256').update(token, 'utf8').digest()

type Row = {
  sessionId: string
  accountId: string
  personId: string
  fullName: string
  stale: boolean
  appointments: PersonActor['appointments'] | null
  grants: Grant[] | null
  standsIn: StandingIn[] | null
  readers: number[] | null
  followed: string[] | null
}

type At = Pick<App, 'clock'> & { db: Db }

/** The person of an open session with grants, reader numbers and live topics, in one query. */
async function findRow({ db, clock }: At, session: RawBuilder<unknown>): Promise<Row | undefined> {
  const now = clock.now()
  const today = dayIn(now)
  const { rows } = await sql<Row>`${prepared}
    with me as (
      select s.id as session_id, s.last_seen_at, a.id as account_id, p.id as person_id, p.full_name
      from web_session s join account a on a.id = s.account_id join person p on p.id = a.person_id
      where ${session} and s.ended_at is null and s.expires_at > ${now} and a.disabled_at is null
    ), held as (
      select ap.id, ap.unit_id, u.office_id, ap.office, ap.from_on
      from me join appointment ap on ap.person_id = me.person_id join unit u on u.id = ap.unit_id
      where ap.from_on <= ${today} and (ap.to_on is null or ap.to_on >= ${today})
    ), granted as (
      select g.role, g.unit_id, g.appointment_id from held join role_grant g on g.appointment_id = held.id
    ), followed as (
      select distinct r.role, s.unit_id
      from granted r join unit_successor s on s.successor_id = r.unit_id and s.takes_over and s.on_date <= ${today}
      where r.role <> 'administrator'
    ), reading as (
      select distinct g.role, u.id as unit_id, u.office_id
      from granted g join unit u on u.id = g.unit_id or (u.office_id = g.unit_id and u.kind = 'department' and g.role in ('clerk', 'leader'))
      where g.role <> 'administrator'
      union
      select role, unit_id, unit_id from followed
    )
    select me.session_id as "sessionId", me.account_id as "accountId", me.person_id as "personId", me.full_name as "fullName",
      me.last_seen_at < ${new Date(now.getTime() - 60_000)} as stale,
      (select json_agg(json_build_object('id', id, 'unitId', unit_id, 'officeId', office_id, 'office', office) order by from_on, id) from held) as appointments,
      (select json_agg(json_build_object('role', role, 'unitId', unit_id, 'appointmentId', appointment_id)) from granted) as grants,
      (select array_agg(distinct unit_id) from followed) as followed,
      (select json_agg(json_build_object('delegationId', d.id, 'scope', d.scope, 'forPersonId', fa.person_id, 'forAppointmentId', fa.id,
          'byAppointmentId', held.id, 'officeId', held.office_id) order by d.id)
        from held join delegation d on d.to_appointment_id = held.id and d.from_on <= ${today} and d.to_on >= ${today} and d.ended_at is null
          join appointment fa on fa.id = d.from_appointment_id and fa.from_on <= ${today} and (fa.to_on is null or fa.to_on >= ${today})) as "standsIn",
      (select array_agg(distinct no) from (
        select r.no from reader r where r.person_id = me.person_id
        union all select r.no from reader r where r.kind = 'public'
        union all select r.no from reading g join reader r on r.unit_id = g.unit_id
          and (r.tier = 'staff' or g.role = 'clerk' or (g.role = 'leader' and r.tier = 'desk'))
        union all select r.no from reading g join reader r on r.unit_id = g.office_id and r.tier = 'staff') carried) as readers
    from me`.execute(db)
  return rows[0]
}

function actorOf(row: Row): PersonActor {
  const appointments = row.appointments ?? []
  const grants = row.grants ?? []
  return {
    kind: 'person',
    personId: row.personId,
    accountId: row.accountId,
    sessionId: row.sessionId,
    fullName: row.fullName,
    appointments,
    grants,
    standsIn: row.standsIn ?? [],
    readers: row.readers ?? [],
    topics: [
      ...new Set([
        ...[row.personId, ...appointments.flatMap((held) => [held.unitId, held.officeId])],
        ...[...grants.map((grant) => grant.unitId), ...(row.followed ?? [])],
      ]),
    ],
  }
}

/**
 * The signed-in person; anything else is "nobody".
 * Reading comes from clerk, leader and officer grants alone: a grant over a subtree (administrator) never reads.
 * Clerk and leader read desk and staff of their unit and its departments, a clerk also what is for clerks alone, an officer
 * the staff of his unit and its office; whoever follows a closed unit reads what it read.
 */
export async function loadActor(app: At, token: string | undefined): Promise<Actor> {
  const row = token ? await findRow(app, sql`s.token_sha256 = ${tokenHash(token)}`) : undefined
  if (!row) return { kind: 'nobody' }
  if (row.stale) await markSeen(app, row, app.clock.now())
  return actorOf(row)
}

/** The same person as of now, in an act that takes its time. Throws session.required. */
export async function reloadActor(ctx: At & { actor: Actor }): Promise<PersonActor> {
  const row = await findRow(ctx, sql`s.id = ${personOf(ctx.actor).sessionId}`)
  if (!row) throw new AppError('unauthenticated', 'session.required')
  return actorOf(row)
}

async function markSeen(app: { db: Db }, row: Row, now: Date): Promise<void> {
  // Open for 12 hours after the last use, for 7 days in all.
  const idleEnd = new Date(now.getTime() + idleMs)
  const lastEnd = sql<Date>`created_at + make_interval(secs => ${sessionMs / 1000})`
  await app.db
    .updateTable('web_session')
    .set({ last_seen_at: now, expires_at: sql`greatest(expires_at, least(${lastEnd}, ${idleEnd}::timestamptz))` })
    .where('id', '=', row.sessionId)
    .execute()
  await app.db.updateTable('account').set({ last_seen_at: now }).where('id', '=', row.accountId).execute()
}
