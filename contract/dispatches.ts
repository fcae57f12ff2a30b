import { z } from 'zod'
import { amendment, recipient, scope, since } from './documents.ts'
import { cursorQuery, day, endpoint, id, instant, may, none, page, sought, words } from './endpoint.ts'
import { communeTypes, purposes, refusalGrounds, unitKinds, urgencies } from './words.ts'

const route = z.enum(['inside', 'hand'])
const routeCount = z.object({ route, count: z.number() })
export const previewRecipients = endpoint('previewRecipients', {
  summary: 'Whom a list of scopes reaches, and which way, before the click',
  auth: ['person'],
  act: false,
  body: z.object({ fromUnitId: id, recipients: z.array(recipient).max(500) }),
  reply: z.object({
    total: z.number(),
    forAction: z.number(),
    routes: z.array(routeCount),
    /** Units that have no clerk account yet: the copy waits as "Chưa đến". */
    unreachable: z.array(z.object({ unitId: id, name: z.string() })),
    scopes: z.array(z.object({ scope, purpose: z.enum(purposes), name: z.string(), count: z.number(), repeated: z.number() })),
    /** Named units that have closed, and who gets the document in their place. */
    closed: z.array(z.object({ name: z.string(), successors: z.array(z.string()) })),
  }),
  errors: ['unit.not_found', 'recipient.unknown'],
})
export const findRecipients = endpoint('findRecipients', {
  summary: 'Scopes and units by name, without diacritics: "rach gia" finds Phường Rạch Giá',
  auth: ['person'],
  query: z.object({ fromUnitId: id, q: sought(100) }),
  reply: z.object({ items: z.array(z.object({ scope, name: z.string(), detail: z.string(), count: z.number() })) }),
  errors: ['unit.not_found'],
})
/** Counts by state of the for-action copies, and of all. */
const progress = z.object({
  total: z.number(),
  forAction: z.number(),
  byState: z.record(z.string(), z.number()),
  unopened: z.number(),
  accepted: z.number(),
  finished: z.number(),
})
const dispatchHead = z.object({
  id,
  documentId: id,
  code: z.string(),
  typeName: z.string(),
  subject: z.string(),
  urgency: z.enum(urgencies),
  fromUnitId: id,
  fromName: z.string(),
  sentAt: instant,
  senderName: z.string(),
  message: z.string().nullable(),
  followsDispatchId: id.nullable(),
  /** The copy of ours whose paper this send passes on: of it the document itself is not ours to open. */
  forwardsDeliveryId: id.nullable(),
  replyDueOn: day.nullable(),
  ...since,
})
export const dispatchDocument = endpoint('dispatchDocument', {
  summary: 'Gửi: send an issued document to every unit of the scopes. The client makes the id: a retry is the same send',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ id, recipients: z.array(recipient).max(500).optional(), message: z.string().trim().max(2000).optional(), followsDispatchId: id.optional() }),
  reply: z.object({ id, documentId: id, recipients: z.number(), forAction: z.number(), sentAt: instant }),
  errors: [
    'document.not_found',
    'document.not_issued',
    'document.recalled',
    'document.unit_closed',
    'document.no_file',
    'dispatch.not_permitted',
    'dispatch.no_recipient',
    'recipient.unknown',
    'dispatch.not_found',
    'dispatch.just_sent',
    'file.send_too_large',
    'act.id_used',
  ],
})
/** A send with one code a receiver, in the order of `units` of the overview: its state, or "recalled". */
export const listDispatches = endpoint('listDispatches', {
  summary: 'Sends of an office, newest first, each with the states of its copies for the little matrix',
  auth: ['person'],
  query: z.object({ ...cursorQuery, unitId: id.optional() }),
  reply: page(dispatchHead.extend({ progress, cells: z.array(z.string()) })),
  errors: [],
})
export const getOverview = endpoint('getOverview', {
  summary: 'The last 50 sends x all units, a state each',
  auth: ['person'],
  query: z.object({ unitId: id.optional() }),
  reply: z.object({
    units: z.array(z.object({ id, shortName: z.string(), communeType: z.enum(communeTypes).nullable() })),
    dispatches: z.array(
      z.object({ id, code: z.string(), subject: z.string(), sentAt: instant, followsDispatchId: id.nullable(), ...since, states: z.array(z.string()) }),
    ),
  }),
  errors: ['unit.not_found'],
})
/** One status of a copy; unknown codes are shown raw. `ground` is the lawful ground of a refusal. */
const wayStep = z.object({ code: z.string(), at: instant, who: z.string(), ground: z.enum(refusalGrounds).nullable(), reason: z.string().nullable() })
const cell = z.object({
  /** The newest copy of the unit, of this send or of a supplement to it. */
  deliveryId: id,
  dispatchId: id,
  sentAt: instant,
  /** Copies before it, newest first. */
  earlier: z.array(z.object({ dispatchId: id, sentAt: instant, state: z.string(), arrivalNumber: z.number().nullable() })),
  unitId: id,
  name: z.string(),
  shortName: z.string(),
  unitKind: z.enum(unitKinds),
  communeType: z.enum(communeTypes).nullable(),
  purpose: z.enum(purposes),
  route,
  state: z.string(),
  opened: z.boolean(),
  /** Who and when behind the cell: every status, oldest first. */
  way: z.array(wayStep),
  arrivalNumber: z.number().nullable(),
  remindedAt: instant.nullable(),
  faults: z.number(),
  /** Recalled, and what the receiver said became of it. */
  recall: z.object({ answer: z.string().nullable() }).nullable(),
  /** Sent on by its receiver: to how many, and how many of them have accepted it. Nothing of what goes on there. */
  forwarded: z.object({ copies: z.number(), accepted: z.number() }).nullable(),
  /** Documents by which it answered this one, as far as they came back and the reader may see them. */
  answers: z.array(z.object({ deliveryId: id, code: z.string(), documentOn: day.nullable() })),
  /** Why it has not arrived, e.g. unit.no_clerk_account. */
  lacks: z.string().nullable(),
  phone: z.string().nullable(),
})
export const getDispatch = endpoint('getDispatch', {
  summary: 'The receipt matrix of one send: of every receiver the newest copy, also of supplements, with its state and its way',
  auth: ['person'],
  params: z.object({ id }),
  reply: dispatchHead.extend({
    progress,
    cells: z.array(cell),
    /** Seconds from sending until half of the receivers for action had accepted, null as long as fewer have. */
    secondsToHalf: z.number().nullable(),
    /** Sends that supplement this one, oldest first. */
    supplements: z.array(z.object({ id, code: z.string(), sentAt: instant, who: z.string(), recipients: z.number() })),
    reminders: z.array(z.object({ at: instant, count: z.number(), who: z.string() })),
    /** Recalls that closed copies of it, oldest first: of the whole document or of single copies, and the leader who decided. */
    recalls: z.array(
      z.object({ at: instant, whole: z.boolean(), copies: z.number(), decidedBy: z.string(), office: z.string(), reason: z.string().nullable() }),
    ),
    pdfUrl: z.string(),
    xlsxUrl: z.string(),
    can: z.object({ remind: may, withdraw: may, recall: may, supplement: may }),
  }),
  errors: ['dispatch.not_found'],
})
export const remindUnits = endpoint('remindUnits', {
  summary: 'Remind exactly the copies that the filter shows, once an hour each; one statement, counted',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({
    id,
    states: z
      .array(z.string().regex(/^\d{2}$/))
      .max(20)
      .optional(),
    unopened: z.boolean().optional(),
    unitIds: z.array(id).max(4000).optional(),
    message: z.string().trim().max(500).optional(),
  }),
  reply: z.object({ reminded: z.number() }),
  errors: ['dispatch.not_found', 'dispatch.not_permitted', 'dispatch.nobody_to_remind', 'act.id_used'],
})
export const withdrawDeliveries = endpoint('withdrawDeliveries', {
  summary: 'Lấy lại: take back copies not yet accepted, with reason and deciding leader (13, and 15 at once inside)',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ deliveryIds: z.array(id).min(1).max(4000), reason: words(1000), decidedByAppointmentId: id }),
  reply: z.object({ withdrawn: z.number(), tooLate: z.number() }),
  errors: ['dispatch.not_found', 'dispatch.not_permitted', 'dispatch.nothing_to_withdraw', 'signer.not_found'],
})
const fileEndpoint = { auth: ['person'] as const, reply: none }
export const matrixPdf = endpoint('matrixPdf', {
  ...fileEndpoint,
  summary: 'The matrix as PDF on A4, black on white',
  params: z.object({ id }),
  errors: ['dispatch.not_found', 'dispatch.too_long'],
})
export const matrixXlsx = endpoint('matrixXlsx', { ...fileEndpoint, summary: 'The matrix as XLSX', params: z.object({ id }), errors: ['dispatch.not_found'] })

