import { inTransaction } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { attemptFailed, attemptSucceeded, beginAttempt } from './attempts.ts'
import { isPassword } from './passwords.ts'
import * as queries from './queries.ts'
import { type Client, openSession } from './sessions.ts'

/** One answer for a wrong name and a wrong password, after the same work. That an account is disabled is told only to who knows its password. */
export async function signIn(ctx: Ctx, input: { username: string; password: string }, client: Client): Promise<{ token: string; ctx: Ctx }> {
  const username = input.username.normalize('NFC').trim().toLowerCase()
  const attempt = await beginAttempt(ctx, username, client.ip)
  const account = await queries.findAccount(ctx.db, username)
  if (!(await isPassword(account?.passwordHash, input.password)) || !account) {
    await attemptFailed(ctx, username, attempt)
    throw new AppError('unauthenticated', 'session.wrong_credentials')
  }
  await attemptSucceeded(ctx, username, attempt)
  if (account.disabledAt) throw new AppError('forbidden', 'session.disabled')
  return inTransaction(ctx, async (inner) => {
    const session = await openSession(inner, account.id, client)
    return { token: session.token, ctx: { ...session.ctx, db: ctx.db } }
  })
}
