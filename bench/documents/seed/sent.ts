import type { ClientBase } from 'pg'
import type { Office } from '../../support/offices.ts'
import type { Worker } from './people.ts'
import { type Sizes, sharesOf, yearsOf } from './sizes.ts'

export type Place = { office: Office; leader: Worker; officer: Worker; today: string }
/** The day of line `n` of so many in a year; the running year ends yesterday. */
export const dayOf = (n: string) =>
  `(make_date($2, 1, 1) + ((${n} - 1) * (least(make_date($2, 12, 31), $4::date - 1) - make_date($2, 1, 1)) / $3::int)) + time '08:00' + interval '1 minute' * (${n} % 480)`
const staleDays = 30

async function listSent(client: ClientBase, { office, today }: Place, sizes: Sizes): Promise<void> {
  await client.query(`create temp table sent (year int, n int, at timestamptz, document_id uuid default new_id(), dispatch_id uuid default new_id(),
    number_id uuid default new_id(), text_id uuid default new_id(), entry_id uuid default new_id())`)
  for (const { year, lines } of yearsOf(sharesOf(sizes).sent, sizes, Number(today.slice(0, 4)), Number.POSITIVE_INFINITY).reverse()) {
    await client.query(`insert into sent (year, n, at) select $2::int, n, ${dayOf('n')} from generate_series(1, $3::int) n where $1::uuid is not null`, [
      office.unitId,
      year,
      lines,
      today,
    ])
  }
  await client.query('analyze sent')
}

/** Document, number, line, chain and list of receivers, as the way from draft to seal leaves them. */
async function writeDocuments(client: ClientBase, { office, leader, officer }: Place): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `insert into file (sha256, bytes, media_type, name, state, key) values ('\\x01', 200000, 'application/pdf', 'Kế hoạch.pdf', 'ready', '01') returning id`,
  )
  const fileId = rows[0]?.id
  await client.query(
    `insert into document (id, origin, author_id, author_name, unit_id, issuer_id, type, subject, state, newest_revision, number_id, code, document_on, issued_file_id,
      issued_sha256, pages, signer_id, signer_name, signer_office, drafted_by, created_at, changed_at, issued_at)
    select document_id, 'own', $1, 'Ban Thường trực', $1, $2, 'ke_hoach', 'Kế hoạch phối hợp giám sát, phản biện xã hội, lần ' || n, 'issued', 3, null,
      lpad(n::text, 2, '0') || '/KH-MTTQ-BTT', at::date, $3, '\\x01', 4, $4, 'Nguyễn Thị Mẫu', 'Phó Chủ tịch', $5, at - interval '2 days', at, at from sent`,
    [office.unitId, office.issuerId, fileId, leader.personId, officer.personId],
  )
  const sequence = `(select id from sequence where issuer_id = $1)`
  await client.query(`insert into sequence (issuer_id, name) values ($1, 'Văn bản')`, [office.issuerId])
  await client.query(`insert into sequence_year (sequence_id, year, last_n, last_on) select ${sequence}, year, max(n), max(at)::date from sent group by year`, [
    office.issuerId,
  ])
  await client.query(
    `insert into number (id, sequence_id, year, n, state, issued_on, document_id) select number_id, ${sequence}, year, n, 'used', at::date, document_id from sent`,
    [office.issuerId],
  )
  await client.query('update document o set number_id = s.number_id from sent s where s.document_id = o.id')
  await client.query(
    `insert into revision (document_id, n, kind, file_id, made_by, made_at)
    select document_id, k.n, k.kind, $1, $2, at - interval '1 day' from sent, (values (1, 'draft'), (2, 'signed'), (3, 'sealed')) k(n, kind)`,
    [fileId, officer.personId],
  )
  await client.query(
    `insert into step (document_id, revision_n, ordinal, kind, person_id, unit_id, appointment_id, state, decided_by, decided_at, created_at)
    select document_id, k.n + 1, k.n, k.kind, case when k.kind = 'sign' then $1::uuid end, case when k.kind = 'issue' then $3::uuid end,
      case when k.kind = 'sign' then $2::uuid end, 'done', $1, at, at from sent, (values (1, 'sign'), (2, 'issue')) k(n, kind)`,
    [leader.personId, leader.appointmentId, office.unitId],
  )
  await client.query(
    `insert into signature_slot (document_id, ordinal, person_id, appointment_id, block_lines)
    select document_id, 0, $1, $2, '{"TM. BAN THƯỜNG TRỰC","PHÓ CHỦ TỊCH"}' from sent`,
    [leader.personId, leader.appointmentId],
  )
  await client.query(
    `insert into document_recipient (document_id, ordinal, scope, purpose) select document_id, 0, '{"kind":"all_communes"}', 'action' from sent`,
  )
}