const deliveryCan = z.object({
  accept: may,
  refuse: may,
  reportFault: may,
  submit: may,
  assign: may,
  returnToClerk: may,
  start: may,
  finish: may,
  reopen: may,
  answerRecall: may,
  forward: may,
})
const inboxItem = z.object({
  id,
  documentId: id,
  code: z.string(),
  documentOn: day.nullable(),
  typeName: z.string(),
  subject: z.string(),
  urgency: z.enum(urgencies),
  fromName: z.string(),
  /** The unit that sent it on, when that was not who issued it. */
  forwardedBy: z.string().nullable(),
  purpose: z.enum(purposes),
  state: z.string(),
  /** Closed by its sender also after it was registered, and not only taken back before. */
  recalled: z.boolean(),
  amendedBy: since.amendedBy,
  sentAt: instant,
  unread: z.boolean(),
  remindedAt: instant.nullable(),
  dueOn: day.nullable(),
  overdue: z.boolean(),
  arrivalNumber: z.number().nullable(),
  attachments: z.number(),
  leadName: z.string().nullable(),
  can: z.object({ accept: may }),
})
export const listInbox = endpoint('listInbox', {
  summary: 'Copies that came to a unit: what waits by overdue, urgency and age, all others newest first',
  auth: ['person'],
  query: z.object({
    ...cursorQuery,
    unitId: id.optional(),
    show: z.enum(['all', 'new', 'mine', 'open', 'done']).default('all'),
    q: sought(200).optional(),
  }),
  reply: page(inboxItem).extend({ counts: z.object({ new: z.number(), mine: z.number(), open: z.number(), unread: z.number() }) }),
  errors: ['unit.not_found'],
})
const assignment = z.object({
  id,
  role: z.enum(['lead', 'support', 'information']),
  personId: id.nullable(),
  unitId: id.nullable(),
  name: z.string(),
  dueOn: day.nullable(),
  instruction: z.string().nullable(),
  state: z.enum(['open', 'started', 'finished', 'replaced', 'cancelled']),
  by: z.string(),
  at: instant,
})
export const deliveryDetail = inboxItem.omit({ can: true, attachments: true }).extend({
  /** When it came, as the register has it; null until it is registered. */
  arrivedOn: day.nullable(),
  unitId: id,
  unitName: z.string(),
  issuerName: z.string(),
  signerName: z.string(),
  signerOffice: z.string(),
  pages: z.number().nullable(),
  /** Came from outside and was entered by this unit: it was sent and arrived before, and its file is a scan. */
  enteredByHand: z.boolean(),
  message: z.string().nullable(),
  replyDueOn: day.nullable(),
  file: z.object({ url: z.string(), name: z.string() }).nullable(),
  attachments: z.array(z.object({ id, name: z.string(), bytes: z.number(), mediaType: z.string(), url: z.string() })),
  /** After acceptance: whether the bytes were those that were issued. */
  sameAsIssued: z.boolean().nullable(),
  way: z.array(wayStep),
  submission: z
    .object({
      toPersonId: id,
      toName: z.string(),
      at: instant,
      state: z.enum(['waiting', 'assigned', 'returned', 'cancelled']),
      note: z.string().nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
  assignments: z.array(assignment),
  faults: z.array(z.object({ text: z.string(), at: instant, who: z.string() })),
  withdrawnReason: z.string().nullable(),
  /** Recalled by the sender, also after acceptance; `answer` is what this unit said of it. */
  recall: z.object({ at: instant, answer: z.string().nullable() }).nullable(),
  /** Who of the unit read it. */
  seeReadings: may,
  /** What was issued since and replaces, amends or corrects the document, with this unit's own copy of it, if any. */
  amendedBy: z.array(amendment.omit({ documentId: true }).extend({ deliveryId: id.nullable() })),
  /** What the document answers, as far as the reader may open it: by the copy that his office has of it, or as a document of his own office. */
  answers: z.array(z.object({ documentId: id.nullable(), deliveryId: id.nullable(), code: z.string(), documentOn: day.nullable() })),
  /** What this unit sent on of it, newest first; one state a receiver. */
  forwards: z.array(z.object({ id, sentAt: instant, who: z.string(), message: z.string().nullable(), states: z.array(z.string()) })),
  can: deliveryCan,
})
const params = z.object({ id })
const actErrors = ['delivery.not_found', 'delivery.not_permitted', 'delivery.wrong_state']
export const getDelivery = endpoint('getDelivery', {
  summary: 'One copy with its document, its way and its tasks',
  auth: ['person'],
  params,
  reply: deliveryDetail,
  errors: ['delivery.not_found'],
})
export const findDuplicates = endpoint('findDuplicates', {
  summary: 'Copies this office has that may be the same document: by notation and issuer within the year, or by the bytes of a file; a warning, never a bar',
  auth: ['person'],
  query: z.object({
    unitId: id.optional(),
    /** What is being entered by hand. */
    code: z.string().max(60).optional(),
    authorName: z.string().max(200).optional(),
    documentOn: day.optional(),
    fileId: id.optional(),
    /** Or the copy that is about to be accepted. */
    deliveryId: id.optional(),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        deliveryId: id,
        by: z.enum(['notation', 'file']),
        arrivalNumber: z.number().nullable(),
        code: z.string(),
        authorName: z.string(),
        documentOn: day.nullable(),
        subject: z.string(),
      }),
    ),
  }),
  errors: ['unit.not_found', 'document.not_permitted', 'delivery.not_found', 'file.not_found', 'file.not_ready'],
})
export const openDelivery = endpoint('openDelivery', {
  summary: 'Opened is not accepted: clears "unread" and goes to the access log',
  auth: ['person'],
  params,
  reply: none,
  errors: ['delivery.not_found'],
})
export const acceptDelivery = endpoint('acceptDelivery', {
  summary: 'Tiếp nhận, vào sổ: one act; compares the bytes with the issued SHA-256 (Decree 30/2020 art. 21, 22)',
  auth: ['person'],
  params,
  body: z.strictObject({ dueOn: day.nullable().optional() }),
  reply: deliveryDetail,
  errors: actErrors,
})
export const refuseDelivery = endpoint('refuseDelivery', {
  summary: 'Refuse before acceptance, naming one lawful ground (Decree 30/2020 art. 21 k.2b)',
  auth: ['person'],
  params,
  body: z.object({ ground: z.enum(refusalGrounds), reason: words(1000) }),
  reply: deliveryDetail,
  errors: actErrors,
})
export const reportFault = endpoint('reportFault', {
  summary: 'Báo sai sót: tell the sender of a fault; the copy stays open',
  auth: ['person'],
  params,
  body: z.object({ id, text: words(1000) }),
  reply: deliveryDetail,
  errors: [...actErrors, 'delivery.no_sender', 'act.id_used'],
})
export const deliveryFile = endpoint('deliveryFile', {
  ...fileEndpoint,
  summary: 'The sealed PDF of the copy, unchanged; ?print=1 to be printed',
  params: z.object({ id, what: z.enum(['pdf']) }),
  query: z.object({ download: z.string().optional(), print: z.string().optional(), v: z.string().optional() }),
  errors: ['delivery.not_found', 'file.not_found'],
})
export const deliveryAttachment = endpoint('deliveryAttachment', {
  ...fileEndpoint,
  summary: 'An attachment of the copy',
  params: z.object({ id, attachmentId: id }),
  errors: ['delivery.not_found', 'file.not_found'],
})
