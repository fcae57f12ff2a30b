import { z } from 'zod'
import { bodyErrors, composed, composedBytes } from './compose.ts'
import { clean, cursorQuery, day, endpoint, id, instant, may, none, page, sought, words } from './endpoint.ts'
import { amendmentRoles, communeScopes, documentStates, purposes, urgencies } from './words.ts'

/** Where something stands on the page: points (1/72 inch) from the lower left corner, page from 0. */
export const place = z.object({ page: z.number().int().min(0), x: z.number(), y: z.number(), width: z.number().positive(), height: z.number().positive() })
/** Another document in its relation to this one; its id only for whoever may open it. */
export const amendment = z.object({ documentId: id.nullable(), role: z.enum(amendmentRoles), code: z.string(), documentOn: day.nullable() })
/** What became of a document since it was issued: what replaces, amends or corrects it, and when it was recalled as a whole. */
export const since = { amendedBy: z.array(amendment.omit({ documentId: true })), recalledOn: day.nullable() }
/** Whom a document goes to: a scope the server expands, or one unit. */
export const scope = z.union([z.object({ kind: z.enum(communeScopes) }), z.object({ kind: z.literal('unit'), unitId: id })])
export const recipient = z.object({ scope, purpose: z.enum(purposes) })
const namedRecipient = z.object({ scope, purpose: z.enum(purposes), name: z.string(), count: z.number(), addedByClerk: z.boolean() })
const attachment = z.object({ id, fileId: id, name: z.string(), bytes: z.number(), mediaType: z.string(), url: z.string() })
const finding = z.object({ code: z.string(), value: z.string().optional() })

