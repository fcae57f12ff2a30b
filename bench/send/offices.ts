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

/** An issued document as sealing leaves it, addressed to all communes. */
export async function issueDocument(db: pg.Pool, office: Office, fileId: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `with made as (
      insert into document (id, origin, author_name, unit_id, issuer_id, type, subject, state, newest_revision, code, document_on, issued_file_id, issued_sha256, issued_at, signer_name)
      select new_id(), 'own', 'Ban Thường trực', $1, $2, 'ke_hoach', 'Kế hoạch đo tốc độ', 'issued', 1, '01/KH-MTTQ-BTT', current_date, f.id, f.sha256, now(), 'Người Ký'
      from file f where f.id = $3 returning id
    ), revised as (insert into revision (document_id, n, kind, file_id) select id, 1, 'sealed', $3 from made),
    addressed as (
      insert into document_recipient (document_id, ordinal, scope, purpose) select id, 0, '{"kind":"all_communes"}', 'action' from made
    ) select id from made`,
    [office.unitId, office.issuerId, fileId],
  )
  return rows[0]?.id ?? ''
}

/** History: sends of the office to all its communes, in the past, without events. Two million copies in a minute. */
export async function loadHistory(db: pg.Pool, office: Office, sends: number): Promise<void> {
  await db.query(
    `with doc as (
      insert into document (id, origin, author_name, unit_id, issuer_id, type, subject, state, newest_revision, code, document_on, issued_at)
      select new_id(), 'own', 'Ban Thường trực', $1, $2, 'ke_hoach', 'Văn bản cũ ' || i, 'issued', 1, i || '/KH-MTTQ-BTT', current_date, now()
      from generate_series(1, $3::int) i returning id
    )
    insert into dispatch (id, document_id, revision_n, from_party_id, sent_at, recipients, for_action, recipients_root)
    select new_id(), id, 1, $1, now() - (row_number() over ()) * interval '37 minutes', $4, $4, '\\x00' from doc`,
    [office.unitId, office.issuerId, sends, office.communes],
  )
  await db.query(
    `insert into delivery (dispatch_id, party_id, sent_at, purpose, state, opened_at)
    select s.id, u.id, s.sent_at, 'action', case when h % 5 = 0 then '01' when h % 5 < 4 then '03' else '06' end, case when h % 5 > 0 then s.sent_at + interval '1 hour' end
    from dispatch s join unit u on u.parent_id = $1 cross join lateral (select abs(hashtext(s.id::text || u.id::text)) as h) x
    where s.from_party_id = $1 and s.recipients_root = '\\x00'`,
    [office.unitId],
  )
}
