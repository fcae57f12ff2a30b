import type { Ctx } from '../../platform/ctx.ts'
import * as queries from './queries.ts'
import { findFile, findPdfRendition, isUnnamed, isUsedBesides } from './views.ts'

/**
 * Nothing of the file stays but its row with the reason, and neither does its PDF. Bytes that another file has too are kept,
 * and a file that serves something besides `objectId` is left alone: what was sent is never destroyed.
 */
export async function discardFile(ctx: Ctx, fileId: string, refusal: string, objectId?: string): Promise<void> {
  if (await isUsedBesides(ctx.db, fileId, objectId)) return
  const made = await findPdfRendition(ctx.db, fileId)
  for (const id of made ? [fileId, made] : [fileId]) {
    const file = await findFile(ctx.db, id)
    if (!file?.key) continue
    await queries.refuseFile(ctx.db, id, refusal)
    if (await isUnnamed(ctx.db, file.key)) await ctx.files.remove(file.key)
  }
}
