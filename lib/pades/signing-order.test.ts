import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { makePdf, type PdfLetter } from '../../server/testing/papers/make-pdf.ts'
import { pageByPoppler, textByPoppler, verifyWithTools } from '../../server/testing/verify-pdf.ts'
import { issueLeaf } from '../x509/issue-certificate.ts'
import { signBytes } from '../x509/key-pair.ts'
import { checkRevision } from './check-revision.ts'
import { ecdsaValue } from './der.ts'
import { prepareFields } from './prepare-fields.ts'
import { readSignatures } from './read-signatures.ts'
import { fill, makeOffice, type Office, signAll, signField, signSource, specOf } from './testing/sign-all.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
})

const isPrefix = (part: Uint8Array, whole: Uint8Array) => Buffer.from(whole.subarray(0, part.length)).equals(part)
const sources: [string, PdfLetter][] = [
  ['one page with a classic table', {}],
  ['three pages with a classic table', { pages: 3 }],
  ['one page with object and cross-reference streams', { xrefStreams: true }],
  ['three pages with object and cross-reference streams', { pages: 3, xrefStreams: true }],
  ['a letter of 200 KB', { bytes: 200_000 }],
]

describe.each(sources)('prepare, certify, fill and seal %s', (_, letter) => {
  it('gives two signatures that poppler, OpenSSL and qpdf accept, the last over the whole file', async () => {
    const { source, prepared, certified, sealed } = await signAll(office, letter)

    expect(await verifyWithTools(sealed, office.root.certificate)).toEqual({
      signatures: [
        { valid: true, trusted: true, total: false },
        { valid: true, trusted: true, total: true },
      ],
      cades: [true, true],
      qpdf: true,
    })
    expect([isPrefix(source, prepared), isPrefix(prepared, certified), isPrefix(certified, sealed)]).toEqual([true, true, true])
  })

  it('goes on with the kind of cross-reference that the source has', async () => {
    const { prepared, certified, sealed } = await signAll(office, letter)

    for (const file of [prepared, certified, sealed]) {
      const text = Buffer.from(file).toString('latin1')
      const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
      expect(text.slice(start, start + 4) === 'xref').toBe(!letter.xrefStreams)
    }
  })
})

describe('the tools', () => {
  it('notice a changed byte and a root that is not theirs', async () => {
    const { sealed } = await signAll(office)
    const changed = sealed.slice()
    // Inside the second line of the file, a comment of four bytes above 127.
    changed[12] = (changed[12] ?? 0) ^ 1
    const verdict = await verifyWithTools(changed, office.root.certificate)
    const stranger = await verifyWithTools(sealed, (await makeOffice()).root.certificate)

    expect([verdict.signatures.map((one) => one.valid), verdict.cades]).toEqual([
      [false, false],
      [false, false],
    ])
    expect([stranger.signatures.map((one) => one.trusted), stranger.cades]).toEqual([
      [false, false],
      [false, false],
    ])
  })
})

describe.each([
  ['object streams with a predicted cross-reference', ['--object-streams=generate']],
  ['a linearized table', ['--linearize']],
  ['linearized object streams', ['--linearize', '--object-streams=generate']],
])('a letter that another program wrote with %s', (_, options) => {
  it('is signed like our own', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'rewritten-'))
    const [from, to] = [join(dir, 'from.pdf'), join(dir, 'to.pdf')]
    await writeFile(from, await makePdf({ pages: 2 }))
    await promisify(execFile)('qpdf', [...options, from, to])
    const { sealed } = await signSource(office, new Uint8Array(await readFile(to)), await specOf({ pages: 2 }))
    await rm(dir, { recursive: true })

    const verdict = await verifyWithTools(sealed, office.root.certificate)
    expect(verdict.signatures.map((one) => one.valid && one.trusted)).toEqual([true, true])
    expect([verdict.cades, verdict.qpdf]).toEqual([[true, true], true])
  })
})

describe('other keys', () => {
  it('takes the DER form of an ECDSA value, as tokens give it, and RSA', async () => {
    const { source } = await signAll(office)
    const prepared = await prepareFields(source, await specOf(), office.font)
    const holder = await rsaHolder()
    const byRsa = (bytes: Uint8Array) => crypto.subtle.sign('RSASSA-PKCS1-v1_5', holder.rsa, bytes.slice()).then((value) => new Uint8Array(value))
    const certified = await signField(office, prepared, { field: 'signer1', holder, certify: true, sign: byRsa })
    const byToken = async (bytes: Uint8Array) => ecdsaValue(await signBytes(office.seal.keys.privateKey, bytes))
    const sealed = await signField(office, certified, { field: 'seal', holder: office.seal, fill: fill(), sign: byToken })
    await checkRevision(prepared, certified)
    await checkRevision(certified, sealed)

    const verdict = await verifyWithTools(sealed, office.root.certificate)
    expect(verdict.signatures.map((one) => one.valid && one.trusted)).toEqual([true, true])
    expect(verdict.cades).toEqual([true, true])
  })
})

async function rsaHolder() {
  const kind = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }
  const pair = await crypto.subtle.generateKey(kind, true, ['sign', 'verify'])
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
  const issuer = { certificate: office.root.certificate, key: office.root.keys.privateKey }
  const certificate = await issueLeaf({ subject: { commonName: 'Trần Văn Bình' }, spki, issuer, from: new Date('2025-01-01'), to: new Date('2035-01-01') })
  return { ...office.leader, certificate, rsa: pair.privateKey }
}

describe('what a reader sees', () => {
  it('has number, date and foot note as text after sealing', async () => {
    const { sealed } = await signAll(office, { pages: 2 })
    const text = await textByPoppler(sealed)

    expect(text).toContain('1234')
    expect(text).toContain('25 tháng')
    expect(text.match(/BẢN THỬ NGHIỆM, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ/g)).toHaveLength(2)
  })

  it('has every module of the QR code in its place', async () => {
    const { sealed } = await signAll(office)
    const { qr: box } = await specOf()
    const dots = 4
    const page = await pageByPoppler(sealed, 72 * dots)
    const { qr } = fill()
    const unit = (box.width * dots) / (qr.length + 4)
    const left = box.x * dots
    const top = page.height - (box.y + box.height) * dots
    const seen = qr.map((row, y) => row.map((_, x) => page.isDark(Math.floor(left + (x + 2.5) * unit), Math.floor(top + (y + 2.5) * unit))))

    expect(seen).toEqual(qr)
  })

  it('names the signers in their order, and only the last one covers the whole file', async () => {
    const { sealed, certified } = await signAll(office)
    const found = await readSignatures(sealed)

    expect(found.map(({ field, coversWholeFile }) => ({ field, coversWholeFile }))).toEqual([
      { field: 'signer1', coversWholeFile: false },
      { field: 'seal', coversWholeFile: true },
    ])
    expect(Buffer.from(found[0]?.certificate ?? []).equals(office.leader.certificate)).toBe(true)
    expect(Buffer.from(found[1]?.certificate ?? []).equals(office.seal.certificate)).toBe(true)
    expect(await readSignatures(certified)).toHaveLength(1)
  })
})
