import type { importDocx as endpoint } from '../../../contract/compose.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { personIdOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { mediaTypes } from '../../platform/inspect/media-types.ts'
import { getReadyFile } from '../files/public.ts'

/** The words of one's DOCX for the editor, which takes of the HTML only what its schema knows. */
export async function importDocx(ctx: Ctx, fileId: string): Promise<Reply<typeof endpoint>> {
  const file = await getReadyFile(ctx, fileId)
  if (file.mediaType !== mediaTypes.docx) throw new AppError('rule', 'file.type_not_allowed')
  const read = await ctx.files.withLocalCopy(file.key, (path) => ctx.docxReader.read(path, personIdOf(ctx.actor)))
  if (read.ok) return { html: read.html, warnings: read.warnings }
  ctx.log.warn({ fileId, reason: read.reason }, 'a DOCX could not be read')
  throw new AppError('rule', 'document.import_failed')
}
