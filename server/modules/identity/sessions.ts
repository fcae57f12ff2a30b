import { randomBytes } from 'node:crypto'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { loadActor, tokenHash } from './load-actor.ts'
import * as queries from './queries.ts'
import { idleMs } from './rules.ts'

export type Client = { ip: string; userAgent: string }

/** Opens a session in the open transaction and returns the token, which is kept nowhere, and a context of the person. */
export async function openSession(ctx: Ctx, accountId: string, client: Client): Promise<{ token: string; ctx: Ctx }> {
  const token = randomBytes(32).toString('base64url')
  const sessionId = await queries.insertSession(ctx.db, {
    accountId,
    tokenSha256: tokenHash(token),
    now: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + idleMs),
    userAgent: client.userAgent.slice(0, 300),
    ip: client.ip,
  })
  const actor = await loadActor(ctx, token)
  const mine = { ...ctx, actor }
  await emit(mine, [{ name: 'session.started', objectKind: 'account', objectId: accountId, unitId: null, facts: { sessionId } }])
  return { token, ctx: mine }
}

/** Ends sessions in the open transaction; the person's open screens are told, wherever they are connected. */
export async function closeSessions(ctx: Ctx, which: { accountId: string; personId: string; only?: string; except?: string }): Promise<number> {
  const { personId, ...rest } = which
  const ended = await queries.endSessions(ctx.db, { ...rest, now: ctx.now })
  await emit(
    ctx,
    ended.map((sessionId) => ({
      name: 'session.ended',
      objectKind: 'account',
      objectId: which.accountId,
      unitId: null,
      tell: [personId],
      facts: { sessionId },
    })),
  )
  return ended.length
}
