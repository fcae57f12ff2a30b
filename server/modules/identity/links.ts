import { createHmac } from 'node:crypto'
import type { Ctx } from '../../platform/ctx.ts'
import { currentSecret } from '../../platform/secrets.ts'
import { tokenHash } from './load-actor.ts'
import * as queries from './queries.ts'
import { linkMs } from './rules.ts'
import { findLinkExpiry } from './views.ts'

export type OneTimeLink = { url: string; expiresAt: string }

/** Made from the act's id, so that a retry of the act answers the same link though the database knows only its hash. */
async function tokenOf(ctx: Pick<Ctx, 'act' | 'config'>): Promise<string> {
  const secret = await currentSecret(ctx.config.dataDir, 'links')
  return createHmac('sha256', secret.value).update(ctx.act.id).digest('base64url')
}

export async function makeLink(ctx: Ctx, accountId: string, purpose: 'first_administrator' | 'set_password'): Promise<void> {
  const tokenSha256 = tokenHash(await tokenOf(ctx))
  await queries.insertLink(ctx.db, { tokenSha256, purpose, accountId, now: ctx.now, expiresAt: new Date(ctx.now.getTime() + linkMs) })
}

/** The link this act made, or null when it made none. */
export async function linkOfAct(ctx: Ctx): Promise<OneTimeLink | null> {
  const token = await tokenOf(ctx)
  const expiresAt = await findLinkExpiry(ctx.db, tokenHash(token))
  return expiresAt ? { url: `${ctx.config.appUrl}/app/links/${token}`, expiresAt: expiresAt.toISOString() } : null
}
