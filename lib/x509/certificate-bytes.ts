import { fromBER } from 'asn1js'
import { Certificate } from 'pkijs'

export const bufferOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer

/** Throws when the bytes are no certificate. */
export function parseCertificate(der: Uint8Array): Certificate {
  const parsed = fromBER(bufferOf(der))
  if (parsed.offset === -1) throw new TypeError('not a certificate')
  return new Certificate({ schema: parsed.result })
}
