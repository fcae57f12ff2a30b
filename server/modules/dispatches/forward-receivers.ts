import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { previewForward as endpoint } from '../../../contract/forwards.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { expandScopes, type Recipient, sayUnit, unitsByIds, unitsWithClerk } from '../organisation/public.ts'
import type { DeliveryRef } from './access.ts'
import { listHolders } from './forward-views.ts'
import { loadDelivery } from './load-delivery.ts'
import type { Receiver } from './queries.ts'

type Split = { fresh: Receiver[]; already: string[] }
/**
 * Whom a list of scopes reaches from the forwarding unit, without those that have the document: nobody gets it twice by two ways.
 * Who had it by the forwarding that is supplemented may get it again.
 */
export async function splitReceivers(ctx: Ctx, delivery: DeliveryRef, recipients: readonly Recipient[], again: readonly Receiver[] = []): Promise<Split> {
  const { units } = await expandScopes(ctx.db, delivery.unit.id, recipients)
  const holders = await listHolders(
    ctx.db,
    delivery.documentId,
    units.map((one) => one.unitId),
  )
  for (const { unitId } of again) holders.delete(unitId)
  const already = units.filter((one) => holders.has(one.unitId)).map((one) => one.unitId)
  return { fresh: units.filter((one) => !holders.has(one.unitId)), already }
}

/** Whom a forwarding would reach as of now; the act splits the list again. */
export async function previewForward(ctx: Ctx, id: string, body: Input<typeof endpoint>['body']): Promise<Reply<typeof endpoint>> {
  const { fresh, already } = await splitReceivers(ctx, await loadDelivery(ctx, id), body.recipients)
  const ids = fresh.map((one) => one.unitId)
  const served = await unitsWithClerk(ctx.db, ids)
  const waiting = ids.filter((unitId) => !served.has(unitId))
  const heads = await unitsByIds(ctx.db, [...waiting, ...already])
  const named = (list: readonly string[]) =>
    list.flatMap((unitId) => {
      const head = heads.get(unitId)
      return head ? [{ unitId, name: sayUnit(head) }] : []
    })
  return {
    total: fresh.length,
    forAction: fresh.filter((one) => one.purpose === 'action').length,
    unreachable: named(waiting),
    already: named(already),
  }
}
