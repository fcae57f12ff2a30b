import type { recordReturn as endpoint } from '../../../contract/books.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { can, officeFor } from './access.ts'
import { mustBeDay } from './book-entry.ts'
import * as queries from './book-queries.ts'

async function record(ctx: Ctx, id: string, returnedOn: string): Promise<void> {
  const use = await queries.lockCopyUse(ctx.db, id)
  if (!use) throw new AppError('not_found', 'copy_use.not_found')
  const appointmentId = authorise(can.keep(ctx.actor, await officeFor(ctx, use.unitId, 'copy_use.not_found')))
  if (use.returned) throw new AppError('rule', 'copy_use.returned')
  mustBeDay(ctx, returnedOn, use.usedOn)
  const unitId = use.unitId
  const [eventId] = await emit(ctx, [{ name: 'copy.returned', objectKind: 'copy_use', objectId: id, unitId, appointmentId, facts: { returnedOn } }])
  await queries.insertCopyReturn(ctx.db, {
    ...{ id: newId(), copy_use_id: id, returned_on: returnedOn, by: personOf(ctx.actor).personId },
    ...{ occurred_at: ctx.act.occurredAt, event_id: eventId as string },
  })
}

/** The filed copy is back in its place. */
export function recordReturn(ctx: Ctx, id: string, { returnedOn }: Input<typeof endpoint>['body']): Promise<Record<string, never>> {
  return perform(
    ctx,
    (inner) => record(inner, id, returnedOn),
    async () => ({}),
  )
}
