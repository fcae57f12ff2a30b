import type { Reply } from '../../../contract/endpoint.ts'
import type { getMetadata } from '../../../contract/metadata.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { findEntry } from './export-metadata.ts'
import { fieldsOf } from './metadata.ts'
import { findControl, listChanges } from './metadata-views.ts'

/** What the export writes, to be read, and what guards it. Throws register_entry.not_found. */
export async function showMetadata(ctx: Ctx, kind: 'outgoing' | 'incoming', id: string): Promise<Reply<typeof getMetadata>> {
  const { line, objectId, extra } = await findEntry(ctx, kind, id)
  const changes = await listChanges(ctx.db, { objectId, entryId: line.id })
  return {
    objectId,
    subject: line.subject ?? '',
    fields: fieldsOf(kind, line, extra),
    control: { ...(await findControl(ctx.db, line.id)), changes: changes.map((one) => ({ ...one, at: one.at.toISOString() })) },
  }
}
