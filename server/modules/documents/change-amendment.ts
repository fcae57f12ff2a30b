import type { changeAmendment as endpoint } from '../../../contract/amendments.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { can } from './access.ts'
import { listAmends } from './amendment-views.ts'
import { documentDetail } from './document-detail.ts'
import { loadDocument, lockDocument, type SeenDocument } from './load-document.ts'
import * as queries from './queries.ts'

type Body = Input<typeof endpoint>['body']

/** Whether it may be changed, and what the tie says. Throws document.not_found, amendment.reason_missing, amendment.not_found. */
async function findTie(ctx: Ctx, document: SeenDocument, { earlierId, reason }: Body) {
  const appointmentId = authorise(can.changeAmendment(ctx.actor, document.facts))
  if (document.state === 'issued' && !reason) throw new AppError('rule', 'amendment.reason_missing')
  const earlier = await loadDocument(ctx, earlierId)
  // What everybody reads on a recalled document stays as it was.
  if (document.state === 'issued' && earlier.recalledAt) throw new AppError('rule', 'document.recalled')
  const before = (await listAmends(ctx.db, document.id)).find((one) => one.documentId === earlierId)?.role
  if (!before) throw new AppError('not_found', 'amendment.not_found')
  return { appointmentId, before }
}

async function change(ctx: Ctx, id: string, body: Body): Promise<void> {
  const { earlierId, role, reason } = body
  // Locked is only what a tie orders, the earlier one first: acts over two documents take turns and never block each other.
  await findTie(ctx, await loadDocument(ctx, id), body)
  await lockDocument(ctx, earlierId)
  const document = await lockDocument(ctx, id)
  const { appointmentId, before } = await findTie(ctx, document, body)
  const isIssued = document.state === 'issued'
  if (before === role) return
  await queries.changeAmendment(ctx.db, { documentId: id, earlierId, role })
  const reasonTextId = await keepText(ctx.db, reason, { class: 'amendment_change' })
  const name = role ? 'document.amendment_changed' : 'document.amendment_removed'
  const facts = { documentId: id, earlierId, from: before, to: role, reasonTextId }
  const tell = [document.draftedBy, document.signerId].filter((one) => one !== null)
  const event = { name, objectKind: 'document', unitId: document.unit.id, appointmentId, tell, facts }
  // Before it is issued the earlier document knows nothing of it.
  await emit(ctx, [{ ...event, objectId: id }, ...(isIssued ? [{ ...event, objectId: earlierId }] : [])])
}

/** A tie that was set by mistake says what is right, or ends; the acts say what stood before. */
export function changeAmendment(ctx: Ctx, id: string, body: Body) {
  return perform(
    ctx,
    (inner) => change(inner, id, body),
    (inner) => documentDetail(inner, id),
  )
}
