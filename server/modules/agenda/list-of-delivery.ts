import type { getDeliveryAgenda as endpoint } from '../../../contract/agenda.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { asMay } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { seeDelivery } from '../dispatches/public.ts'
import { can, officeFor } from './access.ts'
import { listInvited, typeOfDocument } from './views.ts'

/** What the agenda of the receiving office has of a copy. */
export async function listOfDelivery(ctx: Ctx, deliveryId: string): Promise<Reply<typeof endpoint>> {
  const delivery = await seeDelivery(ctx, deliveryId)
  const invitation = (await typeOfDocument(ctx.db, delivery.documentId)) === 'giay_moi'
  if (!invitation) return { invitation, entries: [], can: { add: 'agenda_entry.not_invitation' } }
  const office = await officeFor(ctx, delivery.unit.officeId, 'delivery.not_found')
  return { invitation, entries: await listInvited(ctx.db, deliveryId, office.id), can: { add: asMay(can.keep(ctx.actor, office)) } }
}
