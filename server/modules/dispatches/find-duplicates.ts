import type { findDuplicates as endpoint } from '../../../contract/dispatches.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { getReadyFile } from '../files/public.ts'
import { can } from './access.ts'
import { findIssued } from './delivery-views.ts'
import { listDuplicates, type Wanted } from './duplicate-views.ts'
import { loadDelivery } from './load-delivery.ts'
import { placeFor } from './place.ts'

type Query = Input<typeof endpoint>['query']

async function ofCopy(ctx: Ctx, deliveryId: string): Promise<Wanted> {
  const delivery = await loadDelivery(ctx, deliveryId)
  authorise(can.registerByHand(ctx.actor, delivery.unit))
  const { code, authorName, documentOn, sha256 } = await findIssued(ctx.db, delivery.documentId)
  return { unitId: delivery.unit.id, code, authorName, documentOn, sha256, exceptDeliveryId: deliveryId }
}
async function ofEntry(ctx: Ctx, query: Query): Promise<Wanted> {
  const { unit } = await placeFor(ctx, query.unitId)
  authorise(can.registerByHand(ctx.actor, unit))
  const file = query.fileId ? await getReadyFile(ctx, query.fileId) : null
  const { code = '', authorName = '', documentOn = null } = query
  return { unitId: unit.id, code: code.trim(), authorName: authorName.trim(), documentOn, sha256: file?.sha256 ?? null, exceptDeliveryId: null }
}

/** Said to the clerk before he saves or accepts (Decree 30/2020 Phụ lục VI): the identifier is there twice, or number, notation and issuer are. */
export async function findDuplicates(ctx: Ctx, query: Query): Promise<Reply<typeof endpoint>> {
  const wanted = query.deliveryId ? await ofCopy(ctx, query.deliveryId) : await ofEntry(ctx, query)
  return { items: await listDuplicates(ctx.db, wanted) }
}
