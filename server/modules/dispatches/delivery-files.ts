import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileReply } from '../../platform/http.ts'
import { openAttachment, openDocumentFile, printablePaper } from '../documents/public.ts'
import { noteReading, printMarked, type Way } from '../readings/public.ts'
import { loadDelivery } from './load-delivery.ts'

/** Of a copy that was taken back the receiver keeps a line with the reason, not the paper. */
async function loadReadable(ctx: Ctx, id: string) {
  const delivery = await loadDelivery(ctx, id)
  if (delivery.state === '13') throw new AppError('not_found', 'file.not_found')
  return delivery
}

export async function deliveryFile(ctx: Ctx, id: string, way: Way): Promise<FileReply> {
  const delivery = await loadReadable(ctx, id)
  const file = await openDocumentFile(ctx, delivery.documentId, { download: way === 'downloaded' })
  await noteReading(ctx, { kind: 'delivery', id, unitId: delivery.unit.id, what: way })
  return file
}

/** "In bản có dấu hiệu". */
export async function markedDelivery(ctx: Ctx, id: string): Promise<FileReply> {
  const { documentId, unit } = await loadReadable(ctx, id)
  return printMarked(ctx, { kind: 'delivery', id, unitId: unit.id }, await printablePaper(ctx, documentId))
}

export async function deliveryAttachment(ctx: Ctx, id: string, attachmentId: string): Promise<FileReply> {
  const delivery = await loadReadable(ctx, id)
  const file = await openAttachment(ctx, delivery.documentId, attachmentId)
  await noteReading(ctx, { kind: 'delivery', id, unitId: delivery.unit.id, what: 'downloaded', attachmentId })
  return file
}
