import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { lockDraft } from '../documents/public.ts'
import { canResolve } from './comment-access.ts'
import { findComment } from './comment-views.ts'
import { listComments } from './list-comments.ts'
import * as queries from './queries.ts'

const missing = () => new AppError('not_found', 'comment.not_found')

/** A thread is settled or opened again as a whole. */
export async function resolveComment(ctx: Ctx, id: string, resolved: boolean) {
  const thread = await findComment(ctx.db, id)
  if (!thread || thread.replyToId !== null) throw missing()
  const { documentId } = thread
  const settling = perform(
    ctx,
    async (inner) => {
      const draft = await lockDraft(inner, documentId)
      const appointmentId = authorise(canResolve(inner, draft, thread.byId))
      await queries.markResolved(inner.db, id, resolved ? { by: personOf(inner.actor).personId, at: inner.now } : null)
      const name = resolved ? 'comment.resolved' : 'comment.reopened'
      const tell = [draft.draftedBy, draft.signerId, thread.byId].filter((one) => one !== null)
      await emit(inner, [{ name, objectKind: 'comment', objectId: id, unitId: draft.unit.id, appointmentId, tell, facts: { documentId } }])
    },
    (inner) => listComments(inner, documentId),
  )
  return settling.catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'document.not_found' ? missing() : error
  })
}
