import { type Box, sealBoxFor } from '../../../lib/pades/box.ts'
import { PadesError } from '../../../lib/pades/pades-error.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { filesByIds, readBytes, storeMade } from '../files/public.ts'

export type PrepareRequest = {
  fileId: string
  places: { number: Box; date: Box; qr: Box; signature: Box; seal?: Box | undefined }
  sealDiameterMm: number
}
const pointsPerMillimetre = 72 / 25.4
/** Every certificate is one of the test authority for now, and every page says so. */
const testNote = 'BẢN THỬ NGHIỆM, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ'

/** The revision with all fields that are filled or signed later (Decree 30/2020 art. 33 for the seal's place). */
export async function prepareFile(ctx: Ctx, { fileId, places, sealDiameterMm }: PrepareRequest): Promise<{ fileId: string; seal: Box }> {
  const file = (await filesByIds(ctx.db, [fileId])).get(fileId)
  if (!file) throw new AppError('not_found', 'file.not_found')
  const whose = personOf(ctx.actor).personId
  const { number, date, qr, signature } = places
  const seal = places.seal ?? sealBoxFor(signature, sealDiameterMm * pointsPerMillimetre)
  const before = new Uint8Array(await readBytes(ctx, file))
  try {
    const bytes = await ctx.pdfSigner.prepare(before, { number, date, qr, signers: [signature], seal, footNote: testNote }, whose)
    const made = await storeMade(ctx, { bytes, mediaType: 'application/pdf', name: file.name, inspection: file.inspection })
    return { fileId: made.id, seal }
  } catch (error) {
    if (error instanceof PadesError && error.code === 'outside_page') throw new AppError('rule', 'place.outside_page')
    if (error instanceof PadesError) throw new AppError('rule', 'file.cannot_prepare', { reason: error.code })
    throw error
  }
}