const listItem = z.object({
  id,
  state: z.enum(documentStates),
  type: z.string(),
  typeName: z.string(),
  subject: z.string(),
  code: z.string(),
  documentOn: day.nullable(),
  urgency: z.enum(urgencies),
  issuerName: z.string(),
  drafterName: z.string(),
  signerName: z.string(),
  changedAt: instant,
  ...since,
  /** Newest send, if any. */
  dispatch: z.object({ id, recipients: z.number(), accepted: z.number(), finished: z.number() }).nullable(),
})
/** One step of the way a document went. */
const spine = z.object({
  step: z.enum(['drafted', 'submitted', 'reviewed', 'replaced', 'returned', 'taken_back', 'signed', 'issued', 'sent', 'voided', 'recalled']),
  at: instant.nullable(),
  who: z.string(),
  /** Instead of whom it was done, or is to be signed. */
  onBehalfOf: z.string().nullable(),
  reason: z.string().nullable(),
  waiting: z.boolean(),
  /** Its turn comes after what waits. */
  planned: z.boolean(),
  /** As what a reviewer is asked: content, form, or in words of the drafter. */
  capacity: z.string(),
  /** Of which submission the step is, counted from 1. */
  round: z.number().nullable(),
})
/** Whom a submitted document still asks, in the order. */
const openStep = z.object({
  id,
  kind: z.enum(['review', 'sign']),
  state: z.enum(['planned', 'waiting']),
  personId: id,
  appointmentId: id,
  fullName: z.string(),
  office: z.string(),
  capacity: z.string(),
  /** False once the office in which one is asked has ended: another must be asked. */
  holdsOffice: z.boolean(),
  /** Whether the reader is who does it, and whether instead of another. */
  mine: z.boolean(),
  onBehalf: z.boolean(),
  /** Who stands in today: reviews instead, or signs once the paper is put before him. */
  substitute: z.object({ appointmentId: id, fullName: z.string(), office: z.string(), toOn: day }).nullable(),
})
export const documentDetail = z.object({
  id,
  origin: z.enum(['own', 'outside']),
  state: z.enum(documentStates).nullable(),
  unitId: id,
  issuerId: id.nullable(),
  issuerName: z.string(),
  type: z.string(),
  typeName: z.string(),
  subject: z.string(),
  urgency: z.enum(urgencies),
  access: z.enum(['unit', 'named']),
  replyDueOn: day.nullable(),
  /** Of a draft: whom its drafter means to ask before the signer. */
  reviewers: z.array(z.object({ appointmentId: id, capacity: z.string() })).nullable(),
  code: z.string(),
  documentOn: day.nullable(),
  /** Notation as it will stand after the number, e.g. "/KH-MTTQ-BTT". */
  notation: z.string(),
  /** The number the next sealing would probably take. */
  expectedCode: z.string().nullable(),
  issuedOnPaper: z.boolean(),
  pages: z.number().nullable(),
  drafterName: z.string(),
  signer: z.object({ personId: id, appointmentId: id, fullName: z.string(), office: z.string(), blockLines: z.array(z.string()) }).nullable(),
  file: z.object({ id, name: z.string(), url: z.string(), sha256: z.string() }).nullable(),
  /** What the newest draft was composed of in the app; null when its paper was uploaded. */
  composed: composed.nullable(),
  /** The same as DOCX, null with it. */
  docxUrl: z.string().nullable(),
  attachments: z.array(attachment),
  recipients: z.array(namedRecipient),
  places: z.object({ number: place.nullable(), date: place.nullable(), qr: place.nullable(), seal: place.nullable(), signature: place.nullable() }),
  spine: z.array(spine),
  openSteps: z.array(openStep),
  /** Why it was returned last, as long as it is on its way again; null when never returned. */
  returnedReason: z.string().nullable(),
  /** Whether the paper is another one than that which was returned. */
  fileChangedSinceReturn: z.boolean(),
  /** Incoming copies that it answers, as far as the reader may see them. */
  answers: z.array(
    z.object({
      deliveryId: id,
      code: z.string(),
      documentOn: day.nullable(),
      subject: z.string(),
      authorName: z.string(),
      arrivalNumber: z.number().nullable(),
    }),
  ),
  /** Documents that answer copies of it and came back to the reader's office, as far as he may see them. */
  answeredBy: z.array(z.object({ deliveryId: id, code: z.string(), documentOn: day.nullable(), authorName: z.string() })),
  /** What it replaces, amends or corrects itself. */
  amends: z.array(amendment),
  /** What was issued since and replaces, amends or corrects it. */
  amendedBy: z.array(amendment),
  /** Copies that a recall of the whole document would close, in all its sends and where it was sent on; 0 for whoever may not recall it. */
  recallReaches: z.number(),
  dispatches: z.array(z.object({ id, sentAt: instant, recipients: z.number() })),
  can: z.object({
    edit: may,
    submit: may,
    takeBack: may,
    approve: may,
    replaceStep: may,
    takeOver: may,
    sign: may,
    return: may,
    takeBackSignature: may,
    seal: may,
    dispatch: may,
    recall: may,
    amend: may,
    changeAmendment: may,
    void: may,
    seeReadings: may,
  }),
})
/** What a draft is made of. */
const wantedReviewers = z.array(z.object({ appointmentId: id, capacity: z.string().overwrite(clean).trim().max(60) })).max(10)
export const documentContent = {
  issuerId: id,
  type: z.string().max(40),
  subject: words(500),
  urgency: z.enum(urgencies).default('thuong'),
  access: z.enum(['unit', 'named']).default('unit'),
  replyDueOn: day.nullable().default(null),
  /** The paper as a file, or composed here: never both. */
  fileId: id.nullable().default(null),
  composed: composed.nullable().default(null),
  attachments: z
    .array(z.object({ fileId: id, name: words(255) }))
    .max(50)
    .default([]),
  recipients: z.array(recipient).max(500).default([]),
  signerAppointmentId: id.nullable().default(null),
  /** Whom the drafter means to ask before the signer; null as long as nobody was chosen. */
  reviewers: wantedReviewers.nullable().default(null),
}
export const fileErrors = [
  'file.not_found',
  'file.not_ready',
  'file.type_not_allowed',
  'file.no_converter',
  'file.send_too_large',
  'document.file_signed',
  'document.file_has_files',
  'document.secret',
  'document.type_unknown',
  'issuer.not_found',
  'signer.not_found',
  'recipient.unknown',
]
export const stateErrors = ['document.not_found', 'document.wrong_state', 'document.not_permitted', 'document.unit_closed']
const composeErrors = ['document.two_papers', 'document.typesetting_failed', ...bodyErrors]

