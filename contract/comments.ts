import { z } from 'zod'
import { place } from './documents.ts'
import { endpoint, id, instant, may, words } from './endpoint.ts'

const said = { id, words: z.string(), by: z.string(), at: instant }
const thread = z.object({
  ...said,
  revision: z.number(),
  place: place.nullable(),
  resolved: z.object({ by: z.string(), at: instant }).nullable(),
  replies: z.array(z.object(said)),
  can: z.object({ resolve: may }),
})
const comments = z.object({
  document: z.object({ id, subject: z.string(), typeName: z.string(), revision: z.number(), hasFile: z.boolean() }),
  /** In the order of the paper, what is about the whole first. */
  items: z.array(thread),
  open: z.number(),
  can: z.object({ comment: may }),
})
const errors = ['document.not_found', 'document.wrong_state']

export const listComments = endpoint('listComments', {
  summary: 'What was written beside a draft, each with its replies',
  auth: ['person'],
  params: z.object({ id }),
  reply: comments,
  errors: ['document.not_found'],
})
export const addComment = endpoint('addComment', {
  summary: 'Write beside a draft, at a place of a revision or about the whole, or reply; the id is made by the client',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({
    id,
    words: words(4000),
    revision: z.number().int().min(1),
    place: place.nullable().default(null),
    replyToId: id.nullable().default(null),
  }),
  reply: comments,
  errors: [...errors, 'comment.not_found', 'comment.revision_unknown', 'act.id_used'],
})
export const resolveComment = endpoint('resolveComment', {
  summary: 'Settle a thread, or open it again',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ resolved: z.boolean() }),
  reply: comments,
  errors: [...errors, 'comment.not_found', 'comment.not_permitted'],
})
