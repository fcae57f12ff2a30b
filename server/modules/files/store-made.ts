import { inTransaction } from '../../platform/act.ts'
import { personIdOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Inspection } from '../../platform/inspect/inspector.ts'
import { claimBytes, removeUnnamed } from './keep-bytes.ts'
import * as queries from './queries.ts'
import { type ReadyFile, readyOf } from './ready-file.ts'
import { findFile } from './views.ts'

export type Made = {
  bytes: Uint8Array
  mediaType: string
  name: string
  inspection?: Inspection
  /** Looks into it first and refuses what could not be taken in either. */
  inspect?: boolean
  uploadedBy?: string | null
}

/** Keeps bytes that the product made: durable first, then the row. */
export async function storeMade(ctx: Ctx, made: Made): Promise<ReadyFile> {
  const stored = await ctx.files.put(made.bytes)
  const forWhom = personIdOf(ctx.actor) ?? made.uploadedBy ?? undefined
  const looked = made.inspect ? await ctx.files.withLocalCopy(stored.key, (path) => ctx.inspector.inspect(path, made.name, forWhom)) : made.inspection
  if (looked && !looked.ok) {
    await removeUnnamed(ctx, stored.key)
    throw new AppError('rule', looked.refusal)
  }
  const id = newId()
  await inTransaction(ctx, async (inner) => {
    await claimBytes(inner, stored.key)
    await queries.insertFile(inner.db, {
      id,
      bytes: stored.bytes,
      name: made.name,
      sha256: stored.sha256,
      key: stored.key,
      state: 'ready',
      media_type: made.mediaType,
      inspection: JSON.stringify(looked ?? { ok: true, mediaType: made.mediaType }),
      uploaded_by: made.uploadedBy ?? null,
    })
  })
  const row = await findFile(ctx.db, id)
  if (!row) throw new Error('the stored file is not there')
  return readyOf(row)
}
