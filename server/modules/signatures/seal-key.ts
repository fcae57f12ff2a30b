import { makeKeyPair } from '../../../lib/x509/key-pair.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { certify } from './authority.ts'
import * as queries from './queries.ts'
import { clerksOf, currentOfSeal, type SealFacts } from './views.ts'
import { wrapFor } from './wrap-key.ts'

/** A new key and certificate for a seal, wrapped to every clerk who has a key; the older certificate is revoked. Throws seal.no_clerk_with_key. */
export async function makeSealKey(ctx: Ctx, seal: SealFacts, appointmentId: string | null = null): Promise<string> {
  const clerks = (await clerksOf(ctx.db, seal.unit.id)).flatMap(({ personId, agreementPublic }) => (agreementPublic ? [{ personId, agreementPublic }] : []))
  if (clerks.length === 0) throw new AppError('rule', 'seal.no_clerk_with_key')
  const older = await currentOfSeal(ctx.db, seal.id)
  if (older) {
    await queries.removeSealKeys(ctx.db, { sealId: seal.id }, ctx.now)
    await queries.revoke(ctx.db, older.id, ctx.now, null)
  }
  const keys = await makeKeyPair()
  const issued = await certify(ctx, { subject: { commonName: seal.unitName, organisation: seal.unitName, unit: seal.name }, spki: keys.spki })
  const id = await queries.insertCredential(ctx.db, {
    ...{ holder_kind: 'seal', seal_id: seal.id, certificate: issued.certificate, chain: issued.chain, serial: issued.serial },
    ...{ subject: issued.subject, from_at: issued.from, to_at: issued.to, is_test: true },
  })
  const secret = Buffer.from(keys.pkcs8)
  const rows = clerks.map(({ personId, agreementPublic }) => ({
    ...{ credential_id: id, person_id: personId, admitted_by: null },
    wrapped: wrapFor(agreementPublic, secret, { credentialId: id, personId }),
  }))
  await queries.insertSealKeys(ctx.db, rows)
  secret.fill(0)
  const facts = { serial: issued.serial, sealId: seal.id, toAt: issued.to.toISOString(), clerks: rows.length }
  await emit(ctx, [{ name: 'certificate.issued', objectKind: 'credential', objectId: id, unitId: seal.unit.id, appointmentId, facts }])
  return id
}
