import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { saveRecipientGroup as endpoint } from '../../../contract/recipient-groups.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { expandScopes } from '../organisation/public.ts'
import { can } from './access.ts'
import { placeFor } from './place.ts'
import * as queries from './recipient-group-queries.ts'
import { listGroups } from './recipient-group-views.ts'

type Wanted = Input<typeof endpoint>['body'] & { id: string }

async function save(ctx: Ctx, { id, unitId, name, members }: Wanted): Promise<void> {
  const { unit } = await placeFor(ctx, unitId)
  const appointmentId = authorise(can.saveGroup(ctx.actor, unit))
  const known = await queries.findGroupForUpdate(ctx.db, id)
  if (known && (known.unitId !== unit.id || known.removedAt)) throw new AppError('not_found', 'recipient_group.not_found')
  // Only to refuse what is out of reach: a group is kept as scopes and reaches anew whom it reaches when it is used.
  await expandScopes(ctx.db, unit.id, members)
  await queries.saveGroup(ctx.db, { id, unitId: unit.id, name, by: personOf(ctx.actor).personId, at: ctx.now }, members)
  const facts = { name, members: members.map(({ scope, purpose }) => ({ ...scope, purpose })) }
  await emit(ctx, [{ name: 'recipient_group.saved', objectKind: 'recipient_group', objectId: id, unitId: unit.id, appointmentId, facts }])
}

export async function saveRecipientGroup(ctx: Ctx, id: string, body: Input<typeof endpoint>['body']): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => save(inner, { ...body, id }),
    async (inner) => {
      const { unit } = await placeFor(inner, body.unitId)
      const [group] = await listGroups(inner.db, unit.id, id)
      if (!group) throw new AppError('not_found', 'recipient_group.not_found')
      return group
    },
  )
}
