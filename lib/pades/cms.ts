import { concat, sameBytes, sha256 } from './bytes.ts'
import { type Element, ecdsaRaw, ecdsaValue, integer, octets, oid, readChildren, readElement, sequence, setOf, tlv } from './der.ts'
import { PadesError } from './pades-error.ts'

const ids = {
  data: oid('1.2.840.113549.1.7.1'),
  signedData: oid('1.2.840.113549.1.7.2'),
  contentType: oid('1.2.840.113549.1.9.3'),
  messageDigest: oid('1.2.840.113549.1.9.4'),
  signingCertificateV2: oid('1.2.840.113549.1.9.16.2.47'),
  sha256: oid('2.16.840.1.101.3.4.2.1'),
  ecdsaSha256: oid('1.2.840.10045.4.3.2'),
  rsa: oid('1.2.840.113549.1.1.1'),
  ecKey: oid('1.2.840.10045.2.1'),
  p256: oid('1.2.840.10045.3.1.7'),
}
const nullValue = new Uint8Array([0x05, 0x00])
const isSame = (a: Uint8Array | undefined, b: Uint8Array) => a !== undefined && sameBytes(a, b)

/** ECDSA on P-256, or RSA with PKCS#1 v1.5; both over SHA-256. */
export type SignatureAlgorithm = 'ES256' | 'RS256'
type CertificateParts = { issuer: Uint8Array; serial: Uint8Array; spki: Uint8Array; algorithm: SignatureAlgorithm }

/** The parts that a signature repeats, byte for byte. Throws key_unsupported. */
export function certificateParts(der: Uint8Array): CertificateParts {
  try {
    const [tbs] = readChildren(readElement(der).content)
    const [serial, , issuer, , , spki] = readChildren(tbs?.content ?? der).filter((element) => element.tag !== 0xa0)
    const [algorithm] = readChildren(spki?.content ?? der)
    return {
      issuer: issuer?.whole ?? der,
      serial: serial?.whole ?? der,
      spki: spki?.whole ?? der,
      algorithm: algorithmOf(readChildren(algorithm?.content ?? der)),
    }
  } catch (error) {
    if (error instanceof PadesError) throw error
    throw new PadesError('key_unsupported', 'not a certificate')
  }
}

function algorithmOf([kind, parameters]: readonly Element[]): SignatureAlgorithm {
  if (isSame(kind?.whole, ids.rsa)) return 'RS256'
  if (isSame(kind?.whole, ids.ecKey) && isSame(parameters?.whole, ids.p256)) return 'ES256'
  throw new PadesError('key_unsupported', 'neither RSA nor P-256')
}

/**
 * The signed attributes of a PAdES baseline signature (ETSI EN 319 142-1): content type, digest, ESS signing
 * certificate v2; no signing time, which stands in /M. Encoded as SET: these are the bytes to be signed.
 */
export async function signedAttributes(digest: Uint8Array, certificate: Uint8Array): Promise<Uint8Array> {
  const { issuer, serial } = certificateParts(certificate)
  const issuerSerial = sequence(sequence(tlv(0xa4, issuer)), serial)
  // SHA-256 is the default of ESSCertIDv2 and therefore not written in DER (RFC 5035).
  const essCertificate = sequence(sequence(sequence(octets(await sha256(certificate)), issuerSerial)))
  const attribute = (type: Uint8Array, value: Uint8Array) => sequence(type, setOf([value]))
  return setOf([attribute(ids.contentType, ids.data), attribute(ids.messageDigest, octets(digest)), attribute(ids.signingCertificateV2, essCertificate)])
}

/** SignedData (RFC 5652) with everything but the signature value, which is empty. */
export function unsignedCms(parts: { attributes: Uint8Array; certificate: Uint8Array; chain: readonly Uint8Array[] }): Uint8Array {
  const { issuer, serial, algorithm } = certificateParts(parts.certificate)
  const digestAlgorithm = sequence(ids.sha256)
  const signatureAlgorithm = algorithm === 'ES256' ? sequence(ids.ecdsaSha256) : sequence(ids.rsa, nullValue)
  // The same attributes, as [0] IMPLICIT instead of SET.
  const attributes = concat([new Uint8Array([0xa0]), parts.attributes.subarray(1)])
  const signer = sequence(integer(1), sequence(issuer, serial), digestAlgorithm, attributes, signatureAlgorithm, octets(new Uint8Array(0)))
  const signedData = sequence(integer(1), setOf([digestAlgorithm]), sequence(ids.data), setOf([parts.certificate, ...parts.chain], 0xa0), setOf([signer]))
  return sequence(ids.signedData, tlv(0xa0, signedData))
}

