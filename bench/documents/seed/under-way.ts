import type { ClientBase } from 'pg'
import type { Place } from './sent.ts'

/** Own papers that wait: to be signed, sealed, sent, and drafts that came back. */
export async function writeUnderWay(client: ClientBase, { office, leader, officer }: Place, each: number): Promise<void> {
  await client.query(
    `create temp table paper as
    select new_id() as document_id, i, s.state, s.asks, now() - interval '1 hour' * i as at
    from generate_series(1, $1::int) i,
      (values ('draft', 'returned'), ('submitted', 'waiting'), ('signed', 'done'), ('issued', 'done')) s(state, asks)`,
    [each],
  )
  await client.query(
    `insert into document (id, origin, author_id, author_name, unit_id, issuer_id, type, subject, state, newest_revision, code, signer_id, signer_name, drafted_by, changed_at)
    select document_id, 'own', $1, 'Ban Thường trực', $1, $2, 'cong_van', 'Về việc rà soát danh sách hộ, lần ' || i, state, 1,
      case when state = 'issued' then 'X' || i || '/MTTQ-BTT' else '' end, $3, 'Nguyễn Thị Mẫu', $4, at from paper`,
    [office.unitId, office.issuerId, leader.personId, officer.personId],
  )
  await client.query(`insert into revision (document_id, n, kind, made_by, made_at) select document_id, 1, 'draft', $1, at from paper`, [officer.personId])
  await client.query(
    `with words as (insert into private_text (class, salt, text, sha256) values ('return_reason', '\\x00', 'Bổ sung căn cứ', '\\x00') returning id)
    insert into step (document_id, revision_n, ordinal, kind, person_id, appointment_id, state, decided_by, decided_at, reason_text_id)
    select document_id, 2, 1, 'sign', $1, $2, asks, case when asks <> 'waiting' then $1::uuid end, case when asks <> 'waiting' then at end,
      case when asks = 'returned' then words.id end from paper, words`,
    [leader.personId, leader.appointmentId],
  )
  await client.query(
    `insert into signature_slot (document_id, ordinal, person_id, appointment_id, block_lines) select document_id, 0, $1, $2, '{"TM. BAN THƯỜNG TRỰC"}' from paper`,
    [leader.personId, leader.appointmentId],
  )
}
