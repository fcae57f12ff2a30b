import { inTransaction } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { removeUnnamed } from './keep-bytes.ts'
import * as queries from './queries.ts'
import { findFile, findPdfRendition, isUsedBesides } from './views.ts'

/** Row and bytes go together: a crash between them would leave bytes that no clean-up finds. */
async function refuseWhole(ctx: Ctx, id: string, refusal: string): Promise<void> {
  await inTransaction(ctx, async (inner) => {
    const file = await findFile(inner.db, id)
    if (!file?.key) return
    await queries.refuseFile(inner.db, id, refusal)
    await removeUnnamed(inner, file.key)
  })
}

/**
 * Nothing of the file stays but its row with the reason, and neither does its PDF. Bytes that another file has too are kept,
 * and a file that serves something besides `objectId` is left alone: what was sent is never destroyed.
 */
export async function discardFile(ctx: Ctx, fileId: string, refusal: string, objectId?: string): Promise<void> {
  if (await isUsedBesides(ctx.db, fileId, objectId)) return
  const made = await findPdfRendition(ctx.db, fileId)
  for (const id of made ? [fileId, made] : [fileId]) await refuseWhole(ctx, id, refusal)
}
