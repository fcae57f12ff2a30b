import { inTransaction } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import * as queries from './queries.ts'
import { isUnnamed } from './views.ts'

/** For the transaction in which a row names bytes: nobody removes them until it ends. Throws ENOENT when they were removed since they came: then nothing is kept. */
export async function claimBytes(ctx: Ctx, key: string): Promise<void> {
  await queries.lockBytes(ctx.db, key)
  await ctx.files.size(key)
}

/** Removes bytes that no file names any more. Whoever names them at this moment waits, or is waited for: a ready file never loses its bytes. */
export async function removeUnnamed(ctx: Ctx, key: string, before?: Date): Promise<void> {
  await inTransaction(ctx, async (inner) => {
    await queries.lockBytes(inner.db, key)
    if (await isUnnamed(inner.db, key)) await inner.files.remove(key, before)
  })
}
