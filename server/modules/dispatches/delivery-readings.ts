import type { Reply } from '../../../contract/endpoint.ts'
import type { listDeliveryReadings } from '../../../contract/readings.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { listReadings } from '../readings/public.ts'
import { can } from './access.ts'
import { loadDelivery } from './load-delivery.ts'

/** Who of the receiving unit read its copy. */
export async function deliveryReadings(
  ctx: Ctx,
  id: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<Reply<typeof listDeliveryReadings>> {
  authorise(can.seeReadings(ctx.actor, await loadDelivery(ctx, id)))
  return listReadings(ctx, { kind: 'delivery', id }, page)
}
