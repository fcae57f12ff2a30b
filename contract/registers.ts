import { z } from 'zod'
import { cursorQuery, day, endpoint, id, may, none, page, sought, words } from './endpoint.ts'
import { amendmentRoles, cameBy, purposes, urgencies } from './words.ts'

const entry = z.object({
  id,
  n: z.number(),
  enteredOn: day,
  /** Incoming: when it came; the day of entering unless another was named. */
  arrivedOn: day,
  code: z.string(),
  documentOn: day.nullable(),
  typeName: z.string(),
  /** Null when the reader may see number and date only (access "named"). */
  subject: z.string().nullable(),
  authorName: z.string(),
  signerName: z.string(),
  recipients: z.string(),
  draftingUnit: z.string(),
  pages: z.number().nullable(),
  copies: z.number(),
  cameBy: z.enum(cameBy),
  handedOn: day.nullable(),
  /** Who has taken it over: receivers that accepted of all (outgoing), people that started with the day (incoming). */
  signedFor: z.string(),
  /** used; open: reserved and not yet used; void: "Huỷ" or "không sử dụng"; cancelled: registered in error. */
  state: z.enum(['used', 'open', 'void', 'cancelled']),
  reason: z.string().nullable(),
  dueOn: day.nullable(),
  progress: z.string().nullable(),
  purpose: z.enum(purposes).nullable(),
  finishedOn: day.nullable(),
  leadName: z.string().nullable(),
  /** Incoming: the leader with whom it lies, until work is given out or it comes back. */
  submittedTo: z.string().nullable(),
  /** Number and notation of what answers it. */
  answers: z.string().nullable(),
  /** What was issued since and replaces, amends or corrects it. */
  amendedBy: z.array(z.object({ role: z.enum(amendmentRoles), code: z.string(), documentOn: day.nullable() })),
  /** Day on which it was recalled: the document, or for an incoming line this office's copy. */
  recalledOn: day.nullable(),
  urgency: z.enum(urgencies).nullable(),
  objectKind: z.enum(['document', 'delivery']).nullable(),
  objectId: id.nullable(),
  can: z.object({ cancel: may }),
})
const filter = {
  unitId: id.optional(),
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  q: sought(200).optional(),
  type: z.string().max(40).optional(),
  from: day.optional(),
  to: day.optional(),
  show: z.enum(['all', 'open', 'void', 'unfinished', 'overdue', 'exchange', 'mail', 'scanned']).default('all'),
  issuerId: id.optional(),
}
const kind = z.enum(['outgoing', 'incoming'])
export const listRegister = endpoint('listRegister', {
  summary: 'The outgoing or incoming register of an office and year, with open reservations and voided numbers',
  auth: ['person'],
  params: z.object({ kind }),
  query: z.object({ ...cursorQuery, ...filter, sort: z.enum(['newest', 'oldest', 'document', 'author', 'subject']).default('newest') }),
  reply: page(entry).extend({
    year: z.number(),
    total: z.number(),
    counts: z.record(z.string(), z.number()),
    gapFree: z.boolean(),
    gaps: z.array(z.object({ sequence: z.string(), n: z.number() })),
    can: z.object({ register: may, takeNumber: may, raise: may }),
  }),
  errors: ['unit.not_found'],
})
export const cancelEntry = endpoint('cancelEntry', {
  summary: 'Cancel an incoming registration made in error; its number is kept',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ reason: words(1000) }),
  reply: none,
  errors: ['register_entry.not_found', 'register.not_permitted', 'register_entry.cancelled', 'register_entry.not_cancellable'],
})
export const listSequences = endpoint('listSequences', {
  summary: 'Sequences of an office with the next number of each, and the next arrival number',
  auth: ['person'],
  query: z.object({ unitId: id }),
  reply: z.object({
    year: z.number(),
    items: z.array(z.object({ id, issuerId: id, issuerName: z.string(), name: z.string(), next: z.number(), types: z.array(z.string()) })),
    nextArrival: z.number(),
    can: z.object({ raise: may }),
  }),
  errors: ['unit.not_found'],
})
export const raiseNext = endpoint('raiseNext', {
  summary: 'Set a next number upward, with a reason, for an office that starts in mid-year',
  auth: ['person'],
  body: z.object({
    target: z.union([z.object({ sequenceId: id }), z.object({ arrivalUnitId: id })]),
    next: z.number().int().min(2).max(1_000_000),
    reason: words(1000),
  }),
  reply: none,
  errors: ['sequence.not_found', 'unit.not_found', 'register.not_permitted', 'sequence.not_upward'],
})
