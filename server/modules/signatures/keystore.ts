import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { ensureDemoKey } from './demo-keys.ts'
import { openWithPin, type PinKeys, sealUnderPin } from './envelope.ts'
import * as queries from './queries.ts'
import { stateOf } from './rules.ts'
import { type CredentialRow, newestOfPerson } from './views.ts'

export type Unlocked = { credential: CredentialRow; keys: PinKeys }

export function forget(unlocked: { keys: PinKeys }): void {
  unlocked.keys.signing.fill(0)
  unlocked.keys.agreement.fill(0)
}

/** Opens an envelope and keeps count; outside of any transaction, so that a wrong PIN counts whatever becomes of the act. */
async function open(ctx: Ctx, credential: CredentialRow, pin: string): Promise<PinKeys> {
  if (ctx.db.isTransaction) throw new Error('a PIN is tried outside of transactions')
  if (credential.lockedAt) throw new AppError('rule', 'pin.locked')
  if (!credential.envelope) throw new AppError('rule', 'certificate.none')
  const keys = await openWithPin(ctx.config.dataDir, pin, credential.envelope)
  if (!keys) {
    const left = await queries.countWrongPin(ctx.db, credential.id, ctx.now)
    throw left > 0 ? new AppError('rule', 'pin.wrong', { left }) : new AppError('rule', 'pin.locked')
  }
  if (!(await queries.acceptPin(ctx.db, credential.id))) throw new AppError('rule', 'pin.locked')
  // Two peppers may live at once: the next right PIN seals anew under the newest.
  if (keys.stale) await queries.setEnvelope(ctx.db, credential.id, await sealUnderPin(ctx.config.dataDir, pin, keys))
  return keys
}

/** The actor's own key. Throws pin.wrong, pin.locked, certificate.none, certificate.expired. */
export async function unlockOwn(ctx: Ctx, pin: string): Promise<Unlocked> {
  const { personId } = personOf(ctx.actor)
  await ensureDemoKey(ctx, personId)
  const credential = await newestOfPerson(ctx.db, personId)
  const state = stateOf(credential, false, ctx.now)
  if (!credential || state === 'none' || state === 'revoked') throw new AppError('rule', 'certificate.none')
  if (state === 'expired') throw new AppError('rule', 'certificate.expired')
  return { credential, keys: await open(ctx, credential, pin) }
}