export const listDocumentTypes = endpoint('listDocumentTypes', {
  summary: 'The 29 types and the three kinds of copy (Decree 30/2020 art. 7)',
  auth: ['person'],
  reply: z.object({ items: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string(), abbreviation: z.string(), copy: z.boolean() })) }),
  errors: [],
})
export const findPaperType = endpoint('findPaperType', {
  summary: 'The type that a paper bears as its heading, for the form to be filled in; null when it bears none',
  auth: ['person'],
  params: z.object({ id }),
  reply: z.object({ type: z.string().nullable() }),
  errors: ['file.not_found', 'file.not_ready', 'file.type_not_allowed'],
})
export const listDocuments = endpoint('listDocuments', {
  summary: 'Own documents of the offices one works in, newest first',
  auth: ['person'],
  query: z.object({
    ...cursorQuery,
    unitId: id.optional(),
    state: z.enum([...documentStates, 'mine', 'unsent']).optional(),
    q: sought(200).optional(),
  }),
  reply: page(listItem).extend({ counts: z.record(z.string(), z.number()) }),
  errors: [],
})
export const createDocument = endpoint('createDocument', {
  summary: 'A new draft; the id is made by the client. What is composed here is set as PDF at once',
  auth: ['person'],
  maxBodyBytes: composedBytes,
  body: z.object({ id, ...documentContent }),
  reply: documentDetail,
  errors: ['document.not_permitted', 'document.reply_due_past', 'act.id_used', ...fileErrors, ...composeErrors],
})
export const getDocument = endpoint('getDocument', {
  summary: 'One document with its way',
  auth: ['person'],
  params: z.object({ id }),
  reply: documentDetail,
  errors: ['document.not_found'],
})
export const updateDocument = endpoint('updateDocument', {
  summary: 'Change a draft; a new file or text is a new revision',
  auth: ['person'],
  maxBodyBytes: composedBytes,
  params: z.object({ id }),
  body: z.object(documentContent),
  reply: documentDetail,
  errors: [...stateErrors, 'document.reply_due_past', ...fileErrors, ...composeErrors],
})
export const findPlaces = endpoint('findPlaces', {
  summary: "Where number, date, signature, seal and QR will stand, found from the page's text, and what hinders submission",
  auth: ['person'],
  params: z.object({ id }),
  query: z.object({ signerAppointmentId: id }),
  reply: z.object({
    pages: z.array(z.object({ width: z.number(), height: z.number() })),
    places: z.object({ number: place.nullable(), date: place.nullable(), qr: place.nullable(), seal: place.nullable(), signature: place.nullable() }),
    findings: z.array(finding),
  }),
  errors: ['document.not_found', 'document.no_file', 'signer.not_found', 'file.not_ready'],
})
export const listSigners = endpoint('listSigners', {
  summary:
    'Leaders who may sign for an issuer, and who signs for them by delegation, with the lines of their signature block and whether their certificate is ready',
  auth: ['person'],
  query: z.object({ issuerId: id }),
  reply: z.object({
    items: z.array(
      z.object({
        appointmentId: id,
        personId: id,
        fullName: z.string(),
        office: z.string(),
        blockLines: z.array(z.string()),
        /** The leader for whom he signs by delegation. */
        onBehalfOf: z.string().nullable(),
        hasCertificate: z.boolean(),
        hasImage: z.boolean(),
      }),
    ),
  }),
  errors: ['issuer.not_found'],
})
export const submitDocument = endpoint('submitDocument', {
  summary: 'Prepare the file and put it before the signer',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({
    signerAppointmentId: id,
    places: z.object({ number: place, date: place, qr: place, seal: place.optional(), signature: place }),
    /** Who looks at it before the signer, one after the other (Decree 30/2020 art. 12). */
    reviewers: z
      .array(z.object({ appointmentId: id, capacity: words(60) }))
      .max(10)
      .optional(),
    note: z.string().trim().max(1000).optional(),
  }),
  reply: documentDetail,
  errors: [
    ...stateErrors,
    'amendment.earlier_gone',
    'document.no_file',
    'document.no_recipient',
    'document.reply_due_past',
    'document.number_printed',
    'document.date_printed',
    'document.notation_differs',
    'document.secret',
    'document.file_signed',
    'signer.not_found',
    'reviewer.not_found',
    'document.reviewer_twice',
    'place.outside_page',
    'file.not_ready',
    'file.cannot_prepare',
  ],
})
const fileEndpoint = { auth: ['person'] as const, reply: none, errors: ['document.not_found', 'file.not_found'] }
export const documentFile = endpoint('documentFile', {
  ...fileEndpoint,
  summary: 'The newest PDF, or the file as it was handed in ("source"); ?download=1 as attachment, ?print=1 to be printed',
  params: z.object({ id, what: z.enum(['pdf', 'source']) }),
  query: z.object({ download: z.string().optional(), print: z.string().optional(), v: z.string().optional() }),
})
export const attachmentFile = endpoint('attachmentFile', {
  ...fileEndpoint,
  summary: 'An attachment, always as attachment',
  params: z.object({ id, attachmentId: id }),
})
