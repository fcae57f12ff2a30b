import { z } from 'zod'
import { cursorQuery, day, endpoint, id, may, none, page, words } from './endpoint.ts'
import { bookKinds, secrecyLevels } from './words.ts'

/** What a book is cut to: a year, days, numbers. */
const range = {
  unitId: id.optional(),
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  from: day.optional(),
  to: day.optional(),
  fromNumber: z.coerce.number().int().min(1).max(10_000_000).optional(),
  toNumber: z.coerce.number().int().min(1).max(10_000_000).optional(),
}
const kind = z.enum(['outgoing', 'incoming'])
const book = z.object({ kind: z.enum(bookKinds) })

export const registerXlsx = endpoint('registerXlsx', {
  summary: 'A book of the records office with the columns of the decree, as XLSX (Decree 30/2020 Phụ lục IV)',
  auth: ['person'],
  params: book,
  query: z.object(range),
  reply: none,
  errors: ['unit.not_found'],
})
export const registerPdf = endpoint('registerPdf', {
  summary: 'The same book to be printed and bound: cover, head on every page, statement of numbers',
  auth: ['person'],
  params: book,
  query: z.object(range),
  reply: none,
  errors: ['unit.not_found', 'register.too_long'],
})
export const registerXml = endpoint('registerXml', {
  summary: 'Metadata of the documents of a register as one XML file (Decree 30/2020 Phụ lục VI part II)',
  auth: ['person'],
  params: z.object({ kind }),
  query: z.object(range),
  reply: none,
  errors: ['unit.not_found'],
})
export const entryXml = endpoint('entryXml', {
  summary: 'Metadata of one document of our own (outgoing) or of one copy (incoming) as XML',
  auth: ['person'],
  params: z.object({ kind, id }),
  reply: none,
  errors: ['register_entry.not_found'],
})
export const getNumberReport = endpoint('getNumberReport', {
  summary: 'Every number of a year that is not simply used: missing, reserved, void, cancelled, passed over by a raise; with reason and who',
  auth: ['person'],
  params: z.object({ kind }),
  query: z.object({ unitId: id.optional(), year: range.year }),
  reply: z.object({
    year: z.number(),
    runs: z.array(
      z.object({
        id,
        /** Null for the arrival register. */
        issuerName: z.string().nullable(),
        name: z.string(),
        lastN: z.number(),
        used: z.number(),
        items: z.array(
          z.object({
            from: z.number(),
            to: z.number(),
            state: z.enum(['missing', 'reserved', 'void', 'cancelled', 'raised']),
            on: day.nullable(),
            reason: z.string().nullable(),
            who: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
  errors: ['unit.not_found'],
})

const ofEntry = { id, entryId: id, n: z.number(), code: z.string(), documentOn: day.nullable(), typeName: z.string(), subject: z.string().nullable() }
const postItem = z.object({
  ...ofEntry,
  sentOn: day,
  recipients: z.string(),
  envelopes: z.number(),
  postMark: z.string(),
  note: z.string().nullable(),
  cancelled: z.boolean(),
  reason: z.string().nullable(),
  can: z.object({ cancel: may }),
})
export const listPostItems = endpoint('listPostItems', {
  summary: 'The post book: outgoing documents that went by post, newest first',
  auth: ['person'],
  query: z.object({ ...cursorQuery, ...range }),
  reply: page(postItem).extend({ year: z.number(), can: z.object({ record: may }) }),
  errors: ['unit.not_found'],
})
export const recordPost = endpoint('recordPost', {
  summary: 'Enter a document that goes by post, with its envelopes',
  auth: ['person'],
  body: z.object({
    id,
    entryId: id,
    sentOn: day,
    recipients: words(2000),
    envelopes: z.number().int().min(1).max(10_000),
    postMark: z.string().trim().max(60).default(''),
    note: z.string().trim().max(500).default(''),
  }),
  reply: none,
  errors: ['register_entry.not_found', 'register.not_permitted', 'register_entry.not_outgoing', 'book.day_too_early', 'book.day_in_future', 'act.id_used'],
})
export const cancelPost = endpoint('cancelPost', {
  summary: 'Cancel a line of the post book made in error; it stays, struck',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ reason: words(1000) }),
  reply: none,
  errors: ['post_item.not_found', 'register.not_permitted', 'post_item.cancelled'],
})

const copyUse = z.object({
  ...ofEntry,
  kind,
  usedOn: day,
  userName: z.string(),
  fileCode: z.string(),
  allowedBy: z.string(),
  returnedOn: day.nullable(),
  note: z.string().nullable(),
  can: z.object({ return: may }),
})
export const listCopyUses = endpoint('listCopyUses', {
  summary: 'The book of use of filed copies, newest first, with the leaders who may allow a use',
  auth: ['person'],
  query: z.object({ ...cursorQuery, ...range }),
  reply: page(copyUse).extend({
    year: z.number(),
    out: z.number(),
    leaders: z.array(z.object({ appointmentId: id, fullName: z.string(), office: z.string() })),
    can: z.object({ record: may }),
  }),
  errors: ['unit.not_found'],
})
export const recordUse = endpoint('recordUse', {
  summary: 'Enter that somebody is given a filed copy, and which leader allowed it (Decree 30/2020 art. 19)',
  auth: ['person'],
  body: z.object({
    id,
    entryId: id,
    usedOn: day,
    userName: words(200),
    fileCode: z.string().trim().max(60).default(''),
    allowedByAppointmentId: id,
    note: z.string().trim().max(500).default(''),
  }),
  reply: none,
  errors: ['register_entry.not_found', 'register.not_permitted', 'signer.not_found', 'book.day_too_early', 'book.day_in_future', 'act.id_used'],
})
export const recordReturn = endpoint('recordReturn', {
  summary: 'Enter that the filed copy is back',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ returnedOn: day }),
  reply: none,
  errors: ['copy_use.not_found', 'register.not_permitted', 'copy_use.returned', 'book.day_too_early', 'book.day_in_future'],
})

const ofSecret = { id, level: z.enum(secrecyLevels), /** In the book of secrets. */ n: z.number().int().min(1).max(1_000_000), registeredOn: day }
export const listSecretLines = endpoint('listSecretLines', {
  summary: 'Secret documents of an office and year, which stand in the book of secrets: level, number there and day, newest first',
  auth: ['person'],
  params: z.object({ kind }),
  query: z.object({ ...cursorQuery, unitId: range.unitId, year: range.year }),
  reply: page(z.object({ ...ofSecret, cancelled: z.boolean(), reason: z.string().nullable(), can: z.object({ cancel: may }) })).extend({
    year: z.number(),
    total: z.number(),
    can: z.object({ record: may }),
  }),
  errors: ['unit.not_found'],
})
export const recordSecretLine = endpoint('recordSecretLine', {
  summary: 'Note that a secret document was registered in the book of secrets (Decree 30/2020 art. 16 k.3, 22 k.4); nothing of it is kept here',
  auth: ['person'],
  body: z.object({ ...ofSecret, unitId: id, kind }),
  reply: none,
  errors: ['unit.not_found', 'register.not_permitted', 'book.day_in_future', 'secret_line.noted', 'act.id_used'],
})
export const cancelSecretLine = endpoint('cancelSecretLine', {
  summary: 'Cancel a note of a secret document made in error; it stays, struck',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ reason: words(1000) }),
  reply: none,
  errors: ['secret_line.not_found', 'register.not_permitted', 'secret_line.cancelled'],
})
