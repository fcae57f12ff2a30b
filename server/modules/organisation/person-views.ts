import { sql } from 'kysely'
import type { Input, ReplyData } from '../../../contract/endpoint.ts'
import type { listPeople, updatePerson } from '../../../contract/organisation.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { reachOf } from './access.ts'
import { pageOf, readCursor } from './cursor.ts'
import { fold } from './rules.ts'

export type PersonReply = ReplyData<typeof updatePerson>
type PersonRow = Omit<PersonReply, 'appointments' | 'lastSeenAt' | 'credential'> & {
  folded: string
  appointments: PersonReply['appointments'] | null
  lastSeenAt: Date | null
  credential: { id: string; state: PersonReply['credentialState']; toAt: string } | null
}

/** State of a person's newest key, in SQL over credential c: as signatures/rules.ts states it, without an open permission. */
export const credentialState = (now: Date) => sql`
  case when c.revoked_at is not null then 'revoked' when c.pin_locked_at is not null then 'locked' when c.to_at <= ${now} then 'expired' else 'active' end`

const peopleOf = (ctx: Ctx) => {
  const { administered } = reachOf(ctx.actor)
  return sql`
  select p.id, p.full_name as "fullName", p.folded, a.username,
    case when a.id is null then 'none' when a.disabled_at is not null then 'disabled' when a.locked_until > ${ctx.now} then 'locked' else 'enabled' end as "accountState",
    a.last_seen_at as "lastSeenAt",
    case when k.id is not null then json_build_object('id', k.id, 'state', k.state, 'toAt', k.to_at) end as credential,
    case when (k.id is null or k.state = 'revoked') and r.id is not null then 'allowed' else coalesce(k.state, 'none') end as "credentialState",
    (select json_agg(json_build_object('id', ap.id, 'unitId', u.id, 'unitName', u.name, 'office', ap.office, 'blockLines', ap.block_lines,
        'fromOn', ap.from_on, 'toOn', ap.to_on, 'grants', coalesce((
          select json_agg(json_build_object('role', g.role, 'unitId', gu.id, 'unitName', gu.name) order by g.role, gu.sort_key)
          from role_grant g join unit gu on gu.id = g.unit_id where g.appointment_id = ap.id), '[]'::json)) order by ap.from_on, ap.id)
      from appointment ap join unit u on u.id = ap.unit_id where ap.person_id = p.id and u.ancestors && ${administered}::uuid[]) as appointments
  from person p
  left join account a on a.person_id = p.id
  left join lateral (select c.id, c.to_at, ${credentialState(ctx.now)} as state from credential c where c.person_id = p.id order by c.created_at desc, c.id desc limit 1) k on true
  left join lateral (select q.id from certificate_request q where q.person_id = p.id and q.done_at is null limit 1) r on true`
}
const visiblePerson = (ctx: Ctx, unitId: string | undefined) => sql`exists (
  select 1 from appointment ap join unit u on u.id = ap.unit_id
  where ap.person_id = p.id and u.ancestors && ${reachOf(ctx.actor).administered}::uuid[] and (${unitId ?? null}::uuid is null or u.id = ${unitId ?? null}))`

function toReply({ folded: _, ...row }: PersonRow): PersonReply {
  const credential = row.credential && { ...row.credential, toAt: new Date(row.credential.toAt).toISOString() }
  return { ...row, credential, lastSeenAt: row.lastSeenAt?.toISOString() ?? null, appointments: row.appointments ?? [] }
}

export async function listVisiblePeople(ctx: Ctx, query: Input<typeof listPeople>['query']): Promise<{ items: PersonReply[]; next: string | null }> {
  const after = readCursor(query.cursor)
  const words = fold(query.q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const { rows } = await sql<PersonRow>`
    ${peopleOf(ctx)}
    where ${visiblePerson(ctx, query.unitId)} and (p.folded collate "C", p.id) > (${after.key} collate "C", ${after.id}::uuid)
      and not exists (select 1 from unnest(${words}::text[]) as word where position(word in p.folded || ' ' || coalesce(a.username, '')) = 0)
    order by p.folded collate "C", p.id limit ${query.limit + 1}`.execute(ctx.db)
  const page = pageOf(rows, query.limit, (row) => row.folded)
  return { items: page.items.map(toReply), next: page.next }
}

export async function getVisiblePerson(ctx: Ctx, id: string): Promise<PersonReply> {
  const { rows } = await sql<PersonRow>`${peopleOf(ctx)} where p.id = ${id} and ${visiblePerson(ctx, undefined)}`.execute(ctx.db)
  const row = rows[0]
  if (!row) throw new AppError('not_found', 'person.not_found')
  return toReply(row)
}
