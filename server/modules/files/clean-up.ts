import type { JobHandler } from '../../platform/jobs.ts'
import { removeStaleUploads } from '../../platform/tus.ts'
import { removeUnnamed } from './keep-bytes.ts'
import * as queries from './queries.ts'
import { unusedDays } from './rules.ts'
import { wasRestored } from './views.ts'

const day = 24 * 60 * 60 * 1000
const atATime = 500

/** Uploads nobody went on with for a day, and bytes that nothing has used for longer than backups are kept. */
export const cleanUp: JobHandler = async (ctx) => {
  await removeStaleUploads(ctx.files.incoming, new Date(ctx.now.getTime() - day))
  if (await wasRestored(ctx.db)) return
  for (;;) {
    const keys = await queries.forgetUnused(ctx.db, new Date(ctx.now.getTime() - unusedDays * day), atATime)
    for (const key of keys) await removeUnnamed(ctx, key, new Date(ctx.now.getTime() - day))
    if (keys.length < atATime) return
  }
}
