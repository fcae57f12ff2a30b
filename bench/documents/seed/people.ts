import type { ClientBase } from 'pg'
import type { Office } from '../../support/offices.ts'

export type Worker = { personId: string; appointmentId: string; token: string }

/** Somebody of the office with an open session. */
export async function addWorker(client: ClientBase, office: Office, role: 'leader' | 'officer', fullName: string): Promise<Worker> {
  const token = `bench-${role}-${office.unitId}`
  const { rows } = await client.query<{ personId: string; appointmentId: string }>(
    `with who as (select new_id() as id, new_id() as account_id, new_id() as appointment_id),
    party_done as (insert into party (id, kind) select id, 'person' from who),
    person_done as (insert into person (id, full_name) select id, $2 from who),
    account_done as (insert into account (id, person_id, username, password_hash) select account_id, id, $1 || id, 'none' from who),
    appointment_done as (insert into appointment (id, person_id, unit_id, office, from_on) select appointment_id, id, $3, $2, '2025-07-01' from who),
    grant_done as (insert into role_grant (appointment_id, role, unit_id) select appointment_id, $1, $3 from who),
    session_done as (insert into web_session (account_id, token_sha256, expires_at, last_seen_at)
      select account_id, sha256(convert_to($4, 'UTF8')), now() + interval '7 days', now() from who)
    select id as "personId", appointment_id as "appointmentId" from who`,
    [role, fullName, office.unitId, token],
  )
  const [made] = rows
  if (!made) throw new Error('nobody was made')
  return { ...made, token }
}
