import { inTransaction } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { forgiveFailures } from './attempts.ts'
import { tokenHash } from './load-actor.ts'
import { hashPassword } from './passwords.ts'
import * as queries from './queries.ts'
import { isCommonPassword } from './rules.ts'
import { type Client, closeSessions, openSession } from './sessions.ts'

/** Sets the password, ends every other session and signs in. A refused password does not use the link up. */
export async function useLink(ctx: Ctx, input: { token: string; password: string }, client: Client): Promise<{ token: string; ctx: Ctx }> {
  return inTransaction(ctx, async (inner) => {
    const accountId = await queries.takeLink(inner.db, tokenHash(input.token), ctx.now)
    const account = accountId === undefined ? undefined : await queries.findAccountById(inner.db, accountId)
    if (!account || account.disabledAt) throw new AppError('not_found', 'link.not_found')
    if (isCommonPassword(input.password, account.username)) throw new AppError('rule', 'password.too_common')
    await queries.updatePassword(inner.db, account.id, await hashPassword(input.password))
    await forgiveFailures(inner, account.username)
    await closeSessions(inner, { accountId: account.id, personId: account.personId })
    const session = await openSession(inner, account.id, client)
    await emit(session.ctx, [{ name: 'password.changed', objectKind: 'account', objectId: account.id, unitId: null, facts: { by: 'link' } }])
    return { token: session.token, ctx: { ...session.ctx, db: ctx.db } }
  })
}
