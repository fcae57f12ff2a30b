import type pg from 'pg'
import type { Office } from '../support/offices.ts'

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
