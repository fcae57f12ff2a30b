import { z } from 'zod'
import { documentContent, fileErrors, place } from './documents.ts'
import { clean, day, endpoint, id, instant, may, none, words } from './endpoint.ts'
import { documentStates } from './words.ts'

const params = z.object({ id })
const errors = ['delivery.not_found', 'delivery.not_permitted', 'delivery.wrong_state']
/** Longest voice note, in seconds. */
const longestNote = 300
/** What a leader says beside the words: a voice note, and what he wrote on the pages. */
export const spoken = {
  audio: z.object({ fileId: id, seconds: z.number().int().min(1).max(longestNote) }).optional(),
  pens: z
    .array(z.object({ fileId: id, place }))
    .max(20)
    .optional(),
}
export const instructionErrors = ['file.not_found', 'file.not_ready', 'image.not_transparent_png', 'instruction.not_audio', 'place.outside_page']

const instruction = z.object({
  id,
  by: z.string(),
  office: z.string(),
  at: instant,
  words: z.string().nullable(),
  audio: z.object({ url: z.string(), seconds: z.number(), mediaType: z.string() }).nullable(),
  pens: z.array(z.object({ url: z.string(), place })),
})
const share = z.object({ name: z.string(), dueOn: day.nullable() })
/** The settlement slip of Phụ lục IV: what the leader, the head of the department and the officer put on it. */
const slip = z.object({
  /** The receiving unit and the line over its name, as its documents print them. */
  office: z.object({ above: z.string(), name: z.string() }),
  leader: z.object({ name: z.string(), at: instant, lead: share.nullable(), supports: z.array(share) }).nullable(),
  departments: z.array(z.object({ unitName: z.string(), head: z.string(), person: z.string(), dueOn: day.nullable(), at: instant })),
  proposals: z.array(z.object({ id, text: z.string(), by: z.string(), at: instant })),
})
export const handling = z.object({
  instructions: z.array(instruction),
  slip,
  /** The copy with the arrival stamp; null when there is no paper or no arrival number. */
  stampedUrl: z.string().nullable(),
  /** Documents of our own that answer it, as far as the reader may see them. */
  answers: z.array(
    z.object({ documentId: id, code: z.string(), documentOn: day.nullable(), subject: z.string(), state: z.enum(documentStates), sentAt: instant.nullable() }),
  ),
  /** For a new document that answers it: whom it goes to, when that is a unit here. */
  answerTo: z.object({ unitId: id, name: z.string() }).nullable(),
  /** Departments that may give the work on, of which the reader is the head. */
  handOnFrom: z.array(z.object({ unitId: id, name: z.string() })),
  /** When it was urged last. */
  urged: z.object({ at: instant, by: z.string(), message: z.string().nullable() }).nullable(),
  can: z.object({ instruct: may, propose: may, handOn: may, answer: may, urge: may }),
})

export const getHandling = endpoint('getHandling', {
  summary: 'What was said of a copy, its settlement slip, and what answers it',
  auth: ['person'],
  params,
  reply: handling,
  errors: ['delivery.not_found'],
})
export const giveInstruction = endpoint('giveInstruction', {
  summary: "A leader's instruction as a record of its own: in words, by voice, by pen (Decree 30/2020 art. 23)",
  auth: ['person'],
  params,
  body: z.object({ id, words: words(2000).optional(), ...spoken }),
  reply: handling,
  errors: [...errors, ...instructionErrors, 'instruction.empty', 'act.id_used'],
})
export const handOnDelivery = endpoint('handOnDelivery', {
  summary: 'The head of a department gives the work to one of its people',
  auth: ['person'],
  params,
  body: z.object({ id, unitId: id, personId: id, dueOn: day.nullable().default(null) }),
  reply: handling,
  errors: [...errors, 'person.not_found', 'assignment.due_in_past', 'assignment.twice', 'act.id_used'],
})
export const proposeSettlement = endpoint('proposeSettlement', {
  summary: "The officer's proposal on the settlement slip",
  auth: ['person'],
  params,
  body: z.object({ id, text: words(4000) }),
  reply: handling,
  errors: [...errors, 'act.id_used'],
})
export const answerDelivery = endpoint('answerDelivery', {
  summary: 'A new draft that answers a copy, linked to it both ways; its id is made by the client',
  auth: ['person'],
  params,
  body: z.object({ id, ...documentContent }),
  reply: z.object({ documentId: id }),
  errors: [...errors, 'document.not_permitted', 'document.reply_due_past', 'act.id_used', ...fileErrors],
})
const fileEndpoint = { auth: ['person'] as const, reply: none, errors: ['delivery.not_found', 'file.not_found'] }
export const stampedCopy = endpoint('stampedCopy', {
  ...fileEndpoint,
  summary:
    'The copy with the ĐẾN stamp and, with ?pen=1, what was written on it; ?mark=1 to be printed with the mark of who prints: a rendition, never the signed original',
  params,
  query: z.object({ download: z.string().optional(), print: z.string().optional(), mark: z.string().optional(), pen: z.string().optional() }),
  errors: [...fileEndpoint.errors, 'file.cannot_stamp', 'file.cannot_mark'],
})
export const instructionAudio = endpoint('instructionAudio', {
  ...fileEndpoint,
  summary: 'A voice note; ranges are served',
  params: z.object({ id, instructionId: id }),
})
export const instructionPen = endpoint('instructionPen', {
  ...fileEndpoint,
  summary: 'What was written over a page, as a transparent picture',
  params: z.object({ id, penId: id }),
})
export const urgeDelivery = endpoint('urgeDelivery', {
  summary: 'Urge those the work on a copy waits with (Đôn đốc); it stands on their desk, once an hour',
  auth: ['person'],
  params,
  body: z.object({ id, message: z.string().overwrite(clean).trim().max(500).optional() }),
  reply: handling,
  errors: [...errors, 'urging.too_soon', 'act.id_used'],
})
