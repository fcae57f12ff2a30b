import { fromBER } from 'asn1js'
import { Certificate } from 'pkijs'

/** A copy of its own: a Node Buffer is a window on memory that it shares with others. */
export const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

/** Throws when the bytes are no certificate. */
export function parseCertificate(der: Uint8Array): Certificate {
  const parsed = fromBER(bufferOf(der))
  if (parsed.offset === -1) throw new TypeError('not a certificate')
  return new Certificate({ schema: parsed.result })
}
