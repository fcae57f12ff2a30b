import { findPlaces } from '../../../lib/pdf-places/find-places.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { mediaTypes } from '../../platform/inspect/media-types.ts'
import { cleanName, discardFile, getReadyFile, pdfOf, type ReadyFile } from '../files/public.ts'

export const pagesOf = (file: ReadyFile): number | null => (file.inspection.ok && file.inspection.pdf ? file.inspection.pdf.pages.length : null)
export type Attachment = { fileId: string; name: string; bytes: number }

/** A line of page 1 that is only MẬT, TỐI MẬT or TUYỆT MẬT. */
function isSecret(file: ReadyFile): boolean {
  const facts = file.inspection.ok ? file.inspection.pdf : undefined
  if (!facts) return false
  const { findings } = findPlaces({ pages: facts.pages, texts: facts.texts, signerName: '', notation: '', sealDiameter: 1 })
  return findings.some((finding) => finding.code === 'secret')
}
/** Within a transaction bytes cannot be removed for good: whoever checks there has called refuseSecretFiles before. */
async function refuseSecret(ctx: Ctx, fileId: string): Promise<never> {
  if (!ctx.db.isTransaction) await discardFile(ctx, fileId, 'document.secret')
  throw new AppError('rule', 'document.secret')
}

/** Before the act's transaction: of a paper with a mark of secrecy no byte is kept. */
export async function refuseSecretFiles(ctx: Ctx, fileIds: readonly string[]): Promise<void> {
  for (const fileId of fileIds) {
    const file = await getReadyFile(ctx, fileId)
    if (isSecret(file)) await refuseSecret(ctx, fileId)
  }
}

/** Files that go along: of an allowed type (the upload saw to that) and together within the limit of a send. */
export async function checkAttachments(ctx: Ctx, wanted: readonly { fileId: string; name: string }[], already: number): Promise<Attachment[]> {
  const found: Attachment[] = []
  for (const one of wanted) {
    const file = await getReadyFile(ctx, one.fileId)
    if (isSecret(file)) await refuseSecret(ctx, file.id)
    found.push({ fileId: file.id, name: cleanName(one.name), bytes: file.bytes })
  }
  const bytes = found.reduce((sum, file) => sum + file.bytes, already)
  if (bytes > ctx.config.maxSendBytes) throw new AppError('too_large', 'file.send_too_large', { bytes, maxBytes: ctx.config.maxSendBytes })
  return found
}

/** A scan as it came: PDF or picture. */
export async function checkScan(ctx: Ctx, fileId: string): Promise<ReadyFile & { pages: number | null }> {
  const file = await getReadyFile(ctx, fileId)
  if (isSecret(file)) await refuseSecret(ctx, fileId)
  if (![mediaTypes.pdf, mediaTypes.jpg, mediaTypes.png].some((type) => type === file.mediaType)) throw new AppError('rule', 'file.type_not_allowed')
  return { ...file, pages: pagesOf(file) }
}

export type MainFile = { source: ReadyFile; pdf: ReadyFile; pages: number | null }
/**
 * The paper itself: PDF, or DOCX with the PDF made of it. One that is signed already is refused; one with a mark of
 * secrecy is refused and no byte of it is kept, which is why this runs before the act's transaction.
 */
export async function checkMainFile(ctx: Ctx, fileId: string): Promise<MainFile> {
  const source = await getReadyFile(ctx, fileId)
  const pdf = await pdfOf(ctx, fileId)
  const facts = pdf.inspection.ok ? pdf.inspection.pdf : undefined
  if (!facts) throw new AppError('rule', 'file.type_not_allowed')
  if (facts.signed) throw new AppError('rule', 'document.file_signed')
  if (isSecret(pdf)) await refuseSecret(ctx, fileId)
  return { source, pdf, pages: pagesOf(pdf) }
}
