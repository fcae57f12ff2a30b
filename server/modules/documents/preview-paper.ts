import { Readable } from 'node:stream'
import type { previewPaper as endpoint } from '../../../contract/compose.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileReply } from '../../platform/http.ts'
import { mediaTypes } from '../../platform/inspect/media-types.ts'
import { can } from './access.ts'
import { getIssuer, getSigner } from './content.ts'
import { setPaper } from './make-paper.ts'
import { findType } from './views.ts'

/** The page that would be signed, for whoever may draft for the issuer. */
export async function previewPaper(ctx: Ctx, wanted: Input<typeof endpoint>['body']): Promise<FileReply> {
  const issuer = await getIssuer(ctx, wanted.issuerId)
  const decision = can.draft(ctx.actor, issuer.unit)
  if ('denied' in decision) throw new AppError('not_found', 'issuer.not_found')
  authorise(decision)
  const type = await findType(ctx.db, wanted.type)
  if (!type) throw new AppError('rule', 'document.type_unknown')
  const signer = wanted.signerAppointmentId ? await getSigner(ctx, wanted.signerAppointmentId, issuer.unit.id) : null
  const { subject, urgency, composed } = wanted
  const bytes = Buffer.from(await setPaper(ctx, { issuer, type, signer, subject, urgency, composed }))
  return { stream: Readable.from([bytes]), bytes: bytes.length, mediaType: mediaTypes.pdf, name: `${type.name}.pdf`, download: false }
}
