import { findPlaces } from '../../../lib/pdf-places/find-places.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { mediaTypes } from '../../platform/inspect/media-types.ts'
import { cleanName, discardFile, getReadyFile, pdfOf, type ReadyFile } from '../files/public.ts'

export const pagesOf = (file: ReadyFile): number | null => (file.inspection.ok && file.inspection.pdf ? file.inspection.pdf.pages.length : null)
export type Attachment = { fileId: string; name: string; bytes: number }

/** A line of page 1 that is only MẬT, TỐI MẬT or TUYỆT MẬT, or the field "Độ mật"; the same in what stands first in an office file. */
function isSecret(file: ReadyFile): boolean {
  if (file.inspection.ok && file.inspection.secrecy) return true
  const facts = file.inspection.ok ? file.inspection.pdf : undefined
  if (!facts) return false
  const { findings } = findPlaces({ pages: facts.pages, texts: facts.texts, signerName: '', notation: '', sealDiameter: 1 })
  return findings.some((finding) => finding.code === 'secret')
}
class SecretFile extends AppError {
  readonly fileId: string
  constructor(fileId: string) {
    super('rule', 'document.secret')
    this.fileId = fileId
  }
}
/**
 * Runs what checks files. One with a mark of secrecy is refused and no byte of it is kept; within a transaction bytes cannot be
 * removed for good, so this stands around the whole act and removes them once it is undone.
 */
export async function discardingSecret<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SecretFile) await discardFile(ctx, error.fileId, error.code)
    throw error
  }
}

/** Files that go along: of an allowed type (the upload saw to that) and together within the limit of a send. */
export async function checkAttachments(ctx: Ctx, wanted: readonly { fileId: string; name: string }[], already: number): Promise<Attachment[]> {
  const found: Attachment[] = []
  for (const one of wanted) {
    const file = await getReadyFile(ctx, one.fileId)
    if (isSecret(file)) throw new SecretFile(file.id)
    found.push({ fileId: file.id, name: cleanName(one.name), bytes: file.bytes })
  }
  const bytes = found.reduce((sum, file) => sum + file.bytes, already)
  if (bytes > ctx.config.maxSendBytes) throw new AppError('too_large', 'file.send_too_large', { bytes, maxBytes: ctx.config.maxSendBytes })
  return found
}

/** What is signed and sealed is what its pages show: files inside go along as attachments, where everybody sees them. */
export function refuseInnerFiles(file: ReadyFile): void {
  if (file.inspection.ok && file.inspection.pdf?.hasFiles) throw new AppError('rule', 'document.file_has_files')
}

/** A scan as it came: PDF or picture. */
export async function checkScan(ctx: Ctx, fileId: string): Promise<ReadyFile & { pages: number | null }> {
  const file = await getReadyFile(ctx, fileId)
  if (isSecret(file)) throw new SecretFile(fileId)
  if (![mediaTypes.pdf, mediaTypes.jpg, mediaTypes.png].some((type) => type === file.mediaType)) throw new AppError('rule', 'file.type_not_allowed')
  return { ...file, pages: pagesOf(file) }
}

/** `source` is null where the product itself set the pages. */
export type MainFile = { source: ReadyFile | null; pdf: ReadyFile; pages: number | null }
/** Pages that were composed here; a mark of secrecy among their words is refused as any other. */
export function checkMadeFile(pdf: ReadyFile): MainFile {
  if (isSecret(pdf)) throw new SecretFile(pdf.id)
  return { source: null, pdf, pages: pagesOf(pdf) }
}
/** The paper itself: PDF, or DOCX with the PDF made of it. One that is secret, signed already or holds other files is refused. */
export async function checkMainFile(ctx: Ctx, fileId: string): Promise<MainFile> {
  const source = await getReadyFile(ctx, fileId)
  const pdf = await pdfOf(ctx, fileId)
  const facts = pdf.inspection.ok ? pdf.inspection.pdf : undefined
  if (!facts) throw new AppError('rule', 'file.type_not_allowed')
  if (isSecret(pdf)) throw new SecretFile(fileId)
  if (facts.signed) throw new AppError('rule', 'document.file_signed')
  refuseInnerFiles(pdf)
  return { source, pdf, pages: pagesOf(pdf) }
}
