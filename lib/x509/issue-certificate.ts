import { BitString, fromBER, Integer, OctetString, Primitive, Sequence } from 'asn1js'
import { BasicConstraints, Certificate, CryptoEngine, Extension, ExtKeyUsage, PublicKeyInfo } from 'pkijs'
import { bufferOf, parseCertificate } from './certificate-bytes.ts'
import { nameParts, type Subject } from './subject.ts'

type Common = {
  subject: Subject
  /** SubjectPublicKeyInfo of the holder. */
  spki: Uint8Array
  from: Date
  to: Date
  /** Positive, at most 20 bytes; 16 random bytes when not given. */
  serial?: Uint8Array
}
export type RootRequest = Common & { key: CryptoKey }
export type LeafRequest = Common & { issuer: { certificate: Uint8Array; key: CryptoKey } }

const oids = { keyUsage: '2.5.29.15', basicConstraints: '2.5.29.19', extendedKeyUsage: '2.5.29.37', subjectKeyId: '2.5.29.14', authorityKeyId: '2.5.29.35' }
// RFC 5280 4.2.1.12: e-mail protection and client authentication.
const leafPurposes = ['1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.2']
// RFC 5280 4.2.1.3: bit numbers of key usage.
const usage = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, crlSign: 6 } as const

/** A self-signed root, ECDSA P-256 with SHA-256; the key is the private half of the subject's own key. */
export function issueRoot(request: RootRequest): Promise<Uint8Array> {
  return issue(request, { key: request.key })
}

/** A person's or an organisation's signing certificate. It names no revocation points, so that it can be judged offline. */
export function issueLeaf(request: LeafRequest): Promise<Uint8Array> {
  return issue(request, { key: request.issuer.key, parent: parseCertificate(request.issuer.certificate) })
}

async function issue(request: Common, issuer: { key: CryptoKey; parent?: Certificate }): Promise<Uint8Array> {
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ valueHex: bufferOf(positive(request.serial ?? globalThis.crypto.getRandomValues(new Uint8Array(16)))) })
  certificate.subject.typesAndValues.push(...nameParts(request.subject))
  certificate.issuer = issuer.parent?.subject ?? certificate.subject
  certificate.notBefore.value = request.from
  certificate.notAfter.value = request.to
  certificate.subjectPublicKeyInfo = new PublicKeyInfo({ schema: fromBER(bufferOf(request.spki)).result })
  const own = await keyId(certificate)
  const authority = issuer.parent ? await keyId(issuer.parent) : own
  certificate.extensions = extensionsOf({ isRoot: !issuer.parent, own, authority })
  await certificate.sign(issuer.key, 'SHA-256', new CryptoEngine({ crypto: globalThis.crypto }))
  return new Uint8Array(certificate.toSchema(true).toBER(false))
}

/** First bit 0 and second bit 1: positive and of full length, so that DER needs no padding byte. */
function positive(bytes: Uint8Array): Uint8Array {
  const serial = bytes.slice()
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  return serial
}

function keyUsage(bits: readonly number[]): ArrayBuffer {
  let byte = 0
  for (const bit of bits) byte |= 0x80 >> bit
  return new BitString({ valueHex: new Uint8Array([byte]).buffer, unusedBits: 7 - Math.max(...bits) }).toBER(false)
}

/** RFC 5280 4.2.1.2, method 1. */
function keyId(certificate: Certificate): Promise<ArrayBuffer> {
  return globalThis.crypto.subtle.digest('SHA-1', certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView.slice())
}

function extensionsOf({ isRoot, own, authority }: { isRoot: boolean; own: ArrayBuffer; authority: ArrayBuffer }): Extension[] {
  const extension = (extnID: string, critical: boolean, extnValue: ArrayBuffer) => new Extension({ extnID, critical, extnValue })
  const bits = isRoot ? [usage.keyCertSign, usage.crlSign] : [usage.digitalSignature, usage.nonRepudiation]
  const keyIdentifier = new Primitive({ valueHex: authority, idBlock: { tagClass: 3, tagNumber: 0 } })
  const common = [
    extension(oids.basicConstraints, true, new BasicConstraints({ cA: isRoot }).toSchema().toBER(false)),
    extension(oids.keyUsage, true, keyUsage(bits)),
    extension(oids.subjectKeyId, false, new OctetString({ valueHex: own }).toBER(false)),
    extension(oids.authorityKeyId, false, new Sequence({ value: [keyIdentifier] }).toBER(false)),
  ]
  if (isRoot) return common
  return [...common, extension(oids.extendedKeyUsage, false, new ExtKeyUsage({ keyPurposes: leafPurposes }).toSchema().toBER(false))]
}
