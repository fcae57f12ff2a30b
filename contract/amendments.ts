import { z } from 'zod'
import { bodyErrors, composedBytes } from './compose.ts'
import { documentContent, documentDetail, fileErrors, stateErrors } from './documents.ts'
import { endpoint, id, words } from './endpoint.ts'
import { amendmentRoles } from './words.ts'

export const amendDocument = endpoint('amendDocument', {
  summary:
    'A new draft that replaces, amends or corrects an issued document of the same unit, linked in one act; nobody else sees the link before the new one is issued',
  auth: ['person'],
  maxBodyBytes: composedBytes,
  params: z.object({ id }),
  body: z.object({ id, role: z.enum(amendmentRoles), ...documentContent }),
  reply: z.object({ documentId: id }),
  errors: [
    'document.not_found',
    'document.not_issued',
    'document.recalled',
    'document.not_permitted',
    'document.unit_closed',
    'document.reply_due_past',
    'act.id_used',
    ...fileErrors,
    'document.two_papers',
    'document.typesetting_failed',
    ...bodyErrors,
  ],
})
export const changeAmendment = endpoint('changeAmendment', {
  summary:
    'What a document replaces, amends or corrects was set by mistake: whoever writes the draft changes or ends it, once it is issued the clerk with a reason',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({
    earlierId: id,
    /** Null: it has nothing to do with the earlier one. */
    role: z.enum(amendmentRoles).nullable(),
    /** Needed once the document is issued. */
    reason: words(1000).optional(),
  }),
  reply: documentDetail,
  errors: [...stateErrors, 'document.recalled', 'amendment.not_found', 'amendment.reason_missing'],
})
