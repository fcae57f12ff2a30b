import { findPlaces as find, isNamedAlone as isAlone } from '../../../lib/pdf-places/find-places.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { filesByIds, type ReadyFile } from '../files/public.ts'
import { notationOf } from '../registers/public.ts'
import { getSigner } from './content.ts'
import { loadDocument, type SeenDocument } from './load-document.ts'
import { millimetre } from './rules.ts'
import { findNewestDraft } from './views.ts'

export const notationFor = (document: SeenDocument) =>
  notationOf({ headerStyle: document.headerStyle, abbreviation: document.abbreviation, suffix: document.notationSuffix })

/** The PDF the drafter handed in, or the one made of his DOCX. */
export async function draftPdf(ctx: Ctx, documentId: string): Promise<ReadyFile> {
  const draft = await findNewestDraft(ctx.db, documentId)
  if (!draft?.fileId) throw new AppError('rule', 'document.no_file')
  const file = (await filesByIds(ctx.db, [draft.fileId])).get(draft.fileId)
  if (!file) throw new AppError('rule', 'file.not_ready')
  return file
}

/** The paper names him on a line of its own. */
export const isNamedAlone = ({ inspection }: ReadyFile, name: string): boolean => {
  const facts = inspection.ok ? inspection.pdf : undefined
  return facts !== undefined && isAlone(facts, name)
}

export function placesIn(document: SeenDocument, file: ReadyFile, signerName: string) {
  const facts = file.inspection.ok ? file.inspection.pdf : undefined
  if (!facts) throw new AppError('rule', 'file.not_ready')
  const sealDiameter = document.sealDiameterMm * millimetre
  const notation = notationFor(document)
  const found = find({ pages: facts.pages, texts: facts.texts, signerName, notation, isCopy: document.isCopy, sealDiameter })
  const findings = facts.signed ? [...found.findings, { code: 'already_signed' as const }] : found.findings
  return { pages: facts.pages.map(({ width, height }) => ({ width, height })), places: found.places, findings }
}

/** Where everything will stand if this person signs, and what hinders submission. */
export async function findPlaces(ctx: Ctx, id: string, signerAppointmentId: string) {
  const document = await loadDocument(ctx, id)
  const signer = await getSigner(ctx, signerAppointmentId, document.unit.id)
  return placesIn(document, await draftPdf(ctx, id), signer.fullName)
}
