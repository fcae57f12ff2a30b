import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileReply } from '../../platform/http.ts'
import { seeDelivery } from '../dispatches/public.ts'
import { filesByIds, openFile, openSound } from '../files/public.ts'
import { findPenFile, findSoundFile } from './handling-views.ts'

async function fileOf(ctx: Ctx, fileId: string | null | undefined) {
  const file = fileId ? (await filesByIds(ctx.db, [fileId])).get(fileId) : undefined
  if (!file) throw new AppError('not_found', 'file.not_found')
  return file
}

/** A voice note for whoever sees the copy; players ask for parts of it. */
export async function instructionAudio(ctx: Ctx, deliveryId: string, instructionId: string, range: string | undefined): Promise<FileReply> {
  await seeDelivery(ctx, deliveryId)
  return openSound(ctx, await fileOf(ctx, await findSoundFile(ctx.db, deliveryId, instructionId)), range)
}

export async function instructionPen(ctx: Ctx, deliveryId: string, penId: string): Promise<FileReply> {
  await seeDelivery(ctx, deliveryId)
  const file = await fileOf(ctx, await findPenFile(ctx.db, deliveryId, penId))
  return openFile(ctx, file, { name: file.name, download: false })
}
