import { parseCertificate } from './certificate-bytes.ts'
import { readName, type Subject } from './subject.ts'

export type CertificateFacts = {
  subject: Subject
  issuer: Subject
  /** Hex, without the sign byte that DER may put before it. */
  serial: string
  from: Date
  to: Date
  isCa: boolean
  /** SubjectPublicKeyInfo. */
  spki: Uint8Array
}

/** What a certificate says of itself; no judgement. Throws when the bytes are no certificate. */
export function readCertificate(der: Uint8Array): CertificateFacts {
  const certificate = parseCertificate(der)
  const constraints = certificate.extensions?.find((extension) => extension.extnID === '2.5.29.19')?.parsedValue as { cA?: boolean } | undefined
  return {
    subject: readName(certificate.subject),
    issuer: readName(certificate.issuer),
    serial: Array.from(certificate.serialNumber.valueBlock.valueHexView, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    from: certificate.notBefore.value,
    to: certificate.notAfter.value,
    isCa: constraints?.cA === true,
    spki: new Uint8Array(certificate.subjectPublicKeyInfo.toSchema().toBER(false)),
  }
}
