import { z } from 'zod'
import { place } from './documents.ts'
import { endpoint, id } from './endpoint.ts'
import { paperCheckHindrances, paperFindings } from './words.ts'

const paperFinding = z.object({
  code: z.enum(paperFindings),
  severity: z.enum(['must', 'hint']),
  /** The cell of the page (ô số) and the paragraph of part I of Phụ lục I. */
  cell: z.string(),
  rule: z.string(),
  /** From 0. */
  page: z.number().int().min(0),
  box: place.nullable(),
  /** What stands there, or what is missing. */
  value: z.string().nullable(),
})
export const checkPaper = endpoint('checkPaper', {
  summary: "Where a draft's finished PDF departs from Decree 30/2020, Phụ lục I; it hinders nothing",
  auth: ['person'],
  params: z.object({ id }),
  reply: z.object({
    hindrance: z.enum(paperCheckHindrances).nullable(),
    /** Pages with words that were read, of all. */
    checkedPages: z.number().int(),
    pages: z.number().int(),
    findings: z.array(paperFinding),
  }),
  errors: ['document.not_found', 'document.no_file', 'file.not_ready'],
})
