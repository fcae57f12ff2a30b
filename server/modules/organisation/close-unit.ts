import type { Reply } from '../../../contract/endpoint.ts'
import type { closeUnit as endpoint } from '../../../contract/organisation.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { can } from './access.ts'
import * as queries from './queries.ts'
import { getVisibleUnit, hasOpenChildren, loadUnit } from './unit-views.ts'

type Closure = { on: string; successorIds: readonly string[] }

async function checkSuccessors(ctx: Ctx, id: string, successorIds: readonly string[]): Promise<void> {
  for (const successorId of successorIds) {
    if (successorId === id) throw new AppError('rule', 'unit.successor_itself')
    const successor = await loadUnit(ctx, successorId)
    authorise(can.manageUnit(ctx.actor, successor))
    if ((await queries.findUnitForUpdate(ctx.db, successorId))?.closed_on) throw new AppError('rule', 'unit.closed')
  }
}

/** The unit locked, open, and one that the actor may close on this day. Returns the appointment he acts in. */
export async function lockForClosing(ctx: Ctx, id: string, on: string): Promise<string | null> {
  const appointmentId = authorise(can.closeUnit(ctx.actor, await loadUnit(ctx, id)))
  const unit = await queries.findUnitForUpdate(ctx.db, id)
  if (!unit || unit.closed_on) throw new AppError('rule', 'unit.closed')
  if (on < unit.opened_on) throw new AppError('invalid', 'request.invalid', { fields: ['on'] })
  return appointmentId
}

/** Ends a locked unit: what was its own is read by its successors from that day. */
export async function endUnit(ctx: Ctx, id: string, on: string, successors: queries.Successors, appointmentId: string | null): Promise<void> {
  const people = await queries.markClosed(ctx.db, id, on)
  await queries.insertSuccessors(ctx.db, id, successors, on)
  const facts = { on, successorIds: [...successors.ids], takesOverId: successors.takesOver ?? null, reorganisationId: successors.reorganisationId ?? null }
  const tell = [...successors.ids, ...people]
  await emit(ctx, [{ name: 'unit.closed', objectKind: 'unit', objectId: id, unitId: id, appointmentId, tell, facts }])
}

async function close(ctx: Ctx, id: string, { on, successorIds }: Closure): Promise<void> {
  const appointmentId = await lockForClosing(ctx, id, on)
  if (await hasOpenChildren(ctx.db, id)) throw new AppError('rule', 'unit.has_open_children')
  const ids = [...new Set(successorIds)]
  await checkSuccessors(ctx, id, ids)
  await endUnit(ctx, id, on, { ids }, appointmentId)
}

/** Nothing is deleted: appointments and issuers end with the unit, successors read on what it had. */
export async function closeUnit(ctx: Ctx, id: string, closure: Closure): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => close(inner, id, closure),
    (inner) => getVisibleUnit(inner, id),
  )
}
