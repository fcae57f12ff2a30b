import { hexOf } from './bytes.ts'
import { withSignatureValue } from './cms.ts'
import { PadesError } from './pades-error.ts'
import { contentsBytes, type Started } from './start-signature.ts'

/** The signed file. The value is r‖s or its DER for ECDSA, or the RSA value. Throws self_check_failed for a value of no such form. */
export function completeSignature(started: Started, value: Uint8Array): Uint8Array {
  const cms = withSignatureValue(started.cms, value)
  if (cms.length > contentsBytes) throw new PadesError('contents_too_small')
  const bytes = started.bytes.slice()
  bytes.set(hexOf(cms), started.contentsAt)
  return bytes
}
