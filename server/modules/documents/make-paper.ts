import { readFileSync } from 'node:fs'
import { BodyError, checkBody } from '../../../lib/paper/check-body.ts'
import { type Paper, paperOf } from '../../../lib/paper/paper.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { mediaTypes } from '../../platform/inspect/media-types.ts'
import { TypesetError } from '../../platform/typeset/typesetter.ts'
import { type ReadyFile, storeMade } from '../files/public.ts'
import { notationOf } from '../registers/public.ts'
import type { PaperHead } from './content.ts'
import type { Composed, DocumentRow } from './views.ts'

export type PaperOrder = {
  issuer: PaperHead
  type: { code: string; name: string; abbreviation: string; copy: boolean }
  signer: { fullName: string; blockLines: readonly string[] } | null
  subject: string
  urgency: DocumentRow['urgency']
  composed: Composed
}
const template = readFileSync(new URL('../../../lib/paper/paper.typ', import.meta.url), 'utf8')

function readBody(doc: unknown) {
  try {
    return checkBody(doc)
  } catch (error) {
    if (error instanceof BodyError) throw new AppError('rule', `document.body_${error.fault}`)
    throw error
  }
}

/** Throws document.body_invalid, document.body_too_long, document.body_too_deep. */
export function readPaper(ctx: Ctx, { issuer, type, signer, subject, urgency, composed }: PaperOrder): Paper {
  const { headerStyle, notationSuffix, letterSuffix, parentLine, placeName } = issuer.head
  const suffix = (type.abbreviation === '' && letterSuffix) || notationSuffix
  const facts = {
    ...{ style: headerStyle, parentLine, placeName, issuerName: issuer.name, authorName: issuer.authorName },
    ...{ type: type.code, typeName: type.name, isCopy: type.copy, subject, urgency, signer, today: dayIn(ctx.now) },
    notation: notationOf({ headerStyle, abbreviation: type.abbreviation, suffix }),
  }
  const fields = { ...composed.fields, footer: composed.fields.footer || issuer.head.footer }
  return paperOf(facts, fields, readBody(composed.body.doc))
}

/** The pages as PDF/A. They bear the day, not the hour: what is saved twice on a day without a change is the same file. Throws also document.typesetting_failed. */
export async function setPaper(ctx: Ctx, order: PaperOrder): Promise<Uint8Array> {
  const paper = readPaper(ctx, order)
  const today = dayIn(ctx.now)
  const day = today.split('-').map(Number)
  try {
    return await ctx.typesetter.typeset({ template, data: { ...paper, day }, at: new Date(`${today}T00:00:00+07:00`) })
  } catch (error) {
    if (!(error instanceof TypesetError)) throw error
    ctx.log.warn({ err: error, type: order.type.code }, 'a paper could not be set')
    throw new AppError('rule', 'document.typesetting_failed')
  }
}

/** The same, kept as a file that was looked into like an upload: places are found in it in the same way. */
export async function makePaper(ctx: Ctx, order: PaperOrder): Promise<ReadyFile> {
  const bytes = await setPaper(ctx, order)
  return storeMade(ctx, { bytes, mediaType: mediaTypes.pdf, name: `${order.type.name}.pdf`, inspect: true })
}
