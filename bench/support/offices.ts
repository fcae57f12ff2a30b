import type pg from 'pg'

/** A province with communes below it, and a clerk with an open session in each: its own token is `bench-<unit id>`. */
export type Office = { unitId: string; issuerId: string; token: string; communes: number }
export const tokenOf = (unitId: string) => `bench-${unitId}`

const openDays = 7

/** Writes everything set-based; returns the province as a sender. Units get no names that anybody bears. */
export async function makeProvince(db: pg.Pool, communes: number): Promise<Office> {
  const { rows } = await db.query<{ id: string }>('select new_id() as id')
  const unitId = rows[0]?.id ?? ''
  const issuerId = (await db.query<{ id: string }>('select new_id() as id')).rows[0]?.id ?? ''
  await db.query(
    `with made as (
      select new_id() as id, i, case when i = 0 then $1::uuid end as fixed from generate_series(0, $2::int) i
    ), unit_row as (select coalesce(fixed, id) as id, i from made),
    party_row as (insert into party (id, kind) select id, 'unit' from unit_row),
    unit_done as (
      insert into unit (id, parent_id, kind, commune_type, name, place_name, short_name, has_records_office, office_id, ancestors, sort_key, opened_on)
      select id, case when i > 0 then $1::uuid end, case when i = 0 then 'province' else 'commune' end, case when i > 0 then 'xa' end,
        'Đơn vị ' || i, 'Nơi ' || i, 'Nơi ' || i, true, id, case when i = 0 then array[id] else array[$1::uuid, id] end, lpad(i::text, 6, '0'), '2025-07-01'
      from unit_row
    ), person_row as (select new_id() as id, id as unit_id, new_id() as appointment_id, new_id() as account_id from unit_row),
    person_party as (insert into party (id, kind) select id, 'person' from person_row),
    person_done as (insert into person (id, full_name) select id, 'Văn thư' from person_row),
    account_done as (insert into account (id, person_id, username, password_hash) select account_id, id, 'b' || id, 'none' from person_row),
    appointment_done as (insert into appointment (id, person_id, unit_id, office, from_on) select appointment_id, id, unit_id, 'Văn thư', '2025-07-01' from person_row),
    grant_done as (insert into role_grant (appointment_id, role, unit_id) select appointment_id, 'clerk', unit_id from person_row)
    insert into web_session (account_id, token_sha256, expires_at, last_seen_at)
    select account_id, sha256(convert_to('bench-' || unit_id, 'UTF8')), now() + make_interval(days => ${openDays}), now() from person_row`,
    [unitId, communes],
  )
  await db.query(
    `insert into issuer (id, unit_id, parent_line, name, place_name, notation_suffix) values ($1, $2, 'MTTQ', 'Ban Thường trực', 'Nơi', 'MTTQ-BTT')`,
    [issuerId, unitId],
  )
  return { unitId, issuerId, token: tokenOf(unitId), communes }
}

export async function communesOf(db: pg.Pool, office: Office): Promise<string[]> {
  return (await db.query<{ id: string }>('select id from unit where parent_id = $1 order by sort_key', [office.unitId])).rows.map((row) => row.id)
}
