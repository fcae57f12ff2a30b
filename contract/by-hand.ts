import { z } from 'zod'
import { documentDetail, fileErrors, recipient } from './documents.ts'
import { day, endpoint, id, words } from './endpoint.ts'
import { cameBy, urgencies } from './words.ts'

export const issueOnPaper = endpoint('issueOnPaper', {
  summary: 'Take a number for a document issued on paper; scan optional',
  auth: ['person'],
  body: z.object({
    id,
    issuerId: id,
    type: z.string().max(40),
    subject: words(500),
    urgency: z.enum(urgencies).default('thuong'),
    signerAppointmentId: id,
    recipients: z.array(recipient).max(500).default([]),
    recipientsText: z.string().trim().max(2000).default(''),
    fileId: id.nullable().default(null),
    copies: z.number().int().min(1).max(10_000).default(1),
    pages: z.number().int().min(1).max(10_000).nullable().default(null),
  }),
  reply: documentDetail,
  errors: ['document.not_permitted', 'act.id_used', ...fileErrors, 'sequence.none'],
})
export const registerByHand = endpoint('registerByHand', {
  summary: 'Enter what came on paper, by mail or from another system, with its scan: document, copy and register line in one act',
  auth: ['person'],
  body: z.object({
    id,
    unitId: id,
    cameBy: z.enum(cameBy),
    authorName: words(200),
    code: words(60),
    documentOn: day,
    /** When it came: today unless named; the number follows the order of entering all the same. */
    arrivedOn: day.optional(),
    type: z.string().max(40),
    subject: words(500),
    urgency: z.enum(urgencies).default('thuong'),
    access: z.enum(['unit', 'named']).default('unit'),
    signerName: z.string().trim().max(100).default(''),
    dueOn: day.nullable().default(null),
    pages: z.number().int().min(1).max(10_000).nullable().default(null),
    fileId: id.nullable().default(null),
    attachments: z
      .array(z.object({ fileId: id, name: words(255) }))
      .max(50)
      .default([]),
  }),
  /** `duplicateOf` is the copy by which the same author's code and date came before. */
  reply: z.object({ deliveryId: id, documentId: id, arrivalNumber: z.number(), duplicateOf: id.nullable() }),
  errors: [
    'unit.not_found',
    'document.not_permitted',
    'act.id_used',
    ...fileErrors,
    'book.day_in_future',
    'register.arrival_before_document',
    'register.arrival_too_old',
  ],
})
