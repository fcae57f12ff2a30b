import { perform } from '../../platform/act.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { attemptFailed, attemptSucceeded, beginAttempt } from './attempts.ts'
import { hashPassword, isPassword } from './passwords.ts'
import * as queries from './queries.ts'
import { isCommonPassword } from './rules.ts'
import { closeSessions } from './sessions.ts'

type Change = { current: string; next: string }

async function change(ctx: Ctx, input: Change, account: queries.Account): Promise<void> {
  const { sessionId } = personOf(ctx.actor)
  if (!(await isPassword(account.passwordHash, input.current))) throw new AppError('rule', 'session.wrong_credentials')
  if (input.next.normalize('NFC') === input.current.normalize('NFC')) throw new AppError('rule', 'password.unchanged')
  if (isCommonPassword(input.next, account.username)) throw new AppError('rule', 'password.too_common')
  await queries.updatePassword(ctx.db, account.id, await hashPassword(input.next))
  await closeSessions(ctx, { accountId: account.id, personId: account.personId, except: sessionId })
  await emit(ctx, [{ name: 'password.changed', objectKind: 'account', objectId: account.id, unitId: null, tell: [account.personId] }])
}

/** Wrong guesses of the current password count as wrong sign-ins: a stolen session is no way around the lock-out. */
export async function changePassword(ctx: Ctx, input: Change, ip: string): Promise<Record<string, never>> {
  const account = await queries.findAccountById(ctx.db, personOf(ctx.actor).accountId)
  if (!account) throw new AppError('unauthenticated', 'session.required')
  const attempt = await beginAttempt(ctx, account.username, ip)
  let tried = false
  try {
    await perform(
      ctx,
      (inner) => {
        tried = true
        return change(inner, input, account)
      },
      async () => undefined,
    )
  } catch (error) {
    const wrong = error instanceof AppError && error.code === 'session.wrong_credentials'
    await (wrong ? attemptFailed(ctx, account.username, attempt) : queries.deleteAttempt(ctx.db, attempt))
    throw error
  }
  // Asked again after a lost answer, no password was tried: that forgives no wrong one.
  await (tried ? attemptSucceeded(ctx, account.username, attempt) : queries.deleteAttempt(ctx.db, attempt))
  return {}
}
