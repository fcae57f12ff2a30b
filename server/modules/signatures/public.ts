import type { App, Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import * as preparing from './prepare-file.ts'
import { findAuthority } from './queries.ts'
import * as sealing from './seal-file.ts'
import * as signing from './sign-files.ts'
import { readiness } from './views.ts'

export type UnlockedSeal = sealing.UnlockedSeal

/** Makes and keeps the revision with all fields. Throws file.not_found, file.cannot_prepare, place.outside_page. */
export function prepareFile(ctx: Ctx, request: preparing.PrepareRequest) {
  return preparing.prepareFile(ctx, request)
}

/**
 * Certifies files in their field "signer1" with the actor's key: one PIN for all, each answers for itself, a signing id done
 * before answers its file again. Outside of transactions. Throws pin.wrong, pin.locked, certificate.none, certificate.expired.
 */
export function signFiles(ctx: Ctx, request: { pin: string; items: readonly signing.Item[] }): Promise<signing.Result[]> {
  return signing.signFiles(ctx, request)
}

/** Opens a seal's key for the actor. Outside of transactions. Throws pin.wrong, pin.locked, certificate.none, certificate.expired, seal.no_certificate, seal.not_held. */
export function unlockSeal(ctx: Ctx, request: { pin: string; sealId: string }): Promise<UnlockedSeal> {
  return sealing.unlockSeal(ctx, request)
}

/** Anew for each document of many, in its own transaction. Throws seal.no_certificate, seal.not_held, certificate.none. */
export function assertSealHeld(ctx: Ctx, seal: UnlockedSeal): Promise<void> {
  return sealing.assertStillHeld(ctx, seal)
}

/** Fills number, date and QR and seals, in one revision. Throws seal.failed. */
export function sealFile(ctx: Ctx, seal: UnlockedSeal, request: sealing.Sealing): Promise<{ fileId: string; sha256: Buffer }> {
  return sealing.sealFile(ctx, seal, request)
}

/** Who of these people can sign now, and who has a signature image. */
export function certificateReady(db: Db, personIds: readonly string[], now: Date): Promise<Map<string, { hasCertificate: boolean; hasImage: boolean }>> {
  return readiness(db, personIds, now)
}

/** The certificate of the built-in test authority, DER; undefined before its first use. */
export async function authorityCertificate(app: Pick<App, 'db'>): Promise<Buffer | undefined> {
  return (await findAuthority(app.db))?.certificate
}
