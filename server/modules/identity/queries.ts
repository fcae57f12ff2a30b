import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

const account = [
  'account.id',
  'account.person_id as personId',
  'account.username',
  'account.password_hash as passwordHash',
  'account.disabled_at as disabledAt',
] as const
export type Account = { id: string; personId: string; username: string; passwordHash: string | null; disabledAt: Date | null }

export async function findAccount(db: Db, username: string): Promise<Account | undefined> {
  return db.selectFrom('account').select(account).where('username', '=', username).executeTakeFirst()
}
export async function findAccountById(db: Db, id: string): Promise<Account | undefined> {
  return db.selectFrom('account').select(account).where('id', '=', id).executeTakeFirst()
}
export async function findAccountOfForUpdate(db: Db, personId: string): Promise<Account | undefined> {
  return db.selectFrom('account').select(account).where('person_id', '=', personId).forUpdate().executeTakeFirst()
}
export async function insertAccounts(db: Db, rows: readonly { personId: string; username: string; passwordHash?: string }[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('account')
    .values(rows.map((row) => ({ person_id: row.personId, username: row.username, password_hash: row.passwordHash ?? null })))
    .execute()
}
export async function updatePassword(db: Db, accountId: string, passwordHash: string): Promise<void> {
  await db.updateTable('account').set({ password_hash: passwordHash, must_change_password: false, locked_until: null }).where('id', '=', accountId).execute()
}
export async function updateDisabled(db: Db, accountId: string, disabledAt: Date | null): Promise<void> {
  await db.updateTable('account').set({ disabled_at: disabledAt, locked_until: null }).where('id', '=', accountId).execute()
}
export async function updateLock(db: Db, username: string, until: Date | null): Promise<void> {
  await db.updateTable('account').set({ locked_until: until }).where('username', '=', username).execute()
}

type NewSession = { accountId: string; tokenSha256: Buffer; now: Date; expiresAt: Date; userAgent: string; ip: string }
export async function insertSession(db: Db, session: NewSession): Promise<string> {
  const row = await db
    .insertInto('web_session')
    .values({
      account_id: session.accountId,
      token_sha256: session.tokenSha256,
      created_at: session.now,
      last_seen_at: session.now,
      expires_at: session.expiresAt,
      user_agent: session.userAgent,
      ip: session.ip,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.updateTable('account').set({ last_seen_at: session.now }).where('id', '=', session.accountId).execute()
  return row.id
}
/** Ends open sessions of an account (one, or all but one) and returns their ids. */
export async function endSessions(db: Db, which: { accountId: string; only?: string; except?: string; now: Date }): Promise<string[]> {
  let query = db.updateTable('web_session').set({ ended_at: which.now }).where('account_id', '=', which.accountId).where('ended_at', 'is', null)
  if (which.only !== undefined) query = query.where('id', '=', which.only)
  if (which.except !== undefined) query = query.where('id', '<>', which.except)
  const rows = await query.returning('id').execute()
  return rows.map((row) => row.id)
}

/** Written before the password is looked at, so that many tries at once count each other. */
export async function insertAttempt(db: Db, attempt: { ip: string; usernameSha256: Buffer; at: Date; succeeded?: boolean }): Promise<string> {
  const row = await db
    .insertInto('sign_in_attempt')
    .values({ ip: attempt.ip, username_sha256: attempt.usernameSha256, at: attempt.at, succeeded: attempt.succeeded ?? false })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
export async function markAttempt(db: Db, id: string): Promise<void> {
  await db.updateTable('sign_in_attempt').set({ succeeded: true }).where('id', '=', id).execute()
}
export async function deleteAttempt(db: Db, id: string): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('id', '=', id).execute()
}
/** Newest wrong passwords for a name since its last success, besides the attempt at hand. */
export async function listFailures(db: Db, of: { usernameSha256: Buffer; besides: string; limit: number }): Promise<Date[]> {
  const { rows } = await sql<{ at: Date }>`
    select a.at from sign_in_attempt a
    where a.username_sha256 = ${of.usernameSha256} and not a.succeeded and a.id <> ${of.besides}
      and a.at > coalesce((select max(s.at) from sign_in_attempt s where s.username_sha256 = ${of.usernameSha256} and s.succeeded), '-infinity')
    order by a.at desc limit ${of.limit}`.execute(db)
  return rows.map((row) => row.at)
}
export async function countFailuresFrom(db: Db, ip: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('sign_in_attempt')
    .select((select) => select.fn.countAll<string>().as('n'))
    .where('ip', '=', ip)
    .where('at', '>', since)
    .where('succeeded', '=', false)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

type NewLink = { tokenSha256: Buffer; purpose: 'first_administrator' | 'set_password'; accountId: string; now: Date; expiresAt: Date }
/** A new link ends the earlier ones of the account. */
export async function insertLink(db: Db, link: NewLink): Promise<void> {
  await db
    .updateTable('one_time_link')
    .set({ expires_at: link.now })
    .where('account_id', '=', link.accountId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', link.now)
    .execute()
  await db
    .insertInto('one_time_link')
    .values({ token_sha256: link.tokenSha256, purpose: link.purpose, account_id: link.accountId, created_at: link.now, expires_at: link.expiresAt })
    .execute()
}
/** Uses up an open link and returns its account; of two at once one gets it. */
export async function takeLink(db: Db, tokenSha256: Buffer, now: Date): Promise<string | undefined> {
  const row = await db
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('token_sha256', '=', tokenSha256)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('account_id')
    .executeTakeFirst()
  return row?.account_id
}

export async function deleteOld(db: Db, before: { attempts: Date; sessions: Date; links: Date }): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('at', '<', before.attempts).execute()
  await db.deleteFrom('web_session').where('expires_at', '<', before.sessions).execute()
  await db.deleteFrom('one_time_link').where('expires_at', '<', before.links).execute()
}