async function writeRegister(client: ClientBase, { office }: Place): Promise<void> {
  await client.query(
    `insert into register (unit_id, kind, year, last_n, last_on) select $1::uuid, 'outgoing', year, max(n), max(at)::date from sent group by year`,
    [office.unitId],
  )
  await client.query(
    `insert into private_text (id, class, salt, text, sha256)
    select text_id, 'register_subject', '\\x00', 'Kế hoạch phối hợp giám sát, phản biện xã hội, lần ' || n, '\\x00' from sent`,
  )
  await client.query(
    `insert into register_entry (id, register_id, n, entered_on, subject_kind, subject_id, came_by, number_id, notation, document_on, document_type,
      subject_text_id, author_name, signer_name, recipients, drafting_unit, pages, occurred_at, unit_id, event_id)
    select entry_id, r.id, n, at::date, 'document', document_id, 'inside', number_id, lpad(n::text, 2, '0') || '/KH-MTTQ-BTT', at::date, 'ke_hoach', text_id,
      'Ban Thường trực', 'Nguyễn Thị Mẫu', 'Các xã, phường, đặc khu', 'Văn phòng', 4, at, $1, new_id()
    from sent s join register r on r.unit_id = $1 and r.kind = 'outgoing' and r.year = s.year order by s.at`,
    [office.unitId],
  )
}

/** Own papers of all years with the register of each. Copies follow apart. */
export async function writeSent(client: ClientBase, place: Place, sizes: Sizes): Promise<void> {
  await listSent(client, place, sizes)
  await writeDocuments(client, place)
  await writeRegister(client, place)
  await client.query(
    `insert into dispatch (id, document_id, revision_n, from_party_id, sent_by, sent_at, recipients, for_action, recipients_root)
    select dispatch_id, document_id, 3, $1, $2, at, $3, $3, '\\x00' from sent`,
    [place.office.unitId, place.officer.personId, sizes.communes],
  )
}

/**
 * One copy for each commune: settled long ago, or lying in the inbox for some days. One in a thousand was refused, and the send that followed it
 * brought another; a commune that has nothing refused still waits.
 */
export async function writeCopies(client: ClientBase, { office, today }: Place): Promise<void> {
  await client.query(
    `insert into delivery (dispatch_id, party_id, sent_at, purpose, state, state_at, opened_at)
    select dispatch_id, u.id, at, case when h % 5 < 2 then 'information' else 'action' end,
      case when h % 1000 = 7 then '02' when at > $2::date - 3 then '01' when at > $2::date - ${staleDays} or h % 5 < 2 then '03' else '06' end,
      at + interval '2 hours', case when at <= $2::date - 3 then at + interval '1 hour' end
    from sent cross join lateral (select id, abs(hashtext(dispatch_id::text || id::text)) as h from unit where parent_id = $1 offset 0) u order by sent.at`,
    [office.unitId, today],
  )
}

/** What a refusal, a fault and a recall leave behind; the newest of them wait for the clerk. */
export async function writeAftermath(client: ClientBase, { office, officer, leader, today }: Place): Promise<void> {
  await client.query(
    `with again as (insert into dispatch (id, document_id, revision_n, from_party_id, follows_dispatch_id, sent_by, sent_at, recipients, for_action, recipients_root)
      select new_id(), s.document_id, 3, $1, s.dispatch_id, $2, s.at + interval '1 day', bad.n, 0, '\\x00'
      from sent s join (select dispatch_id, count(*) as n from delivery where state = '02' group by dispatch_id) bad using (dispatch_id)
      where s.at < $3::date - 7 returning id, follows_dispatch_id, sent_at)
    insert into delivery (dispatch_id, party_id, sent_at, purpose, state, state_at)
    select a.id, d.party_id, a.sent_at, 'information', '03', a.sent_at from again a join delivery d on d.dispatch_id = a.follows_dispatch_id and d.state = '02'`,
    [office.unitId, officer.personId, today],
  )
  await client.query(
    `with bad as (select d.id, d.sent_at, new_id() as text_id, row_number() over (order by d.sent_at desc) as r from delivery d join sent s on s.dispatch_id = d.dispatch_id
        where d.state = '06' and s.n % 40 = 0 and abs(hashtext(d.id::text)) % 100 = 1),
      words as (insert into private_text (id, class, salt, text, sha256) select text_id, 'delivery_fault', '\\x00', 'Thiếu trang 3', '\\x00' from bad)
    insert into delivery_fault (id, delivery_id, text_id, at, answered_at) select new_id(), id, text_id, sent_at, case when r > 5 then sent_at + interval '1 day' end from bad`,
  )
  await client.query(
    `with gone as (select document_id, dispatch_id, at, new_id() as recall_id, new_id() as text_id from sent where n % 500 = 250),
      words as (insert into private_text (id, class, salt, text, sha256) select text_id, 'recall_reason', '\\x00', 'Sai thể thức', '\\x00' from gone),
      made as (insert into recall (id, document_id, whole, copies, reason_text_id, decided_by, by, at)
        select recall_id, document_id, true, 1, text_id, $1, $2, at + interval '3 days' from gone returning id),
      frozen as (update document o set recalled_at = g.at from gone g where o.id = g.document_id)
    update delivery d set recall_id = g.recall_id, state = '13' from gone g where d.dispatch_id = g.dispatch_id and (select count(*) from made) > 0`,
    [leader.appointmentId, officer.personId],
  )
}
