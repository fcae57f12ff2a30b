import type { Input } from '../../../contract/endpoint.ts'
import type { giveInstruction } from '../../../contract/handling.ts'
import type { JsonObject } from '../../db-types.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { keepText } from '../../platform/private-text.ts'
import type { DeliveryRef } from '../dispatches/public.ts'
import { issuedFile } from '../documents/public.ts'
import { getReadyFile, getTransparentPng, type ReadyFile, useFiles } from '../files/public.ts'
import * as queries from './queries.ts'
import { assertInPage } from './rules.ts'

export type Spoken = Pick<Input<typeof giveInstruction>['body'], 'words' | 'audio' | 'pens'>
export const isSpoken = ({ words, audio, pens }: Spoken) => Boolean(words?.trim()) || audio !== undefined || (pens?.length ?? 0) > 0

async function soundOf(ctx: Ctx, audio: Spoken['audio']): Promise<ReadyFile | null> {
  if (!audio) return null
  const file = await getReadyFile(ctx, audio.fileId)
  if (!file.mediaType.startsWith('audio/')) throw new AppError('rule', 'instruction.not_audio')
  return file
}

/** Sizes of the pages; of a picture that was scanned one sheet of unknown size. */
async function pagesOf(ctx: Ctx, documentId: string): Promise<{ width: number; height: number }[] | null> {
  const { inspection } = await issuedFile(ctx, documentId)
  return (inspection.ok && inspection.pdf?.pages) || null
}

async function picturesOf(ctx: Ctx, delivery: DeliveryRef, pens: Spoken['pens']) {
  if (!pens?.length) return []
  const pages = await pagesOf(ctx, delivery.documentId)
  const found = []
  for (const { fileId, place } of pens) {
    assertInPage(place, pages)
    found.push({ file: await getTransparentPng(ctx, fileId), place })
  }
  return found
}

export type Said = { instructionId: string; textId: string | null; facts: JsonObject }
/** Writes what a leader says as a record of its own, in the open act; its facts go into the event of the act. */
export async function writeInstruction(ctx: Ctx, delivery: DeliveryRef, given: Spoken & { id: string; appointmentId: string | null }): Promise<Said> {
  const sound = await soundOf(ctx, given.audio)
  const pictures = await picturesOf(ctx, delivery, given.pens)
  const textId = await keepText(ctx.db, given.words, { class: 'instruction' })
  const created = await queries.insertInstruction(ctx.db, {
    ...{ id: given.id, subject_kind: 'delivery', subject_id: delivery.id, unit_id: delivery.unit.id, by: personOf(ctx.actor).personId },
    ...{ appointment_id: given.appointmentId, words_text_id: textId, audio_file_id: sound?.id ?? null, audio_seconds: given.audio?.seconds ?? null },
    ...{ act_id: ctx.act.id, at: ctx.now },
  })
  if (!created) throw new AppError('conflict', 'act.id_used')
  await queries.insertPens(
    ctx.db,
    pictures.map(({ file, place }, ordinal) => ({ instruction_id: given.id, file_id: file.id, place: JSON.stringify(place), ordinal })),
  )
  const files = [...(sound ? [sound] : []), ...pictures.map(({ file }) => file)]
  await useFiles(
    ctx.db,
    files.map((file) => ({ fileId: file.id, objectKind: 'instruction', objectId: given.id, role: 'attachment' as const, unitId: delivery.unit.id })),
  )
  const facts = {
    ...{ instructionId: given.id, instructionTextId: textId, audioSha256: sound?.sha256.toString('hex') ?? null },
    pens: pictures.map(({ file, place }) => ({ page: place.page, sha256: file.sha256.toString('hex') })),
  }
  return { instructionId: given.id, textId, facts }
}
