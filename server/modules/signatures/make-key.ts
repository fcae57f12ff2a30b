import { generateKeyPairSync } from 'node:crypto'
import { makeKeyPair } from '../../../lib/x509/key-pair.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { certify } from './authority.ts'
import { sealUnderPin } from './envelope.ts'
import * as queries from './queries.ts'
import { type CredentialRow, findPerson } from './views.ts'

/** A person's signing key and key-agreement key under the PIN, with a certificate of the test authority; an older one is revoked. */
export async function makePersonKey(ctx: Ctx, personId: string, pin: string, older: CredentialRow | undefined): Promise<string> {
  const person = await findPerson(ctx.db, personId)
  if (!person) throw new Error('no such person')
  const signing = await makeKeyPair()
  const agreement = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const keys = { signing: Buffer.from(signing.pkcs8), agreement: agreement.privateKey.export({ type: 'pkcs8', format: 'der' }) }
  const subject = { commonName: person.fullName, ...(person.unitName && { organisation: person.unitName }), ...(person.title && { title: person.title }) }
  const issued = await certify(ctx, { subject, spki: signing.spki })
  const envelope = await sealUnderPin(ctx.config.dataDir, pin, keys)
  keys.signing.fill(0)
  keys.agreement.fill(0)
  if (older && !older.revokedAt) await queries.revoke(ctx.db, older.id, ctx.now, null)
  const id = await queries.insertCredential(ctx.db, {
    ...{ holder_kind: 'person', person_id: personId, certificate: issued.certificate, chain: issued.chain, serial: issued.serial },
    ...{ subject: issued.subject, from_at: issued.from, to_at: issued.to, is_test: true, envelope },
    agreement_public: agreement.publicKey.export({ type: 'spki', format: 'der' }),
  })
  await queries.closeRequest(ctx.db, personId, id, ctx.now)
  const facts = { serial: issued.serial, toAt: issued.to.toISOString() }
  await emit(ctx, [{ name: 'certificate.issued', objectKind: 'credential', objectId: id, unitId: null, tell: [personId], facts }])
  return id
}
