import { createHash } from 'node:crypto'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import * as queries from './queries.ts'
import { lockedUntil, lockMs, wrongAllowed, wrongAllowedPerAddress } from './rules.ts'

const hashOf = (username: string) => createHash('sha256').update(username, 'utf8').digest()

/**
 * Notes that a password is about to be tried and refuses when too many were wrong. What is refused here is not counted:
 * a lock ends 15 minutes after the last wrong password, however often somebody knocks meanwhile.
 */
export async function beginAttempt(ctx: Ctx, username: string, ip: string): Promise<string> {
  const usernameSha256 = hashOf(username)
  const id = await queries.insertAttempt(ctx.db, { ip, usernameSha256, at: ctx.now })
  const failures = await queries.listFailures(ctx.db, { usernameSha256, besides: id, limit: wrongAllowed })
  const until = lockedUntil(failures, ctx.now)
  // The attempt at hand counts as wrong until it turns out right.
  const tooMany = (await queries.countFailuresFrom(ctx.db, ip, new Date(ctx.now.getTime() - lockMs))) > wrongAllowedPerAddress
  if (!until && !tooMany) return id
  await queries.deleteAttempt(ctx.db, id)
  if (until) throw new AppError('too_many', 'session.locked', { until: until.toISOString() })
  throw new AppError('too_many', 'session.too_many_attempts')
}

export async function attemptFailed(ctx: Ctx, username: string, id: string): Promise<void> {
  const before = await queries.listFailures(ctx.db, { usernameSha256: hashOf(username), besides: id, limit: wrongAllowed - 1 })
  await queries.updateLock(ctx.db, username, lockedUntil([ctx.now, ...before], ctx.now) ?? null)
}

export async function attemptSucceeded(ctx: Ctx, username: string, id: string): Promise<void> {
  await queries.markAttempt(ctx.db, id)
  await queries.updateLock(ctx.db, username, null)
}

/** Ends a lock-out from outside: a link or an administrator vouches for the person. */
export async function forgiveFailures(ctx: Ctx, username: string): Promise<void> {
  await queries.insertAttempt(ctx.db, { ip: '', usernameSha256: hashOf(username), at: ctx.now, succeeded: true })
}
