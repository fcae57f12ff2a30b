import * as contract from '../../../contract/files.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { type RawExchange, type Route, serve, serveRaw } from '../../platform/http.ts'
import { serveUpload } from '../../platform/tus.ts'
import { findFinished, pagesOf, receiveFile } from './receive-file.ts'
import { findFile, findPdfRendition } from './views.ts'

const upload = (ctx: Ctx, _input: unknown, raw: RawExchange) => serveUpload(ctx, raw, { finish: receiveFile, findFinished })

async function stateOf(ctx: Ctx, id: string) {
  const file = await findFile(ctx.db, id)
  if (!file || file.uploadedBy !== personOf(ctx.actor).personId) throw new AppError('not_found', 'file.not_found')
  const made = await findPdfRendition(ctx.db, id)
  const pdf = made ? await findFile(ctx.db, made) : file
  const { name, bytes, mediaType, state, refusal } = file
  return { id, name, bytes, mediaType, state, refusal, pages: pagesOf(pdf?.inspection ?? null) }
}

export const routes: Route[] = [
  serveRaw(contract.createUpload, upload),
  serveRaw(contract.resumeUpload, upload),
  serveRaw(contract.headUpload, upload),
  serveRaw(contract.optionsUpload, upload),
  serveRaw(contract.deleteUpload, upload),
  serve(contract.getFileState, (ctx, { params }) => stateOf(ctx, params.id)),
]
