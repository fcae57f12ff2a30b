import type { addComment as endpoint } from '../../../contract/comments.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { lockDraft } from '../documents/public.ts'
import { canComment } from './comment-access.ts'
import { findComment } from './comment-views.ts'
import { listComments } from './list-comments.ts'
import * as queries from './queries.ts'

type Body = Input<typeof endpoint>['body']

/** A reply goes to the first of its thread, of this very document. */
async function threadOf(ctx: Ctx, documentId: string, replyToId: string) {
  const thread = await findComment(ctx.db, replyToId)
  if (!thread || thread.documentId !== documentId || thread.replyToId !== null) throw new AppError('not_found', 'comment.not_found')
  return thread
}

export function addComment(ctx: Ctx, documentId: string, body: Body) {
  return perform(
    ctx,
    async (inner) => {
      const draft = await lockDraft(inner, documentId)
      const appointmentId = authorise(canComment(inner, draft))
      const thread = body.replyToId === null ? undefined : await threadOf(inner, documentId, body.replyToId)
      if (body.revision > draft.newestRevision) throw new AppError('rule', 'comment.revision_unknown')
      const textId = await keepText(inner.db, body.words, { class: 'comment' })
      const created = await queries.insertComment(inner.db, {
        ...{ id: body.id, document_id: documentId, revision_n: thread?.revision ?? body.revision, reply_to_id: thread?.id ?? null, text_id: textId ?? '' },
        ...{ place: thread || !body.place ? null : JSON.stringify(body.place), by: personOf(inner.actor).personId, at: inner.now },
      })
      if (!created) throw new AppError('conflict', 'act.id_used')
      const tell = [draft.draftedBy, draft.signerId, thread?.byId].filter((one) => typeof one === 'string')
      const facts = { documentId, revision: body.revision, threadId: thread?.id ?? null }
      await emit(inner, [{ name: 'comment.added', objectKind: 'comment', objectId: body.id, unitId: draft.unit.id, appointmentId, tell, facts }])
    },
    (inner) => listComments(inner, documentId),
  )
}
