import type { Reply } from '../../../contract/endpoint.ts'
import type { checkPaper as endpoint } from '../../../contract/paper-check.ts'
import { checkPaper as check } from '../../../lib/paper-check/check-paper.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { getIssuer } from './content.ts'
import { findSlot } from './detail-views.ts'
import { loadDocument, type SeenDocument } from './load-document.ts'
import { draftPdf, notationFor } from './places.ts'

type Checked = Reply<typeof endpoint>

async function factsOf(ctx: Ctx, document: SeenDocument, issuerId: string) {
  const { name, head } = await getIssuer(ctx, issuerId)
  const slot = await findSlot(ctx.db, document.id)
  const { type, typeName, isCopy, subject, urgency } = document
  return {
    ...{ type, typeName, isCopy, subject, urgency, notation: notationFor(document), placeName: head.placeName },
    ...{ parentLine: head.parentLine, issuerName: name, signer: slot ? { fullName: slot.fullName, blockLines: slot.blockLines } : null },
  }
}

/** Where the draft's pages depart from Phụ lục I, for whoever sees it. Throws document.not_found, document.no_file, file.not_ready. */
export async function checkPaper(ctx: Ctx, id: string): Promise<Checked> {
  const document = await loadDocument(ctx, id)
  const { inspection } = await draftPdf(ctx, id)
  const pdf = inspection.ok ? inspection.pdf : undefined
  if (!pdf) throw new AppError('rule', 'file.not_ready')
  const pages = pdf.pages.length
  if (document.headerStyle === 'party' || !document.issuerId) return { hindrance: 'party_style', checkedPages: 0, pages, findings: [] }
  // Of a turned page the places of words are not those one sees.
  const texts = pdf.texts.filter((run) => pdf.pages[run.page]?.rotation === 0)
  const { findings, checkedPages } = check({ pages: pdf.pages, texts }, await factsOf(ctx, document, document.issuerId))
  return {
    ...{ hindrance: checkedPages === 0 ? 'no_text' : null, checkedPages, pages },
    findings: findings.map((one) => ({ ...one, box: one.box ?? null, value: one.value ?? null })),
  }
}
