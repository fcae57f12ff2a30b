import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import type { FileReply } from '../../platform/http.ts'
import { mediaTypes } from '../../platform/inspect/media-types.ts'
import { rangeOf } from '../../platform/range.ts'
import * as discarding from './discard-file.ts'
import * as queries from './queries.ts'
import * as ready from './ready-file.ts'
import * as rendering from './render-file.ts'
import { cleanName as clean } from './rules.ts'
import * as making from './store-made.ts'

export type ReadyFile = ready.ReadyFile
export type FileUse = {
  fileId: string
  objectKind: string
  objectId: string
  role: 'main' | 'attachment' | 'scan' | 'source' | 'signature_image' | 'seal_image'
  unitId: string | null
}

/** The actor's own upload, or a file that serves something in his office. Throws file.not_found, file.not_ready (details.refusal when it was refused). */
export function getReadyFile(ctx: Ctx, fileId: string): Promise<ReadyFile> {
  return ready.getReadyFile(ctx, fileId)
}

/** The same, of a PNG with a transparent ground. Throws also image.not_transparent_png. */
export function getTransparentPng(ctx: Ctx, fileId: string): Promise<ReadyFile> {
  return ready.getTransparentPng(ctx, fileId)
}

/** Ready files by id; no permission check. Others are left out. */
export function filesByIds(db: Db, ids: readonly string[]): Promise<Map<string, ReadyFile>> {
  return ready.filesByIds(db, ids)
}

/** The file itself when it is a PDF, the PDF made of it when it is a DOCX. No permission check. Throws file.not_found, file.not_ready, file.type_not_allowed, file.no_converter. */
export function pdfOf(ctx: Ctx, fileId: string): Promise<ReadyFile> {
  return ready.pdfOf(ctx, fileId)
}

const kinds: Record<string, 'pdf' | 'png' | 'jpg'> = { [mediaTypes.pdf]: 'pdf', [mediaTypes.png]: 'png', [mediaTypes.jpg]: 'jpg' }
/** What of a file can be drawn as pages; undefined when nothing. */
export function kindOfPaper(file: Pick<ReadyFile, 'mediaType'>): 'pdf' | 'png' | 'jpg' | undefined {
  return kinds[file.mediaType]
}

/** All bytes of a file; for PDF work, which needs them at once (at most the upload limit). */
export async function readBytes(ctx: Pick<Ctx, 'files'>, file: Pick<ReadyFile, 'key'>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await ctx.files.open(file.key)) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Keeps bytes that the product made: durable on disk first, then the row (in the open transaction when there is one). */
export function storeMade(ctx: Ctx, made: making.Made): Promise<ReadyFile> {
  return making.storeMade(ctx, made)
}

/** A PDF drawn after a file, kept as its rendition: made when it is first asked for, and again whenever what it shows has changed. No permission check. */
export function renderFile(ctx: Ctx, wanted: rendering.Wanted, make: () => Promise<Uint8Array>): Promise<ReadyFile> {
  return rendering.renderFile(ctx, wanted, make)
}

/** Says what files serve: decides access and clean-up. The same use twice is one. */
export function useFiles(db: Db, uses: readonly FileUse[]): Promise<void> {
  const rows = uses.map((use) => ({ file_id: use.fileId, object_kind: use.objectKind, object_id: use.objectId, role: use.role, unit_id: use.unitId }))
  return queries.insertUses(db, rows)
}

/** A file as a reply, unchanged, with its hash as ETag. No permission check: the caller did it. */
export async function openFile(
  ctx: Pick<Ctx, 'files'>,
  file: Pick<ReadyFile, 'key' | 'bytes' | 'mediaType' | 'sha256'>,
  options: { name: string; download: boolean },
): Promise<FileReply> {
  const stream = await ctx.files.open(file.key)
  return { stream, bytes: file.bytes, mediaType: file.mediaType, etag: file.sha256.toString('hex'), ...options }
}

/** The same as attachment, of which the player may ask for a part. */
export async function openSound(
  ctx: Pick<Ctx, 'files'>,
  file: Pick<ReadyFile, 'key' | 'bytes' | 'mediaType' | 'sha256' | 'name'>,
  asked: string | undefined,
): Promise<FileReply> {
  const range = asked === undefined ? undefined : rangeOf(asked, file.bytes)
  const common = { mediaType: file.mediaType, etag: file.sha256.toString('hex'), name: file.name, download: true }
  const stream = await ctx.files.open(file.key, range)
  if (!range) return { ...common, stream, bytes: file.bytes }
  return { ...common, stream, bytes: range.end - range.start + 1, range: { ...range, total: file.bytes } }
}

/** Refuses a file after the fact and removes its bytes, as for secret papers, of which nothing may stay; what serves another object than `objectId` is left alone. */
export function discardFile(ctx: Ctx, fileId: string, refusal: string, objectId?: string): Promise<void> {
  return discarding.discardFile(ctx, fileId, refusal, objectId)
}

/** A file's name as it may be shown and handed out: composed letters, one line, no path, no marks that turn the writing. */
export function cleanName(given: string): string {
  return clean(given)
}
