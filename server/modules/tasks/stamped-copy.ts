import { createHash } from 'node:crypto'
import type { ArrivalCopy, PenNote } from '../../../lib/arrival-copy/make-arrival-copy.ts'
import { findPlaces } from '../../../lib/pdf-places/find-places.ts'
import { personIdOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileReply } from '../../platform/http.ts'
import { paperFonts } from '../../platform/paper-fonts.ts'
import { deliveryDetail, seeDelivery } from '../dispatches/public.ts'
import { issuedFile, printablePaper } from '../documents/public.ts'
import { filesByIds, kindOfPaper, openFile, type ReadyFile, readBytes, renderFile } from '../files/public.ts'
import { noteReading, printMarked, type Way } from '../readings/public.ts'
import { listPenFiles } from './handling-views.ts'

/** Raised whenever the same facts are drawn otherwise. */
const makerVersion = 'arrival-1'
const note = 'Bản in có dấu ĐẾN, không phải bản gốc điện tử'

async function stampOf(ctx: Ctx, deliveryId: string): Promise<ArrivalCopy['stamp']> {
  const detail = await deliveryDetail(ctx, deliveryId)
  // Of a copy that was taken back the paper is gone, and what is not registered has no stamp.
  if (!detail.file || detail.arrivalNumber === null || !detail.arrivedOn) throw new AppError('not_found', 'file.not_found')
  const to = detail.leadName ?? (detail.submission?.state === 'waiting' ? detail.submission.toName : '')
  return { officeName: detail.unitName, number: String(detail.arrivalNumber), date: detail.arrivedOn.split('-').reverse().join('/'), to, fileCode: '' }
}

function placesOf({ inspection }: ReadyFile): Pick<ArrivalCopy, 'texts' | 'number'> {
  const facts = inspection.ok ? inspection.pdf : undefined
  if (!facts) return { texts: [], number: null }
  const { places } = findPlaces({ pages: facts.pages, texts: facts.texts, signerName: '', notation: '', sealDiameter: 1 })
  // A run stands on its base line; a quarter of its height hangs below.
  const texts = facts.texts.filter((run) => run.page === 0).map(({ x, y, width, height }) => ({ x, y: y - height / 4, width, height: height * 1.25 }))
  return { texts, number: places.number }
}

async function pensOf(ctx: Ctx, pens: Awaited<ReturnType<typeof listPenFiles>>): Promise<PenNote[]> {
  const files = await filesByIds(
    ctx.db,
    pens.map((pen) => pen.fileId),
  )
  const found: PenNote[] = []
  for (const { fileId, place } of pens) {
    const file = files.get(fileId)
    if (file) found.push({ place, png: new Uint8Array(await readBytes(ctx, file)) })
  }
  return found
}

async function draw(ctx: Ctx, paper: ReadyFile, stamp: ArrivalCopy['stamp'], pens: Awaited<ReturnType<typeof listPenFiles>>): Promise<Uint8Array> {
  const kind = kindOfPaper(paper)
  if (!kind) throw new AppError('not_found', 'file.not_found')
  const bytes = new Uint8Array(await readBytes(ctx, paper))
  const notes = await pensOf(ctx, pens)
  const arrival = { paper: { bytes, kind }, stamp, ...placesOf(paper), pens: notes, note, fonts: await paperFonts() }
  return ctx.printer.print({ arrival }, personIdOf(ctx.actor)).catch((error: unknown) => {
    ctx.log.warn({ error, fileId: paper.id }, 'the paper cannot be stamped')
    throw new AppError('rule', 'file.cannot_stamp')
  })
}

/** The copy with the ĐẾN stamp, on demand with what was written on it: drawn anew, the sealed original stays as it is (DOMAIN 9). */
export async function stampedCopy(ctx: Ctx, deliveryId: string, options: { way: Way; pen: boolean; mark: boolean }): Promise<FileReply> {
  const { documentId, unit } = await seeDelivery(ctx, deliveryId)
  const stamp = await stampOf(ctx, deliveryId)
  const paper = await issuedFile(ctx, documentId)
  const pens = options.pen ? await listPenFiles(ctx.db, deliveryId) : []
  const shown = createHash('sha256')
    .update(JSON.stringify([stamp, pens]))
    .digest('hex')
  const name = `Số đến ${stamp.number} có dấu ĐẾN.pdf`
  const wanted = { fileId: paper.id, kind: 'arrival' as const, makerVersion: `${makerVersion} ${shown}`, name }
  const made = await renderFile(ctx, wanted, () => draw(ctx, paper, stamp, pens))
  const reading = { kind: 'delivery' as const, id: deliveryId, unitId: unit.id }
  if (options.mark) return printMarked(ctx, reading, { file: made, name, code: (await printablePaper(ctx, documentId)).code })
  const file = await openFile(ctx, made, { name, download: options.way === 'downloaded' })
  await noteReading(ctx, { ...reading, what: options.way })
  return file
}
