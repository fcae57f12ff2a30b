import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { issueLeaf, issueRoot } from './issue-certificate.ts'
import { importSigningKey, makeKeyPair, signBytes } from './key-pair.ts'
import { readCertificate } from './read-certificate.ts'

const from = new Date('2026-01-01T00:00:00Z')
const to = new Date('2036-01-01T00:00:00Z')
const pem = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n')}\n-----END CERTIFICATE-----\n`

async function makeChain() {
  const [rootKeys, keys] = await Promise.all([makeKeyPair(), makeKeyPair()])
  const root = await issueRoot({ subject: { commonName: 'Gốc thử nghiệm' }, spki: rootKeys.spki, key: rootKeys.privateKey, from, to })
  const subject = { commonName: 'Nguyễn Thị Mẫu', organisation: 'Uỷ ban MTTQ Việt Nam', title: 'Phó Chủ tịch' }
  const leaf = await issueLeaf({ subject, spki: keys.spki, issuer: { certificate: root, key: rootKeys.privateKey }, from, to })
  return { root, leaf, keys }
}

test('OpenSSL accepts the chain and reads the names in Vietnamese', async () => {
  const { root, leaf } = await makeChain()
  const folder = mkdtempSync(join(tmpdir(), 'nhipcau-x509-'))
  writeFileSync(join(folder, 'root.pem'), pem(root))
  writeFileSync(join(folder, 'leaf.pem'), pem(leaf))
  expect(execFileSync('openssl', ['verify', '-x509_strict', '-CAfile', join(folder, 'root.pem'), join(folder, 'leaf.pem')]).toString()).toContain('OK')
  const text = execFileSync('openssl', ['x509', '-in', join(folder, 'leaf.pem'), '-noout', '-text', '-nameopt', 'utf8']).toString()
  expect(text).toContain('Nguyễn Thị Mẫu')
  expect(text).toMatch(/Digital Signature, Non Repudiation/)
  expect(text).toMatch(/CA:FALSE/)
})

test('what was written is read again', async () => {
  const { root, leaf } = await makeChain()
  const facts = readCertificate(leaf)
  expect(facts).toMatchObject({
    subject: { commonName: 'Nguyễn Thị Mẫu', title: 'Phó Chủ tịch', country: 'VN' },
    issuer: { commonName: 'Gốc thử nghiệm' },
    isCa: false,
    from,
    to,
  })
  expect(facts.serial).toMatch(/^[0-9a-f]{32}$/)
  expect(readCertificate(root).isCa).toBe(true)
  expect(() => readCertificate(new Uint8Array([1, 2, 3]))).toThrow()
  // A Node Buffer is a window on shared memory: it must be read as its own bytes.
  expect(readCertificate(Buffer.from(leaf)).serial).toBe(facts.serial)
})

test('a key that was kept as PKCS#8 signs what its public half verifies', async () => {
  const { keys } = await makeChain()
  const bytes = new TextEncoder().encode('Nhịp Cầu')
  const value = await signBytes(await importSigningKey(Buffer.from(keys.pkcs8)), bytes)
  expect(value).toHaveLength(64)
  expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, keys.publicKey, value as Uint8Array<ArrayBuffer>, bytes)).toBe(true)
})
