import type { previewRecipients as endpoint, findRecipients as findEndpoint } from '../../../contract/dispatches.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { closedUnits, expandScopes, findScopes, nameScopes, sayUnit, unitsByIds, unitsWithClerk } from '../organisation/public.ts'
import { placeFor } from './place.ts'

/** Whom a list of scopes reaches as of now; the send expands it again. */
export async function previewRecipients(ctx: Ctx, body: Input<typeof endpoint>['body']): Promise<Reply<typeof endpoint>> {
  const { unit } = await placeFor(ctx, body.fromUnitId)
  const { units, scopes } = await expandScopes(ctx.db, unit.id, body.recipients)
  const ids = units.map((one) => one.unitId)
  const served = await unitsWithClerk(ctx.db, ids)
  const waiting = ids.filter((id) => !served.has(id))
  const heads = await unitsByIds(ctx.db, waiting)
  const names = await nameScopes(
    ctx.db,
    scopes.map((one) => one.scope),
  )
  const closed = await closedUnits(
    ctx.db,
    body.recipients.flatMap(({ scope }) => ('unitId' in scope ? [scope.unitId] : [])),
  )
  return {
    total: units.length,
    forAction: units.filter((one) => one.purpose === 'action').length,
    routes: units.length > 0 ? [{ route: 'inside', count: units.length }] : [],
    unreachable: waiting.flatMap((unitId) => {
      const head = heads.get(unitId)
      return head ? [{ unitId, name: sayUnit(head) }] : []
    }),
    scopes: scopes.map((one, index) => ({ ...one, name: names[index] ?? '' })),
    closed: [...closed.values()].map(({ name, successors }) => ({ name, successors: successors.map((one) => one.name) })),
  }
}

export async function findRecipients(ctx: Ctx, query: Input<typeof findEndpoint>['query']): Promise<Reply<typeof findEndpoint>> {
  const { unit } = await placeFor(ctx, query.fromUnitId)
  return { items: await findScopes(ctx.db, unit.id, query.q) }
}
