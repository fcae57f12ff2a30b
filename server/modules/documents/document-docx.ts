import { Readable } from 'node:stream'
import { docxOf } from '../../../lib/paper/docx.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileReply } from '../../platform/http.ts'
import { mediaTypes } from '../../platform/inspect/media-types.ts'
import { getIssuer } from './content.ts'
import { findSlot } from './detail-views.ts'
import { loadDocument } from './load-document.ts'
import { readPaper } from './make-paper.ts'
import { findComposed, findPaperHead } from './views.ts'

/** The newest draft for an office program. Throws document.not_found, document.not_composed. */
export async function documentDocx(ctx: Ctx, id: string): Promise<FileReply> {
  const document = await loadDocument(ctx, id)
  const composed = await findComposed(ctx.db, id)
  if (!composed || !document.issuerId) throw new AppError('not_found', 'document.not_composed')
  const { type: code, typeName, abbreviation, isCopy, subject, urgency } = document
  const signer = (await findSlot(ctx.db, id)) ?? null
  const type = { code, name: typeName, abbreviation, copy: isCopy }
  const issuer = (await findPaperHead(ctx.db, id)) ?? (await getIssuer(ctx, document.issuerId))
  const bytes = Buffer.from(await docxOf(readPaper(ctx, { issuer, type, signer, subject, urgency, composed })))
  const name = [...subject.replace(/[/\\]/g, '-')].slice(0, 120).join('')
  return { stream: Readable.from([bytes]), bytes: bytes.length, mediaType: mediaTypes.docx, name: `${name}.docx`, download: true }
}
