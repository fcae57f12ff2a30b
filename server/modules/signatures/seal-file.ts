import { encode } from 'uqr'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { ensureDemoSeal } from './demo-keys.ts'
import { forget, unlockOwn } from './keystore.ts'
import { pictureOf } from './picture-of.ts'
import { signFile } from './sign-file.ts'
import { type CredentialRow, currentOfSeal, findCredential, findSeal, findSealKey } from './views.ts'
import { unwrapWith } from './wrap-key.ts'

/** A seal's key, open for one act of the clerk who opened it. */
export type UnlockedSeal = { sealId: string; credential: CredentialRow; ownCredentialId: string; secret: Buffer; imageFileId: string | null; name: string }

/** The current certificate of a seal and the key wrapped to the actor. Throws seal.no_certificate, seal.not_held. */
async function findHeld(ctx: Ctx, sealId: string): Promise<{ credential: CredentialRow; wrapped: Buffer }> {
  const credential = await currentOfSeal(ctx.db, sealId)
  if (!credential || credential.toAt <= ctx.clock.now()) throw new AppError('rule', 'seal.no_certificate')
  const wrapped = await findSealKey(ctx.db, credential.id, personOf(ctx.actor).personId)
  if (!wrapped) throw new AppError('rule', 'seal.not_held')
  return { credential, wrapped }
}

/** Whether the key that was opened is still the seal's, wrapped to the actor, and his own still good. Throws seal.no_certificate, seal.not_held, certificate.none. */
export async function assertStillHeld(ctx: Ctx, { sealId, credential, ownCredentialId }: UnlockedSeal): Promise<void> {
  const held = await findHeld(ctx, sealId)
  if (held.credential.id !== credential.id) throw new AppError('rule', 'seal.no_certificate')
  const own = await findCredential(ctx.db, ownCredentialId)
  if (!own || own.revokedAt) throw new AppError('rule', 'certificate.none')
}

export async function unlockSeal(ctx: Ctx, { pin, sealId }: { pin: string; sealId: string }): Promise<UnlockedSeal> {
  const { personId } = personOf(ctx.actor)
  await ensureDemoSeal(ctx, sealId)
  const seal = await findSeal(ctx.db, sealId)
  if (!seal) throw new AppError('rule', 'seal.no_certificate')
  const { credential, wrapped } = await findHeld(ctx, sealId)
  const own = await unlockOwn(ctx, pin)
  try {
    const secret = unwrapWith(own.keys.agreement, wrapped, { credentialId: credential.id, personId })
    // Wrapped to a key the clerk had before: somebody who holds the seal must let him in again.
    if (!secret) throw new AppError('rule', 'seal.not_held')
    return { sealId, credential, ownCredentialId: own.credential.id, secret, imageFileId: seal.imageFileId, name: seal.unitName }
  } finally {
    forget(own)
  }
}

export type Sealing = { signingId?: string; fileId: string; fill: { number: string; date: string; qrText: string } }
/** Fills number, date and QR and seals, in one revision. */
export async function sealFile(ctx: Ctx, seal: UnlockedSeal, { signingId = newId(), fileId, fill }: Sealing): Promise<{ fileId: string; sha256: Buffer }> {
  const picture = await pictureOf(ctx, seal.imageFileId)
  const qr = encode(fill.qrText, { ecc: 'M', border: 0 }).data
  const request = { field: 'seal', name: seal.name, ...(picture && { picture }), fill: { number: fill.number, date: fill.date, qr } }
  try {
    const made = await signFile(ctx, { signingId, fileId, credential: seal.credential, secret: seal.secret, request })
    return { fileId: made.id, sha256: made.sha256 }
  } catch (error) {
    if (error instanceof AppError && error.code === 'signature.failed') throw new AppError('rule', 'seal.failed', error.details)
    throw error
  }
}
