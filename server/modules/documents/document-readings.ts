import type { Reply } from '../../../contract/endpoint.ts'
import type { listDocumentReadings } from '../../../contract/readings.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { FileReply } from '../../platform/http.ts'
import { listReadings, noteReading, printMarked, type Way } from '../readings/public.ts'
import { can } from './access.ts'
import { documentDetail } from './document-detail.ts'
import { documentDocx } from './document-docx.ts'
import { openAttachment, openDocumentFile, printable } from './document-files.ts'
import { openRevision } from './drafts.ts'
import { loadDocument } from './load-document.ts'

async function note(ctx: Ctx, document: { id: string; unit: { id: string } }, what: Way, attachmentId?: string): Promise<void> {
  await noteReading(ctx, { kind: 'document', id: document.id, unitId: document.unit.id, what, ...(attachmentId && { attachmentId }) })
}

/** The paper is what is read, and noted when its file comes; of a document without one this page is all there is. Open pages are fetched anew whenever something happens. */
export async function readDocument(ctx: Ctx, id: string): ReturnType<typeof documentDetail> {
  const detail = await documentDetail(ctx, id)
  if (!detail.file) await noteReading(ctx, { kind: 'document', id, unitId: detail.unitId, what: 'opened' })
  return detail
}
export async function readFile(ctx: Ctx, id: string, what: 'pdf' | 'source', way: Way): Promise<FileReply> {
  const document = await loadDocument(ctx, id)
  const file = await openDocumentFile(ctx, id, what, { download: way === 'downloaded' })
  await note(ctx, document, way)
  return file
}
/** "In bản có dấu hiệu". */
export async function printMarkedFile(ctx: Ctx, id: string): Promise<FileReply> {
  const document = await loadDocument(ctx, id)
  return printMarked(ctx, { kind: 'document', id, unitId: document.unit.id }, await printable(ctx, id))
}
export async function readAttachment(ctx: Ctx, id: string, attachmentId: string): Promise<FileReply> {
  const document = await loadDocument(ctx, id)
  const file = await openAttachment(ctx, id, attachmentId)
  await note(ctx, document, 'downloaded', attachmentId)
  return file
}
export async function readRevision(ctx: Ctx, id: string, n: number, way: Way): Promise<FileReply> {
  const document = await loadDocument(ctx, id)
  const file = await openRevision(ctx, id, n, { download: way === 'downloaded' })
  await note(ctx, document, way)
  return file
}
export async function readDocx(ctx: Ctx, id: string): Promise<FileReply> {
  const file = await documentDocx(ctx, id)
  await note(ctx, await loadDocument(ctx, id), 'downloaded')
  return file
}

/** Who of the office read the original; what happens inside a receiver is the receiver's. */
export async function documentReadings(
  ctx: Ctx,
  id: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<Reply<typeof listDocumentReadings>> {
  const document = await loadDocument(ctx, id)
  authorise(can.seeReadings(ctx.actor, document.facts))
  return listReadings(ctx, { kind: 'document', id }, page)
}
