import { z } from 'zod'
import { clean, endpoint, id, none, words } from './endpoint.ts'
import { circulations, importWarnings, urgencies } from './words.ts'

/** Deeper than any paper, and than what may safely be walked at all. */
const deepest = 200
/** Without recursion: it is what guards the recursion that follows. */
function isShallow(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return false
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return true
}

const line = (max: number) => z.string().overwrite(clean).trim().max(max)
const lines = (most: number, max: number) => z.array(words(max)).max(most).default([])
/** What a paper bears besides number, date, heads and signature, which come from the document (Decree 30/2020, Phụ lục I). */
export const paperFields = z.object({
  /** Kính gửi, each without dash and punctuation. */
  addressees: lines(200, 300),
  /** Nơi nhận, each without dash and punctuation. */
  recipientLines: lines(300, 300),
  /** After "Lưu:", e.g. "VT, Ban DC". */
  keep: line(200).default(''),
  /** E.g. "PL.(300)". */
  draftersMark: line(60).default(''),
  circulation: z.enum(circulations).default(''),
  /** Address, e-mail, telephone at the foot of page 1. */
  footer: line(400).default(''),
  /** Each without its closing ";". */
  legalBases: lines(100, 1000),
  /** Who wrote the minutes and signs them on the left; for minutes alone. */
  secretary: line(100).default(''),
})
/** The text as the editor keeps it; `lib/paper/body-schema.ts` says what may stand in it. */
export const paperBody = z.object({
  schema: z.literal(1),
  doc: z.record(z.string(), z.unknown()).refine(isShallow),
})
export const composed = z.object({ fields: paperFields, body: paperBody })
/** Words and pages of a long paper. */
export const composedBytes = 2 * 1024 * 1024
export const bodyErrors = ['document.body_invalid', 'document.body_too_long', 'document.body_too_deep']

export const previewPaper = endpoint('previewPaper', {
  summary: 'The very page that would be signed, as a PDF; nothing is kept',
  auth: ['person'],
  act: false,
  maxBodyBytes: composedBytes,
  body: z.object({
    issuerId: id,
    type: z.string().max(40),
    subject: z.string().overwrite(clean).trim().max(500),
    urgency: z.enum(urgencies).default('thuong'),
    signerAppointmentId: id.nullable().default(null),
    composed,
  }),
  reply: none,
  errors: ['issuer.not_found', 'signer.not_found', 'document.not_permitted', 'document.type_unknown', 'document.typesetting_failed', ...bodyErrors],
})
export const importDocx = endpoint('importDocx', {
  summary: 'A DOCX one uploaded as HTML for the editor: headings, lists, tables, bold, italic and footnotes; pictures are left out and said',
  auth: ['person'],
  act: false,
  body: z.object({ fileId: id }),
  reply: z.object({ html: z.string(), warnings: z.array(z.enum(importWarnings)) }),
  errors: ['file.not_found', 'file.not_ready', 'file.type_not_allowed', 'document.import_failed'],
})
export const documentDocx = endpoint('documentDocx', {
  summary: 'A document composed here as DOCX with the same layout',
  auth: ['person'],
  params: z.object({ id }),
  reply: none,
  errors: ['document.not_found', 'document.not_composed'],
})
