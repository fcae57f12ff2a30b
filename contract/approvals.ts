import { z } from 'zod'
import { documentDetail, stateErrors } from './documents.ts'
import { endpoint, id, words } from './endpoint.ts'

/** Nobody looks over what he drafted himself; whoever only administers works on no paper. */
const reviewers = z.object({
  items: z.array(z.object({ appointmentId: id, personId: id, fullName: z.string(), office: z.string(), unitName: z.string() })),
  last: z.array(z.object({ appointmentId: id, capacity: z.string() })),
})
export const listOfficeReviewers = endpoint('listOfficeReviewers', {
  summary: 'The same for a paper that the asker is about to draft for an issuer, before it is saved',
  auth: ['person'],
  query: z.object({ issuerId: id, type: z.string().max(40).default('') }),
  reply: reviewers,
  errors: ['issuer.not_found'],
})
export const listReviewers = endpoint('listReviewers', {
  summary: 'Whom a document can be put before ahead of its signer, and whom its drafter chose the last time for this type',
  auth: ['person'],
  params: z.object({ id }),
  reply: reviewers,
  errors: ['document.not_found'],
})
export const approveDocuments = endpoint('approveDocuments', {
  summary: 'The reviewer whose turn it is approves one or many, with a remark if he likes; each answers for itself',
  auth: ['person'],
  body: z.object({
    remark: z.string().trim().max(1000).optional(),
    documents: z
      .array(z.object({ id, stepId: id }))
      .min(1)
      .max(100),
  }),
  reply: z.object({ items: z.array(z.object({ id, approved: z.boolean(), code: z.string().nullable() })) }),
  errors: [...stateErrors],
})
export const replaceStepPerson = endpoint('replaceStepPerson', {
  summary:
    'Ask another instead of a reviewer or signer who left or is away; a signer of an uploaded paper only if it names him or nobody; a composed one is set again with his lines',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ stepId: id, appointmentId: id, reason: words(1000) }),
  reply: documentDetail,
  errors: [
    ...stateErrors,
    'reviewer.not_found',
    'signer.not_found',
    'document.reviewer_twice',
    'document.paper_names_another',
    'document.no_file',
    'file.not_ready',
    'file.cannot_prepare',
    'document.typesetting_failed',
  ],
})
export const takeBackDocument = endpoint('takeBackDocument', {
  summary: 'The drafter takes a submitted document back',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ reason: words(1000) }),
  reply: documentDetail,
  errors: stateErrors,
})
export const returnDocument = endpoint('returnDocument', {
  summary: 'Whoever has the turn returns a submitted document, or the clerk a signed one, with a reason; it is a draft again',
  auth: ['person'],
  params: z.object({ id }),
  /** Of a reviewer: the step he looked at, for another may have acted meanwhile. */
  body: z.object({ reason: words(1000), stepId: id.optional() }),
  reply: documentDetail,
  errors: [...stateErrors, 'document.review_open'],
})
