import { sql } from 'kysely'
import type { ReplyData } from '../../../contract/endpoint.ts'
import type { mergeUnits, previewReorganisation } from '../../../contract/reorganisations.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { reachOf } from './access.ts'

type Held = ReplyData<typeof previewReorganisation>['units'][number]
type Reorganisation = ReplyData<typeof mergeUnits>

export type Child = { id: string; unitId: string; closes: boolean }
/**
 * The open units below others that are about to close. Departments that share the records office close with it; the
 * topmost of all others go over to the successor with what is below them.
 */
export async function openChildrenOf(db: Db, unitIds: readonly string[]): Promise<Child[]> {
  const { rows } = await sql<Child>`
    with recursive below (id, unit_id, office_id, closes) as (
      select u.id, u.id, u.office_id, true from unit u where u.id = any(${[...unitIds]}::uuid[])
      union all
      select c.id, below.unit_id, below.office_id, c.kind = 'department' and c.office_id = below.office_id
      from below join unit c on c.parent_id = below.id where below.closes and c.closed_on is null and c.id <> all(${[...unitIds]}::uuid[])
    )
    select below.id, below.unit_id as "unitId", below.closes from below join unit u on u.id = below.id
    where below.id <> below.unit_id order by u.sort_key, u.id`.execute(db)
  return rows
}

export type EndingAppointment = { id: string; personId: string; unitId: string; office: string; blockLines: string[]; roles: string[] }
/** Appointments in units that still hold on a day, with the roles they give over these units. */
export async function appointmentsEnding(db: Db, unitIds: readonly string[], on: string): Promise<EndingAppointment[]> {
  const { rows } = await sql<EndingAppointment>`
    select ap.id, ap.person_id as "personId", ap.unit_id as "unitId", ap.office, ap.block_lines as "blockLines",
      coalesce((select array_agg(distinct g.role order by g.role) from role_grant g where g.appointment_id = ap.id and g.unit_id = any(${[...unitIds]}::uuid[])), '{}') as roles
    from appointment ap join person p on p.id = ap.person_id
    where ap.unit_id = any(${[...unitIds]}::uuid[]) and (ap.to_on is null or ap.to_on >= ${on}) order by p.folded, ap.id`.execute(db)
  return rows
}

type HeldRow = Omit<Held, 'appointments' | 'children'>
const count = (body: ReturnType<typeof sql>) => sql`(select count(*)::int from ${body})`
const document = (state: string) => count(sql`document o where o.unit_id = u.id and o.origin = 'own' and o.state = ${state}`)
const unsent = count(sql`document o where o.unit_id = u.id and o.origin = 'own' and o.state = 'issued' and o.issued_file_id is not null
  and not exists (select 1 from dispatch s where s.document_id = o.id)`)
const copies = (condition: ReturnType<typeof sql>) => count(sql`delivery d where d.party_id = u.id and ${condition}`)
const sends = count(sql`dispatch s where s.from_party_id = u.id and exists (
  select 1 from delivery d where d.dispatch_id = s.id and d.purpose = 'action' and d.state in ('00', '01', '03', '04', '05'))`)

/** What each unit holds, in the order given. Papers are counted and not read: administration never reads. */
export async function listHeld(db: Db, unitIds: readonly string[]): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select u.id as "unitId", u.name, u.closed_on as "closedOn",
      coalesce((select json_agg(json_build_object('id', i.id, 'name', i.name, 'notationSuffix', i.notation_suffix, 'sealName', s.name) order by i.name, i.id)
        from issuer i left join seal s on s.id = i.seal_id where i.unit_id = u.id and i.closed_on is null), '[]'::json) as issuers,
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name,
          'hasCertificate', exists (select 1 from credential c where c.seal_id = s.id and c.revoked_at is null)) order by s.created_at, s.id)
        from seal s where s.unit_id = u.id), '[]'::json) as seals,
      json_build_object('waiting', ${copies(sql`d.state in ('00', '01')`)},
        'underWay', ${copies(sql`d.purpose = 'action' and d.state in ('03', '04', '05')`)}) as copies,
      json_build_object('draft', ${document('draft')}, 'submitted', ${document('submitted')}, 'signed', ${document('signed')}, 'unsent', ${unsent}) as documents,
      ${sends} as sends
    from unnest(${[...unitIds]}::uuid[]) with ordinality as given(id, ordinal) join unit u on u.id = given.id order by given.ordinal`.execute(db)
  return rows
}

type Named = { id: string; name: string; fullName: string; kind: string }
/** Names of units and people, by id. */
export async function namesOf(db: Db, ids: { unitIds: readonly string[]; personIds: readonly string[] }) {
  const units = await sql<Named>`select id, name, kind from unit where id = any(${[...ids.unitIds]}::uuid[])`.execute(db)
  const people = await sql<Named>`select id, full_name as "fullName" from person where id = any(${[...ids.personIds]}::uuid[])`.execute(db)
  return {
    units: new Map(units.rows.map((row) => [row.id, { name: row.name, kind: row.kind as Held['children'][number]['kind'] }])),
    people: new Map(people.rows.map((row) => [row.id, row.fullName])),
  }
}

const columns = sql`
  r.id, r.kind, r.on_date as "on", r.basis, t.text as reason, p.full_name as who, r.at,
  (select json_agg(distinct jsonb_build_object('id', u.id, 'name', u.name)) from unit_successor s join unit u on u.id = s.unit_id where s.reorganisation_id = r.id) as "from",
  (select json_agg(distinct jsonb_build_object('id', u.id, 'name', u.name, 'takesOver', s.takes_over))
    from unit_successor s join unit u on u.id = s.successor_id where s.reorganisation_id = r.id) as "to"`
type Row = Omit<Reorganisation, 'at'> & { at: Date }
const say = ({ at, ...row }: Row): Reorganisation => ({ ...row, at: at.toISOString() })
const visible = (ctx: Ctx) => sql`exists (
  select 1 from unit_successor s join unit u on u.id in (s.unit_id, s.successor_id)
  where s.reorganisation_id = r.id and u.ancestors && ${reachOf(ctx.actor).administered}::uuid[])`
const tables = sql`reorganisation r join person p on p.id = r.person_id join private_text t on t.id = r.reason_text_id`

export async function listReorganisationsOf(ctx: Ctx): Promise<{ items: Reorganisation[] }> {
  personOf(ctx.actor)
  const { rows } = await sql<Row>`select ${columns} from ${tables} where ${visible(ctx)} order by r.at desc, r.id desc limit 200`.execute(ctx.db)
  return { items: rows.map(say) }
}
export async function getReorganisation(ctx: Ctx, id: string): Promise<Reorganisation> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where r.id = ${id} and ${visible(ctx)}`.execute(ctx.db)
  const [row] = rows
  if (!row) throw new AppError('not_found', 'unit.not_found')
  return say(row)
}
