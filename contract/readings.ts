import { z } from 'zod'
import { cursorQuery, endpoint, id, instant, none, page } from './endpoint.ts'

const reading = z.object({
  id,
  at: instant,
  what: z.enum(['opened', 'downloaded', 'printed']),
  fullName: z.string(),
  /** The office held there at the time, and in which unit or department. */
  office: z.string().nullable(),
  unitName: z.string().nullable(),
  /** Name of the attachment that was read; null for the paper itself, empty when it is no longer there. */
  attachment: z.string().nullable(),
})
const readings = page(reading).extend({
  subject: z.string(),
  counts: z.object({ opened: z.number(), downloaded: z.number(), printed: z.number(), people: z.number() }),
  /** Older entries are gone. */
  keptMonths: z.number(),
})
const params = z.object({ id })
const query = z.object({ ...cursorQuery, cursor: id.optional() })

export const listDocumentReadings = endpoint('listDocumentReadings', {
  summary: "Who of the author's office opened, downloaded or printed a document, newest first; for its clerks, leaders and the drafter",
  auth: ['person'],
  params,
  query,
  reply: readings,
  errors: ['document.not_found', 'reading.not_permitted'],
})
export const listDeliveryReadings = endpoint('listDeliveryReadings', {
  summary: 'Who of the receiving unit opened, downloaded or printed its copy, newest first; for its clerks and leaders',
  auth: ['person'],
  params,
  query,
  reply: readings,
  errors: ['delivery.not_found', 'reading.not_permitted'],
})

const fileEndpoint = { auth: ['person'] as const, reply: none, params }
export const markedDocument = endpoint('markedDocument', {
  ...fileEndpoint,
  summary: 'The paper to be printed with a line in the margin of every page: who printed it, where and when; never the signed bytes',
  errors: ['document.not_found', 'file.not_found', 'file.cannot_mark'],
})
export const markedDelivery = endpoint('markedDelivery', {
  ...fileEndpoint,
  summary: 'The same of a copy',
  errors: ['delivery.not_found', 'file.not_found', 'file.cannot_mark'],
})
