import { encode } from 'uqr'
import { letterPlaces, makePdf, type PdfLetter } from '../../../server/testing/papers/make-pdf.ts'
import { makeSealPng, makeSignaturePng } from '../../../server/testing/papers/make-png.ts'
import { tinos } from '../../../server/testing/papers/tinos.ts'
import { issueLeaf, issueRoot } from '../../x509/issue-certificate.ts'
import { type KeyPair, makeKeyPair, signBytes } from '../../x509/key-pair.ts'
import { sealBoxFor } from '../box.ts'
import { checkRevision } from '../check-revision.ts'
import { completeSignature } from '../complete-signature.ts'
import { readPicture } from '../picture.ts'
import { type FieldsSpec, prepareFields } from '../prepare-fields.ts'
import { makeStampFont, type StampFont } from '../stamp-font.ts'
import { type SignatureRequest, startSignature } from '../start-signature.ts'

export type Holder = { certificate: Uint8Array; keys: KeyPair }
export type Office = { root: Holder; leader: Holder; seal: Holder; font: StampFont }

const from = new Date('2025-01-01T00:00:00Z')
const to = new Date('2035-01-01T00:00:00Z')
export const footNote = 'BẢN THỬ NGHIỆM, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ'
export const signedAt = new Date('2026-11-25T03:04:05Z')
// 36 mm, the true size of the seal.
export const sealPoints = (36 * 72) / 25.4

/** A root, a leader's and a seal's certificate, and the font. */
export async function makeOffice(): Promise<Office> {
  const [rootKeys, leaderKeys, sealKeys] = await Promise.all([makeKeyPair(), makeKeyPair(), makeKeyPair()])
  const root = await issueRoot({ subject: { commonName: 'Gốc thử nghiệm' }, spki: rootKeys.spki, key: rootKeys.privateKey, from, to })
  const issue = (commonName: string, keys: KeyPair) =>
    issueLeaf({ subject: { commonName }, spki: keys.spki, issuer: { certificate: root, key: rootKeys.privateKey }, from, to })
  return {
    root: { certificate: root, keys: rootKeys },
    leader: { certificate: await issue('Nguyễn Thị Minh Hạnh', leaderKeys), keys: leaderKeys },
    seal: { certificate: await issue('Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh An Giang', sealKeys), keys: sealKeys },
    font: await makeStampFont(tinos('regular'), tinos('italic')),
  }
}

export async function specOf(letter: PdfLetter = {}): Promise<FieldsSpec> {
  const { signature, ...places } = await letterPlaces(letter)
  return { ...places, signers: [signature], seal: sealBoxFor(signature, sealPoints), footNote }
}

export type Signing = Partial<SignatureRequest> & {
  field: string
  holder: Holder /** Instead of the holder's key. */
  sign?: (bytes: Uint8Array) => Promise<Uint8Array>
}
export async function signField(office: Office, bytes: Uint8Array, { holder, sign, ...request }: Signing): Promise<Uint8Array> {
  const full = { name: 'Nguyễn Thị Minh Hạnh', time: signedAt, certificate: holder.certificate, chain: [office.root.certificate], ...request }
  const started = await startSignature(bytes, full, office.font)
  return completeSignature(started, await (sign ?? ((toSign) => signBytes(holder.keys.privateKey, toSign)))(started.toBeSigned))
}

export const fill = () => ({
  number: '1234',
  date: 'ngày 25 tháng 11 năm 2026',
  qr: encode('https://nhipcau.example.vn/v/01990000-0000-7000-8000-000000000000', { ecc: 'M', border: 0 }).data,
})

/** The whole order on one letter, every revision checked. */
export async function signAll(office: Office, letter: PdfLetter = {}) {
  const source = await makePdf(letter)
  return signSource(office, source, await specOf(letter))
}

export async function signSource(office: Office, source: Uint8Array, spec: FieldsSpec) {
  const prepared = await prepareFields(source, spec, office.font)
  await checkRevision(source, prepared)
  const picture = await readPicture(makeSignaturePng())
  const certified = await signField(office, prepared, { field: 'signer1', holder: office.leader, certify: true, reason: 'Ký ban hành', picture })
  await checkRevision(prepared, certified)
  const seal = await readPicture(makeSealPng())
  const sealed = await signField(office, certified, { field: 'seal', holder: office.seal, name: 'Ban Thường trực', picture: seal, fill: fill() })
  await checkRevision(certified, sealed)
  return { source, prepared, certified, sealed }
}
