import type { Reply } from '../../../contract/endpoint.ts'
import type { listRevisions as endpoint } from '../../../contract/revisions.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { listRevisionRows } from './detail-views.ts'
import { loadDocument } from './load-document.ts'

/** Every form of a document that the actor may see, with where its PDF is read. Throws document.not_found. */
export async function listRevisions(ctx: Ctx, id: string): Promise<Reply<typeof endpoint>> {
  const { subject, typeName } = await loadDocument(ctx, id)
  const rows = await listRevisionRows(ctx.db, id)
  const items = rows.map(({ readable, at, ...row }) => ({
    ...row,
    ...{ at: at.toISOString(), url: readable ? `/files/documents/${id}/revisions/${row.n}` : null },
  }))
  return { document: { id, subject, typeName }, items }
}
