import { z } from 'zod'
import { endpoint, id, instant, none } from './endpoint.ts'

const revision = z.object({
  n: z.number(),
  kind: z.enum(['draft', 'prepared', 'signed', 'sealed', 'scan']),
  at: instant,
  by: z.string(),
  /** Null where nothing was handed in, or nothing may be kept. */
  url: z.string().nullable(),
  /** The same bytes as the revision before. */
  unchanged: z.boolean(),
})

export const listRevisions = endpoint('listRevisions', {
  summary: 'Every form a document had, newest first',
  auth: ['person'],
  params: z.object({ id }),
  reply: z.object({ document: z.object({ id, subject: z.string(), typeName: z.string() }), items: z.array(revision) }),
  errors: ['document.not_found'],
})
export const revisionFile = endpoint('revisionFile', {
  summary: 'The PDF of one revision; ?download=1 as attachment',
  auth: ['person'],
  params: z.object({ id, n: z.coerce.number().int().min(1).max(1_000_000) }),
  query: z.object({ download: z.string().optional() }),
  reply: none,
  errors: ['document.not_found', 'file.not_found'],
})
