import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileReply } from '../../platform/http.ts'
import { filesByIds, openFile, type ReadyFile } from '../files/public.ts'
import { findDocument, findNewestDraft, findRevision } from './views.ts'

export type AttachmentHead = { id: string; fileId: string; name: string; bytes: number; mediaType: string }

export async function attachmentsOf(db: Db, documentIds: readonly string[]): Promise<Map<string, AttachmentHead[]>> {
  const all = new Map<string, AttachmentHead[]>()
  if (documentIds.length === 0) return all
  const { rows } = await sql<AttachmentHead & { documentId: string }>`
    select o.id as "documentId", t.id, t.file_id as "fileId", t.name, f.bytes::float8 as bytes, coalesce(f.media_type, '') as "mediaType"
    from document o join revision v on v.document_id = o.id and v.n = o.newest_revision
      join attachment t on t.revision_id = v.id join file f on f.id = t.file_id
    where o.id = any(${documentIds}::uuid[]) order by o.id, t.ordinal`.execute(db)
  for (const { documentId, ...attachment } of rows) all.set(documentId, [...(all.get(documentId) ?? []), attachment])
  return all
}

const missing = () => new AppError('not_found', 'file.not_found')
const endings: Record<string, string> = { 'application/pdf': '.pdf', 'image/png': '.png', 'image/jpeg': '.jpg' }

/** "Kế hoạch 05-KH-MTTQ-BTT.pdf" once it has a number, else its subject. */
function nameOf(document: { typeName: string; code: string; subject: string }, mediaType: string): string {
  const title = document.code
    ? `${document.typeName} ${document.code.replace(/[/\\]/g, '-')}`
    : [...document.subject.replace(/[/\\]/g, '-')].slice(0, 120).join('')
  return `${title}${endings[mediaType] ?? ''}`
}

export async function issuedFile(ctx: Ctx, documentId: string): Promise<ReadyFile> {
  const id = (await findDocument(ctx.db, documentId))?.issuedFileId
  const file = id ? (await filesByIds(ctx.db, [id])).get(id) : undefined
  if (!file) throw missing()
  return file
}

export async function openDocumentFile(ctx: Ctx, documentId: string, what: 'pdf' | 'source', options: { download: boolean }): Promise<FileReply> {
  const document = await findDocument(ctx.db, documentId)
  if (!document) throw missing()
  const revision = what === 'pdf' ? await findRevision(ctx.db, documentId, document.newestRevision) : await findNewestDraft(ctx.db, documentId)
  const fileId = what === 'source' ? (revision?.sourceFileId ?? revision?.fileId) : (document.issuedFileId ?? revision?.fileId)
  const file = fileId ? (await filesByIds(ctx.db, [fileId])).get(fileId) : undefined
  if (!file) throw missing()
  return openFile(ctx, file, { name: what === 'source' ? file.name : nameOf(document, file.mediaType), download: options.download })
}

/** The newest paper as it can be printed. Throws file.not_found. */
export async function printable(ctx: Ctx, documentId: string): Promise<{ file: ReadyFile; name: string; code: string }> {
  const document = await findDocument(ctx.db, documentId)
  const revision = document && (await findRevision(ctx.db, documentId, document.newestRevision))
  const fileId = document?.issuedFileId ?? revision?.fileId
  const file = fileId ? (await filesByIds(ctx.db, [fileId])).get(fileId) : undefined
  if (!document || !file) throw missing()
  return { file, name: nameOf(document, 'application/pdf'), code: document.code }
}

export async function openAttachment(ctx: Ctx, documentId: string, attachmentId: string): Promise<FileReply> {
  const found = (await attachmentsOf(ctx.db, [documentId])).get(documentId)?.find((one) => one.id === attachmentId)
  const file = found && (await filesByIds(ctx.db, [found.fileId])).get(found.fileId)
  if (!found || !file) throw missing()
  return openFile(ctx, file, { name: found.name, download: true })
}
