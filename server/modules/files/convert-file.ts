import { inTransaction } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import type { JobHandler } from '../../platform/jobs.ts'
import { converterVersion, convertToPdf } from './converter.ts'
import { removeUnnamed } from './keep-bytes.ts'
import * as queries from './queries.ts'
import { storeMade } from './store-made.ts'
import { type FileRow, findFile } from './views.ts'

async function refuse(ctx: Ctx, file: FileRow, refusal: string): Promise<void> {
  await inTransaction(ctx, async (inner) => {
    await queries.refuseFile(inner.db, file.id, refusal)
    await emit(inner, [
      { name: 'file.refused', objectKind: 'file', objectId: file.id, unitId: null, tell: file.uploadedBy ? [file.uploadedBy] : [], facts: { refusal } },
    ])
    if (file.key) await removeUnnamed(inner, file.key)
  })
}

/** Makes the PDF of a DOCX. Safe to run twice; a file that cannot be turned is refused with the reason. */
export const convertFile: JobHandler = async (ctx, payload) => {
  const file = await findFile(ctx.db, String(payload.fileId))
  if (file?.state !== 'converting' || !file.key) return
  try {
    const bytes = await ctx.files.withLocalCopy(file.key, convertToPdf)
    const name = file.name.replace(/\.docx$/i, '')
    const made = await storeMade(ctx, { bytes, mediaType: 'application/pdf', name: `${name}.pdf`, inspect: true, uploadedBy: file.uploadedBy })
    await inTransaction(ctx, async (inner) => {
      await queries.insertRendition(inner.db, { fileId: file.id, kind: 'pdf', makerVersion: converterVersion, madeFileId: made.id })
      await queries.setReady(inner.db, file.id)
      const tell = file.uploadedBy ? [file.uploadedBy] : []
      await emit(inner, [{ name: 'file.converted', objectKind: 'file', objectId: file.id, unitId: null, tell, facts: { pdf: made.sha256.toString('hex') } }])
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await refuse(ctx, file, error.code)
  }
}
