import { inTransaction } from '../../platform/act.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileReply } from '../../platform/http.ts'
import { openAttachment, openDocumentFile } from '../documents/public.ts'
import { loadDelivery } from './load-delivery.ts'
import * as queries from './queries.ts'

/** Of a copy that was taken back the receiver keeps a line with the reason, not the paper. */
async function loadReadable(ctx: Ctx, id: string) {
  const delivery = await loadDelivery(ctx, id)
  if (delivery.state === '13') throw new AppError('not_found', 'file.not_found')
  return delivery
}

async function noteDownload(ctx: Ctx, deliveryId: string, unitId: string): Promise<void> {
  await inTransaction(ctx, (inner) => queries.recordDownload(inner.db, { deliveryId, personId: personOf(ctx.actor).personId, unitId }))
}

export async function deliveryFile(ctx: Ctx, id: string, options: { download: boolean }): Promise<FileReply> {
  const delivery = await loadReadable(ctx, id)
  const file = await openDocumentFile(ctx, delivery.documentId, options)
  if (options.download) await noteDownload(ctx, id, delivery.unit.id)
  return file
}

export async function deliveryAttachment(ctx: Ctx, id: string, attachmentId: string): Promise<FileReply> {
  const delivery = await loadReadable(ctx, id)
  const file = await openAttachment(ctx, delivery.documentId, attachmentId)
  await noteDownload(ctx, id, delivery.unit.id)
  return file
}
