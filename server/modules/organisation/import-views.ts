import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { reachOf } from './access.ts'
import type { KnownAppointment, KnownPerson, PeopleState } from './import-people.ts'
import type { KnownUnit } from './import-units.ts'

const unitColumns = sql`
  u.id, u.parent_id as "parentId", u.kind, u.commune_type as "communeType", u.name, u.short_name as "shortName", u.place_name as "placeName",
  (select c.code from party_code c where c.party_id = u.id and c.scheme = 'admin_unit' and c.to_on is null limit 1) as code,
  u.has_records_office as "hasRecordsOffice", u.office_id as "officeId", u.ancestors, u.opened_on as "openedOn", u.closed_on as "closedOn"`

/** Every unit of the subtree one administers, and those outside that the ids or codes of a file name. */
export async function loadKnownUnits(ctx: Ctx, named: readonly string[]): Promise<KnownUnit[]> {
  const { administered } = reachOf(ctx.actor)
  const { rows } = await sql<KnownUnit>`
    select ${unitColumns}, u.ancestors && ${administered}::uuid[] as mine from unit u
    where u.ancestors && ${administered}::uuid[] or u.id::text = any(${named}::text[])
      or u.id in (select c.party_id from party_code c where c.scheme = 'admin_unit' and c.to_on is null and c.code = any(${named}::text[]))
    order by u.sort_key, u.id`.execute(ctx.db)
  return rows
}

/** People with appointments in the subtree, and those outside that a file names; a person partly outside is not one's own to change. */
export async function loadKnownPeople(ctx: Ctx, named: { ids: readonly string[]; usernames: readonly string[] }): Promise<Omit<PeopleState, 'units'>> {
  const { administered } = reachOf(ctx.actor)
  const inside = sql`exists (select 1 from appointment ap join unit u on u.id = ap.unit_id where ap.person_id = p.id and u.ancestors && ${administered}::uuid[])`
  const people = await sql<KnownPerson>`
    select p.id, p.full_name as "fullName", a.username,
      (select d.value from address d where d.party_id = p.id and d.kind = 'phone' and d.scope = 'official' order by d.id desc limit 1) as phone,
      ${inside} and not exists (
        select 1 from appointment ap join unit u on u.id = ap.unit_id
        where ap.person_id = p.id and ap.to_on is null and not u.ancestors && ${administered}::uuid[]) as mine
    from person p left join account a on a.person_id = p.id
    where ${inside} or p.id::text = any(${named.ids}::text[])
    order by p.folded collate "C", p.id`.execute(ctx.db)
  const appointments = await sql<KnownAppointment>`
    select ap.id, ap.person_id as "personId", ap.unit_id as "unitId", ap.office, ap.block_lines as "blockLines", ap.from_on as "fromOn", ap.to_on as "toOn",
      coalesce((select json_agg(json_build_object('role', g.role, 'unitId', g.unit_id)) from role_grant g where g.appointment_id = ap.id), '[]'::json) as grants
    from appointment ap join unit u on u.id = ap.unit_id where u.ancestors && ${administered}::uuid[] order by ap.from_on, ap.id`.execute(ctx.db)
  const taken = await sql<{ username: string }>`select username from account where username = any(${named.usernames}::text[])`.execute(ctx.db)
  return { people: people.rows, appointments: appointments.rows, takenUsernames: taken.rows.map((row) => row.username) }
}
