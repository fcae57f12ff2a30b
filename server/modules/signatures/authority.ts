import { issueLeaf, issueRoot } from '../../../lib/x509/issue-certificate.ts'
import { importSigningKey, makeKeyPair } from '../../../lib/x509/key-pair.ts'
import { readCertificate } from '../../../lib/x509/read-certificate.ts'
import type { Subject } from '../../../lib/x509/subject.ts'
import { inTransaction } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { keepSecret, readSecret } from '../../platform/secrets.ts'
import * as queries from './queries.ts'
import { certificateYears } from './rules.ts'

const purpose = 'test-authority'
const rootYears = 20
const name = 'Nhịp Cầu - Cơ quan chứng thực thử nghiệm'
const yearsAfter = (from: Date, years: number) => new Date(Date.UTC(from.getUTCFullYear() + years, from.getUTCMonth(), from.getUTCDate()))

export type Authority = { certificate: Uint8Array; secretId: string }

/** The built-in test authority, made at its first use; two processes at once make one. Its key never enters the database. */
export async function ensureAuthority(ctx: Ctx): Promise<Authority> {
  const known = await queries.findAuthority(ctx.db)
  if (known) return known
  return inTransaction(ctx, async (inner) => {
    await queries.lockAuthority(inner.db)
    const meanwhile = await queries.findAuthority(inner.db)
    if (meanwhile) return meanwhile
    const keys = await makeKeyPair()
    const subject = { commonName: name, organisation: 'Bản thử nghiệm, không có giá trị pháp lý' }
    const certificate = await issueRoot({ subject, spki: keys.spki, key: keys.privateKey, from: inner.now, to: yearsAfter(inner.now, rootYears) })
    const secretId = await keepSecret(inner.config.dataDir, purpose, keys.pkcs8)
    await queries.insertAuthority(inner.db, { name, certificate: Buffer.from(certificate), secret_id: secretId })
    return { certificate, secretId }
  })
}

export type Issued = { certificate: Buffer; chain: Buffer[]; serial: string; subject: string; from: Date; to: Date }
/** A certificate for somebody's public key. */
export async function certify(ctx: Ctx, holder: { subject: Subject; spki: Uint8Array }): Promise<Issued> {
  const authority = await ensureAuthority(ctx)
  const key = await importSigningKey(await readSecret(ctx.config.dataDir, purpose, authority.secretId))
  const to = yearsAfter(ctx.now, certificateYears)
  const certificate = await issueLeaf({ ...holder, issuer: { certificate: authority.certificate, key }, from: ctx.now, to })
  const facts = readCertificate(certificate)
  return {
    certificate: Buffer.from(certificate),
    chain: [Buffer.from(authority.certificate)],
    ...{ serial: facts.serial, subject: facts.subject.commonName, from: facts.from, to: facts.to },
  }
}
