import type { Reply } from '../../../contract/endpoint.ts'
import type { listRecipientGroups as endpoint } from '../../../contract/recipient-groups.ts'
import { asMay } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { can } from './access.ts'
import { placeFor } from './place.ts'
import { listGroups } from './recipient-group-views.ts'

/** Whoever works in the office uses its groups. */
export async function listRecipientGroups(ctx: Ctx, unitId: string): Promise<Reply<typeof endpoint>> {
  const { unit } = await placeFor(ctx, unitId)
  return { items: await listGroups(ctx.db, unit.id), can: { save: asMay(can.saveGroup(ctx.actor, unit)) } }
}
