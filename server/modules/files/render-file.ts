import { inTransaction } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import * as queries from './queries.ts'
import { type ReadyFile, readyOf } from './ready-file.ts'
import { storeMade } from './store-made.ts'
import { findFile, findRendition } from './views.ts'

export type Wanted = {
  fileId: string
  kind: 'arrival'
  /** Names the maker and all that it draws: other facts are another rendition. */
  makerVersion: string
  name: string
}

async function findMade(ctx: Ctx, wanted: Wanted): Promise<ReadyFile | undefined> {
  const id = await findRendition(ctx.db, wanted)
  const row = id ? await findFile(ctx.db, id) : undefined
  return row?.state === 'ready' ? readyOf(row) : undefined
}

/** The rendition that was made before, or made now; two at once make it twice and keep one. */
export async function renderFile(ctx: Ctx, wanted: Wanted, make: () => Promise<Uint8Array>): Promise<ReadyFile> {
  const known = await findMade(ctx, wanted)
  if (known) return known
  const made = await storeMade(ctx, { bytes: await make(), mediaType: 'application/pdf', name: wanted.name })
  const { fileId, kind, makerVersion } = wanted
  await inTransaction(ctx, (inner) => queries.insertRendition(inner.db, { fileId, kind, makerVersion, madeFileId: made.id }))
  return made
}
