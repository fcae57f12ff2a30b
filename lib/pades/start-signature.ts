import { type PDFDict, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { filledCode, filledSignature, filledText, fontName, type QrModules } from './appearance.ts'
import { asciiOf, concat, latin1, sha256 } from './bytes.ts'
import { certificateParts, signedAttributes, unsignedCms } from './cms.ts'
import { type Field, fieldsOf, formOf, isSigned, requireField } from './form.ts'
import { type OpenPdf, openPdf } from './open-pdf.ts'
import { PadesError } from './pades-error.ts'
import { dictOf, hexText, key, pdfDate, sizeOfWidget, textObject } from './pdf-syntax.ts'
import { embedPicture, type Picture } from './picture.ts'
import { Revision } from './revision.ts'
import { requireFillText, type StampFont } from './stamp-font.ts'

export type SignatureRequest = {
  field: string
  /** DER of the signer's certificate, and of those above it. */
  certificate: Uint8Array
  chain: readonly Uint8Array[]
  time: Date
  name: string
  reason?: string
  picture?: Picture
  /** Only for the first signature: afterwards only filling in and signing is allowed (DocMDP, P 2). */
  certify?: true
  /** Filled in the same revision; `date` is the whole line, `qr` the dark modules without a border. */
  fill?: { number: string; date: string; qr: QrModules }
}
/** A revision that lacks only the signature value. */
export type Started = {
  /** DER of the signed attributes: the key signs SHA-256 over it. */
  toBeSigned: Uint8Array
  bytes: Uint8Array
  /** Where the hex digits of /Contents begin. */
  contentsAt: number
  cms: Uint8Array
}

/** Bytes kept free for the CMS; three certificates and a time stamp need less than 7 KB. */
export const contentsBytes = 16_384
const rangePlaceholder = '[0 0000000000 0000000000 0000000000]'

/**
 * Writes one revision that fills and signs prepared fields, all but the signature value, which may come much later.
 * Throws encrypted, unreadable, field_not_found, already_signed, text_not_drawable, key_unsupported, contents_too_small.
 */
export async function startSignature(bytes: Uint8Array, request: SignatureRequest, font: StampFont): Promise<Started> {
  certificateParts(request.certificate)
  const pdf = await openPdf(bytes)
  const fields = fieldsOf(pdf)
  const field = requireField(fields, request.field, '/Sig')
  if (field.dict.has(key('V')) || (request.certify && fields.some(isSigned))) throw new PadesError('already_signed', request.field)
  const revision = new Revision(pdf)
  if (request.fill) fillFields(pdf, revision, { fields, fill: request.fill, font })
  const signature = revision.add(signatureDictionary(pdf, field, request))
  signField(pdf, revision, { field, signature, picture: request.picture })
  if (request.certify) certify(pdf, revision, signature)
  const written = await revision.write()
  return withAttributes(written.bytes, written.bodies.get(signature) ?? 0, request)
}

function signatureDictionary(pdf: OpenPdf, field: Field, request: SignatureRequest): Uint8Array {
  const { time, name, reason } = request
  const entries = [
    '/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
    `/ByteRange ${rangePlaceholder}`,
    `/Contents <${'0'.repeat(contentsBytes * 2)}>`,
    `/M ${pdfDate(time)} /Name ${hexText(name.normalize('NFC'))}`,
    ...(reason ? [`/Reason ${hexText(reason.normalize('NFC'))}`] : []),
    ...references(pdf, field, request),
  ]
  // Raw bytes: nothing of it may be moved or compressed.
  return latin1(`<< ${entries.join('\n')} >>`)
}

function references(pdf: OpenPdf, field: Field, { certify: certifies }: SignatureRequest): string[] {
  const reference = (method: string, parameters: string) =>
    `<< /Type /SigRef /TransformMethod /${method} /TransformParams << /Type /TransformParams /V /1.2 ${parameters} >> /Data ${pdf.catalogRef} >>`
  const lock = dictOf(pdf.context, field.dict.get(key('Lock')))
  const locked = lock?.entries().filter(([name]) => name !== key('Type'))
  const all = [
    ...(certifies ? [reference('DocMDP', '/P 2')] : []),
    ...(locked ? [reference('FieldMDP', locked.map(([name, value]) => `${name} ${value}`).join(' '))] : []),
  ]
  return all.length > 0 ? [`/Reference [${all.join(' ')}]`] : []
}

/** The field as it was, with a value and a look. */
function changedField(pdf: OpenPdf, field: Field, value: PDFObject | undefined, look: PDFObject | undefined): PDFDict {
  const dict = field.dict.clone(pdf.context)
  if (value) dict.set(key('V'), value)
  if (look) dict.set(key('AP'), pdf.context.obj({ N: look }))
  return dict
}

type Signing = { field: Field; signature: PDFRef; picture: Picture | undefined }
function signField(pdf: OpenPdf, revision: Revision, { field, signature, picture }: Signing): void {
  const look = picture && revision.add(filledSignature(sizeOfWidget(field.dict), picture, embedPicture(revision, picture)))
  revision.put(field.ref, changedField(pdf, field, signature, look))
}

function certify(pdf: OpenPdf, revision: Revision, signature: PDFRef): void {
  const catalog = pdf.catalog.clone(pdf.context)
  const permissions = dictOf(pdf.context, catalog.get(key('Perms')))?.clone(pdf.context) ?? pdf.context.obj({})
  permissions.set(key('DocMDP'), signature)
  catalog.set(key('Perms'), permissions)
  revision.put(pdf.catalogRef, catalog)
}

type Filling = { fields: readonly Field[]; fill: NonNullable<SignatureRequest['fill']>; font: StampFont }
function fillFields(pdf: OpenPdf, revision: Revision, { fields, fill, font }: Filling): void {
  const fillText = (name: string, given: string, style: 'regular' | 'italic', align: 'left' | 'centre') => {
    const text = given.normalize('NFC')
    requireFillText(text)
    const field = requireField(fields, name, '/Tx')
    if (field.dict.has(key('V'))) throw new PadesError('already_signed', name)
    const look = filledText(sizeOfWidget(field.dict), text, { face: font[style], name: fontName[style], font: fontRef(pdf, fontName[style]), align })
    revision.put(field.ref, changedField(pdf, field, textObject(text), revision.add(look)))
  }
  fillText('number', fill.number, 'regular', 'centre')
  fillText('date', fill.date, 'italic', 'left')
  const code = requireField(fields, 'qr', '/Btn')
  const look = revision.add(filledCode(sizeOfWidget(code.dict), fill.qr))
  revision.put(code.ref, changedField(pdf, code, undefined, pdf.context.obj({ Off: look })))
}

function fontRef(pdf: OpenPdf, name: string): PDFRef {
  const resources = dictOf(pdf.context, formOf(pdf)?.dict.get(key('DR')))
  const ref = dictOf(pdf.context, resources?.get(key('Font')))?.get(key(name))
  if (!(ref instanceof PDFRef)) throw new PadesError('field_not_found', name)
  return ref
}

async function withAttributes(bytes: Uint8Array, bodyAt: number, request: SignatureRequest): Promise<Started> {
  const head = asciiOf(bytes.subarray(bodyAt, bodyAt + 400))
  const rangeAt = bodyAt + head.indexOf(rangePlaceholder)
  const open = bodyAt + head.indexOf('/Contents <') + '/Contents '.length
  const close = open + contentsBytes * 2 + 2
  const range = `[0 ${open} ${close} ${bytes.length - close}`
  bytes.set(latin1(`${range.padEnd(rangePlaceholder.length - 1)}]`), rangeAt)
  const digest = await sha256(concat([bytes.subarray(0, open), bytes.subarray(close)]))
  const attributes = await signedAttributes(digest, request.certificate)
  const cms = unsignedCms({ attributes, certificate: request.certificate, chain: request.chain })
  // 600 bytes: an RSA-4096 value and what grows around it.
  if (cms.length + 600 > contentsBytes) throw new PadesError('contents_too_small')
  return { toBeSigned: attributes, bytes, contentsAt: open + 1, cms }
}
