import { z } from 'zod'
import { documentDetail, stateErrors } from './documents.ts'
import { endpoint, id, words } from './endpoint.ts'
import { pin } from './signatures.ts'

export const takeBackSignature = endpoint('takeBackSignature', {
  summary: 'The signer takes the signature back before the document is sealed',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ reason: words(1000) }),
  reply: documentDetail,
  errors: stateErrors,
})
export const signDocuments = endpoint('signDocuments', {
  summary: 'Sign one or many with one PIN entry; each answers for itself',
  auth: ['person'],
  body: z.object({
    pin,
    documents: z
      .array(z.object({ id, signingId: id }))
      .min(1)
      .max(100),
  }),
  reply: z.object({ items: z.array(z.object({ id, signed: z.boolean(), code: z.string().nullable() })) }),
  errors: [
    'pin.wrong',
    'pin.locked',
    'certificate.none',
    'certificate.expired',
    'signature.failed',
    'document.wrong_state',
    'document.review_open',
    'document.not_permitted',
    'document.not_found',
  ],
})
const sealErrors = [
  ...stateErrors,
  'amendment.earlier_gone',
  'pin.wrong',
  'pin.locked',
  'certificate.none',
  'certificate.expired',
  'seal.none',
  'seal.no_certificate',
  'seal.not_held',
  'seal.failed',
  'sequence.none',
]
export const sealDocument = endpoint('sealDocument', {
  summary: "The clerk's one act: take the number, write number, date and QR, seal and register (Decree 30/2020 art. 15, 16, 32)",
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ pin, signingId: id }),
  reply: documentDetail,
  errors: sealErrors,
})
const eachOnce = (list: readonly { id: string; signingId: string }[]) =>
  [list.map((one) => one.id), list.map((one) => one.signingId)].every((ids) => new Set(ids.map((one) => one.toLowerCase())).size === list.length)
export const sealDocuments = endpoint('sealDocuments', {
  summary: 'Number and seal many with one PIN entry, one after the other in the order given; each answers for itself, what is sealed stays sealed',
  auth: ['person'],
  body: z.strictObject({
    pin,
    documents: z
      .array(z.object({ id, signingId: id }))
      .min(1)
      .max(100)
      .refine(eachOnce),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        id,
        sealed: z.boolean(),
        /** Why not. */
        code: z.string().nullable(),
        /** Number and notation it was given. */
        issuedCode: z.string().nullable(),
      }),
    ),
  }),
  errors: [...sealErrors, 'file.no_space'],
})
export const voidDocument = endpoint('voidDocument', {
  summary: 'Void an issued document that was never sent; its number stays in the register as "Huỷ"',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ reason: words(1000), decidedByAppointmentId: id }),
  reply: documentDetail,
  errors: [...stateErrors, 'document.already_sent', 'signer.not_found'],
})
