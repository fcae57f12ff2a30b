import { inTransaction } from '../../platform/act.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import type { Inspection } from '../../platform/inspect/inspector.ts'
import { mediaTypes } from '../../platform/inspect/media-types.ts'
import { addJob } from '../../platform/jobs.ts'
import type { FinishedUpload } from '../../platform/tus.ts'
import { hasConverter } from './converter.ts'
import { removeUnnamed } from './keep-bytes.ts'
import * as queries from './queries.ts'
import { cleanName } from './rules.ts'
import { findFile } from './views.ts'

const told = (ctx: Ctx, id: string, name: string, facts: Record<string, string | number | null>) => ({
  ...{ name, objectKind: 'file', objectId: id, unitId: null, tell: [personOf(ctx.actor).personId], facts },
})

/** All bytes are there: looked into, then taken over. What is refused keeps no byte. */
export async function receiveFile(ctx: Ctx, upload: FinishedUpload): Promise<void> {
  const name = cleanName(upload.name)
  const { personId } = personOf(ctx.actor)
  const [inspection, arrived] = await Promise.all([ctx.inspector.inspect(upload.path, name, personId), ctx.files.arrive(upload.path)])
  const common = { id: upload.id, bytes: upload.bytes, name, uploaded_by: personId, media_type: inspection.mediaType ?? null }
  if (!inspection.ok) return refuse(ctx, common, inspection.refusal)
  const converting = inspection.mediaType === mediaTypes.docx && (await hasConverter())
  const { sha256, key } = arrived
  const write = async (inner: Ctx) => {
    const state = converting ? 'converting' : 'ready'
    if (!(await queries.insertFile(inner.db, { ...common, sha256, key, inspection: JSON.stringify(inspection), state }))) return
    if (converting) await addJob(inner, 'files.convert', { fileId: upload.id }, `files.convert:${upload.id}`)
    await emit(inner, [told(inner, upload.id, 'file.received', { sha256: sha256.toString('hex'), bytes: upload.bytes })])
  }
  try {
    await inTransaction(ctx, async (inner) => {
      // Nobody removes these bytes until the row that names them is committed. Meanwhile they become durable.
      await queries.lockBytes(inner.db, key)
      const both = await Promise.allSettled([arrived.keep(), write(inner)])
      for (const one of both) if (one.status === 'rejected') throw one.reason
    })
  } catch (error) {
    await removeUnnamed(ctx, key)
    throw error
  }
}

async function refuse(ctx: Ctx, common: { id: string; bytes: number; name: string; uploaded_by: string; media_type: string | null }, refusal: string) {
  await inTransaction(ctx, async (inner) => {
    if (await queries.insertFile(inner.db, { ...common, state: 'refused', refusal })) await emit(inner, [told(inner, common.id, 'file.refused', { refusal })])
  })
}

/** A client that lost the answer asks again for an upload that was taken over. */
export async function findFinished(ctx: Ctx, id: string): Promise<{ bytes: number } | undefined> {
  const file = await findFile(ctx.db, id)
  return file && file.uploadedBy === personOf(ctx.actor).personId ? { bytes: file.bytes } : undefined
}

export const pagesOf = (inspection: Inspection | null): number | null => (inspection?.ok && inspection.pdf ? inspection.pdf.pages.length : null)
