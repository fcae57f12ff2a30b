import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { Inspection } from '../../platform/inspect/inspector.ts'
import { mediaTypes } from '../../platform/inspect/media-types.ts'
import { hasConverter } from './converter.ts'
import { type FileRow, findFile, findFiles, findPdfRendition, isUsedIn } from './views.ts'

export type ReadyFile = { id: string; sha256: Buffer; bytes: number; mediaType: string; name: string; key: string; inspection: Inspection }

export function readyOf(row: FileRow): ReadyFile {
  const { id, bytes, name, sha256, key, mediaType } = row
  if (row.state !== 'ready' || !sha256 || !key || !mediaType) throw new AppError('rule', 'file.not_ready', row.refusal ? { refusal: row.refusal } : {})
  return { id, bytes, name, sha256, key, mediaType, inspection: row.inspection ?? { ok: true, mediaType } }
}

/** One's own upload, or a file that serves something in an office one works in. */
export async function getReadyFile(ctx: Ctx, fileId: string): Promise<ReadyFile> {
  const row = await findFile(ctx.db, fileId)
  const person = personOf(ctx.actor)
  const offices = person.appointments.flatMap((one) => [one.unitId, one.officeId])
  const may = row !== undefined && (row.uploadedBy === person.personId || (await isUsedIn(ctx.db, fileId, offices)))
  if (!may) throw new AppError('not_found', 'file.not_found')
  return readyOf(row)
}

/** A picture that lets the paper through: for signatures and seals. */
export async function getTransparentPng(ctx: Ctx, fileId: string): Promise<ReadyFile> {
  const file = await getReadyFile(ctx, fileId)
  if (!file.inspection.ok || !file.inspection.image?.hasAlpha) throw new AppError('rule', 'image.not_transparent_png')
  return file
}

export async function filesByIds(db: Db, ids: readonly string[]): Promise<Map<string, ReadyFile>> {
  const rows = await findFiles(db, [...new Set(ids)])
  return new Map(rows.filter((row) => row.state === 'ready' && row.key).map((row) => [row.id, readyOf(row)]))
}

export async function pdfOf(ctx: Ctx, fileId: string): Promise<ReadyFile> {
  const row = await findFile(ctx.db, fileId)
  if (!row) throw new AppError('not_found', 'file.not_found')
  const file = readyOf(row)
  if (file.mediaType === mediaTypes.pdf) return file
  if (file.mediaType !== mediaTypes.docx) throw new AppError('rule', 'file.type_not_allowed')
  const made = await findPdfRendition(ctx.db, fileId)
  const pdf = made ? await findFile(ctx.db, made) : undefined
  if (pdf) return readyOf(pdf)
  throw (await hasConverter()) ? new AppError('rule', 'file.not_ready') : new AppError('rule', 'file.no_converter')
}
