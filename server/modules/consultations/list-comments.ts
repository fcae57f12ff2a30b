import type { listComments as endpoint } from '../../../contract/comments.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { asMay } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { getDraft, isReadable } from '../documents/public.ts'
import { canComment, canResolve } from './comment-access.ts'
import { type CommentRow, listCommentRows } from './comment-views.ts'

const saidOf = ({ id, words, by, at }: CommentRow) => ({ id, words, by, at: at.toISOString() })
const whole = { page: -1, x: 0, y: 0, height: 0 }
/** From the top of the first page down; what is about the whole first. */
function inPaperOrder(a: CommentRow, b: CommentRow): number {
  const [one, other] = [a.place ?? whole, b.place ?? whole]
  return one.page - other.page || other.y + other.height - (one.y + one.height) || a.at.getTime() - b.at.getTime()
}

/** Threads on a document that the actor may see. Throws document.not_found. */
export async function listComments(ctx: Ctx, documentId: string): Promise<Reply<typeof endpoint>> {
  const draft = await getDraft(ctx, documentId)
  const rows = await listCommentRows(ctx.db, documentId)
  const items = rows
    .filter((row) => row.replyToId === null)
    .sort(inPaperOrder)
    .map((row) => ({
      ...{ ...saidOf(row), revision: row.revision, place: row.place },
      resolved: row.resolvedAt ? { by: row.resolvedBy ?? '', at: row.resolvedAt.toISOString() } : null,
      replies: rows.filter((one) => one.replyToId === row.id).map(saidOf),
      can: { resolve: asMay(canResolve(ctx, draft, row.byId)) },
    }))
  const { subject, typeName, newestRevision: revision } = draft
  const hasFile = await isReadable(ctx, documentId, revision)
  const open = items.filter((one) => one.resolved === null).length
  return { document: { id: documentId, subject, typeName, revision, hasFile }, items, open, can: { comment: asMay(canComment(ctx, draft)) } }
}
