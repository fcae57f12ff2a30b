import type { amendDocument as endpoint } from '../../../contract/amendments.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { can } from './access.ts'
import { discardingSecret } from './check-files.ts'
import { getIssuer } from './content.ts'
import { createDocument } from './create-document.ts'
import { getIssuedForUpdate } from './issued-document.ts'
import * as queries from './queries.ts'

type Body = Input<typeof endpoint>['body']

async function amend(ctx: Ctx, earlierId: string, { role, ...draft }: Body): Promise<void> {
  const earlier = await getIssuedForUpdate(ctx, earlierId)
  if (earlier.unitClosed) throw new AppError('rule', 'document.unit_closed')
  const unitId = earlier.unit.id
  const appointmentId = authorise(can.draft(ctx.actor, earlier.unit))
  if ((await getIssuer(ctx, draft.issuerId)).unit.id !== unitId) throw new AppError('not_found', 'issuer.not_found')
  await createDocument(ctx, draft)
  await queries.insertAmendment(ctx.db, { documentId: draft.id, earlierId, role, by: personOf(ctx.actor).personId })
  const facts = { documentId: draft.id, role }
  await emit(ctx, [{ name: 'document.amendment_drafted', objectKind: 'document', objectId: earlierId, unitId, appointmentId, facts }])
}

/**
 * Thay thế, sửa đổi bổ sung, đính chính (Decree 30/2020 art. 18): a new document of the unit that issued the earlier one. The link is made
 * with the draft and says nothing to anybody else until the new document is issued.
 */
export function amendDocument(ctx: Ctx, earlierId: string, body: Body): Promise<Reply<typeof endpoint>> {
  const write = (inner: Ctx) => amend(inner, earlierId, body)
  return discardingSecret(ctx, () => perform(ctx, write, async () => ({ documentId: body.id })))
}