/** Puts the value into a CMS made by unsignedCms. */
export function withSignatureValue(cms: Uint8Array, value: Uint8Array): Uint8Array {
  const [type, wrapper] = readChildren(readElement(cms).content)
  const signedData = readChildren(readElement(wrapper?.content ?? cms).content)
  const signer = readChildren(readElement(signedData.at(-1)?.content ?? cms).content)
  const algorithm = signer.at(-2)?.content ?? cms
  const isEc = isSame(readChildren(algorithm)[0]?.whole, ids.ecdsaSha256)
  const bytesOf = (elements: readonly Element[]) => elements.slice(0, -1).map((element) => element.whole)
  const signed = sequence(...bytesOf(signer), octets(isEc ? ecdsaDer(value) : value))
  return sequence(type?.whole ?? ids.signedData, tlv(0xa0, sequence(...bytesOf(signedData), setOf([signed]))))
}

/** 64 bytes are r‖s; anything else must already be the DER sequence of r and s. */
function ecdsaDer(value: Uint8Array): Uint8Array {
  if (value.length === 64) return ecdsaValue(value)
  try {
    const parts = readElement(value)
    const isPair = parts.tag === 0x30 && parts.whole.length === value.length && readChildren(parts.content).every((part) => part.tag === 0x02)
    if (isPair && readChildren(parts.content).length === 2) return value
  } catch {
    // Falls through: the value is neither form.
  }
  throw new PadesError('self_check_failed', 'the signature value is neither r‖s nor DER')
}

export type ReadCms = { certificate: Uint8Array; attributes: Uint8Array; digest: Uint8Array; value: Uint8Array }

/** Takes a CMS of one signer apart; zeros behind it are padding. Throws unreadable. */
export function readCms(bytes: Uint8Array): ReadCms {
  try {
    const [, wrapper] = readChildren(readElement(bytes).content)
    const signedData = readChildren(readElement(wrapper?.content ?? bytes).content)
    const certificates = readChildren(signedData.find((part) => part.tag === 0xa0)?.content ?? bytes)
    const [signer] = readChildren(signedData.at(-1)?.content ?? bytes)
    const [, id, , attributes, , value] = readChildren(signer?.content ?? bytes)
    const certificate = certificates.find((one) => isIssuedAs(one.whole, id?.content))
    if (!certificate || attributes?.tag !== 0xa0 || value?.tag !== 0x04) throw new RangeError('not our form')
    const digest = readChildren(attributes.content)
      .map((attribute) => readChildren(attribute.content))
      .find(([type]) => isSame(type?.whole, ids.messageDigest))
    const asSet = concat([new Uint8Array([0x31]), attributes.whole.subarray(1)])
    return { certificate: certificate.whole, attributes: asSet, digest: readElement(digest?.[1]?.content ?? bytes).content, value: value.content }
  } catch {
    throw new PadesError('unreadable', 'the signature is not CAdES of one signer')
  }
}

function isIssuedAs(certificate: Uint8Array, id: Uint8Array | undefined): boolean {
  const { issuer, serial } = certificateParts(certificate)
  return isSame(id, concat([issuer, serial]))
}

/** True when the key of the certificate made the value over the attributes. */
export async function isSignedBy({ certificate, attributes, value }: ReadCms): Promise<boolean> {
  const { algorithm, spki } = certificateParts(certificate)
  const { subtle } = globalThis.crypto
  const kind = algorithm === 'ES256' ? { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const key = await subtle.importKey('spki', spki.slice(), kind, false, ['verify'])
  return subtle.verify(kind, key, (algorithm === 'ES256' ? ecdsaRaw(value) : value).slice(), attributes.slice())
}
