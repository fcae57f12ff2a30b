import { z } from 'zod'
import { endpoint, id, instant, none, words } from './endpoint.ts'
import { credentialState } from './organisation.ts'

/** A wrong one answers `pin.wrong` with `details.left`, the tries that are left before `pin.locked`. */
export const pin = z.string().regex(/^\d{6}$/)
const myKey = z.object({
  state: credentialState,
  credential: z.object({ id, subject: z.string(), serial: z.string(), fromAt: instant, toAt: instant, isTest: z.boolean() }).nullable(),
  /** Where the person's signature image can be read, or null. */
  imageUrl: z.string().nullable(),
  /** Seals whose keys this person may use. */
  seals: z.array(z.object({ id, name: z.string() })),
})
export const getMyKey = endpoint('getMyKey', { summary: "State of one's certificate, key and signature image", auth: ['person'], reply: myKey, errors: [] })
export const setPin = endpoint('setPin', {
  summary: 'First PIN: makes the key and the certificate that the administrator allowed. With the old PIN: changes it',
  auth: ['person'],
  body: z.object({ pin, oldPin: pin.optional() }),
  reply: myKey,
  errors: ['certificate.not_allowed', 'pin.wrong', 'pin.locked', 'pin.too_simple', 'pin.old_required'],
})
export const setSignatureImage = endpoint('setSignatureImage', {
  summary: "One's handwritten signature: a transparent PNG",
  auth: ['person'],
  body: z.object({ fileId: id }),
  reply: myKey,
  errors: ['file.not_found', 'file.not_ready', 'image.not_transparent_png'],
})
export const signatureImage = endpoint('signatureImage', {
  summary: "One's handwritten signature as a picture",
  auth: ['person'],
  reply: none,
  errors: ['file.not_found'],
})
export const allowCertificate = endpoint('allowCertificate', {
  summary: 'Allow a person a (new) certificate; the person sets the PIN. An old one is revoked when the new one is made',
  auth: ['person'],
  params: z.object({ id }),
  reply: none,
  errors: ['person.not_found', 'certificate.not_permitted'],
})
export const revokeCertificate = endpoint('revokeCertificate', {
  summary: 'Revoke a certificate, with a reason',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ reason: words(500) }),
  reply: none,
  errors: ['credential.not_found', 'certificate.not_permitted', 'certificate.revoked'],
})
export const unlockPin = endpoint('unlockPin', {
  summary: 'Unlock after five wrong PINs',
  auth: ['person'],
  params: z.object({ id }),
  reply: none,
  errors: ['credential.not_found', 'certificate.not_permitted'],
})
export const issueSealCertificate = endpoint('issueSealCertificate', {
  summary: 'New certificate and key for a seal, wrapped to the clerks who have keys',
  auth: ['person'],
  params: z.object({ id }),
  reply: none,
  errors: ['seal.not_found', 'certificate.not_permitted', 'seal.no_clerk_with_key'],
})
export const admitClerk = endpoint('admitClerk', {
  summary: 'An authorised clerk lets a new clerk use the seal, with the written permission noted (Decree 30/2020 art. 32)',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ personId: id, pin, permission: words(500) }),
  reply: none,
  errors: ['seal.not_found', 'seal.not_held', 'person.not_found', 'seal.not_a_clerk', 'seal.clerk_without_key', 'pin.wrong', 'pin.locked'],
})
export const removeClerk = endpoint('removeClerk', {
  summary: "Take the seal's key from a clerk",
  auth: ['person'],
  params: z.object({ id, personId: id }),
  reply: none,
  errors: ['seal.not_found', 'certificate.not_permitted', 'person.not_found'],
})
