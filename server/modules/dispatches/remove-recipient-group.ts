import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { can } from './access.ts'
import { placeFor } from './place.ts'
import * as queries from './recipient-group-queries.ts'

async function remove(ctx: Ctx, id: string): Promise<void> {
  const missing = new AppError('not_found', 'recipient_group.not_found')
  const group = await queries.findGroupForUpdate(ctx.db, id)
  if (!group || group.removedAt) throw missing
  const { unit } = await placeFor(ctx, group.unitId).catch(() => {
    throw missing
  })
  const appointmentId = authorise(can.saveGroup(ctx.actor, unit))
  await queries.markGroupRemoved(ctx.db, id, personOf(ctx.actor).personId, ctx.now)
  const event = { objectKind: 'recipient_group', objectId: id, unitId: unit.id, appointmentId, facts: { name: group.name } }
  await emit(ctx, [{ name: 'recipient_group.removed', ...event }])
}

export function removeRecipientGroup(ctx: Ctx, id: string): Promise<Record<string, never>> {
  return perform(
    ctx,
    (inner) => remove(inner, id),
    async () => ({}),
  )
}
