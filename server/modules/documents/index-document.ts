import type { Ctx } from '../../platform/ctx.ts'
import { putEntries } from '../search/public.ts'
import { documentReaders } from './readers.ts'
import { findDocument } from './views.ts'

/** What Ctrl+K and the lists find of a document, in the transaction of each change. */
export async function indexDocument(ctx: Ctx, id: string): Promise<void> {
  const document = await findDocument(ctx.db, id)
  if (!document) return
  const readers = (await documentReaders(ctx.db, [id])).get(id) ?? []
  const { unit, code, subject, typeName, signerName, drafterName } = document
  const text = [typeName, signerName, drafterName].filter(Boolean).join(' ')
  await putEntries(ctx.db, [{ kind: 'document', id, at: ctx.now, unitId: unit.id, code, title: subject, text, readers }])
}
