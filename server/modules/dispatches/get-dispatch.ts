import type { getDispatch as endpoint } from '../../../contract/dispatches.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { asMay } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { can } from './access.ts'
import { type Cell, countStates, listMatrix, listReminders, listWays, medianToAccept, type WayStep } from './dispatch-views.ts'
import { progressOf, sayHead } from './list-dispatches.ts'
import { loadDispatch } from './place.ts'
import { newStates, settledStates } from './rules.ts'

/** A copy that had arrived at sending has no row that says so: its way begins with the send. */
export function wayOf(copy: { state: string; sentAt: Date; route: string }, steps: readonly WayStep[]) {
  const waited = copy.state === '00' || steps.some((step) => step.code === '01')
  const said = steps.map(({ deliveryId: _deliveryId, ...step }) => ({ ...step, at: step.at.toISOString() }))
  return waited ? said : [{ code: '01', at: copy.sentAt.toISOString(), who: '', ground: null, reason: null }, ...said]
}

function sayCell(cell: Cell, sentAt: Date, steps: readonly WayStep[]) {
  return {
    ...cell,
    remindedAt: cell.remindedAt?.toISOString() ?? null,
    way: wayOf({ ...cell, sentAt }, steps),
    lacks: cell.state === '00' ? 'unit.no_clerk_account' : null,
  }
}

/** The receipt matrix. Counts come from the same copies as the cells. */
export async function getDispatch(ctx: Ctx, id: string): Promise<Reply<typeof endpoint>> {
  const { head, place } = await loadDispatch(ctx, id)
  const cells = await listMatrix(ctx.db, id)
  const ways = await listWays(ctx.db, { dispatchId: id })
  const counts = await countStates(ctx.db, [id])
  const reminders = await listReminders(ctx.db, id)
  const remindable = cells.some((cell) => cell.purpose === 'action' && !(settledStates as readonly string[]).includes(cell.state))
  const early = cells.some((cell) => (newStates as readonly string[]).includes(cell.state))
  const remind = asMay(can.remind(ctx.actor, place.unit))
  const withdraw = asMay(can.withdraw(ctx.actor, place.unit))
  return {
    ...sayHead(head),
    progress: progressOf(head, counts.get(id)),
    cells: cells.map((cell) => sayCell(cell, head.sentAt, ways.get(cell.deliveryId) ?? [])),
    medianSecondsToAccept: await medianToAccept(ctx.db, id),
    reminders: reminders.map((one) => ({ ...one, at: one.at.toISOString() })),
    xlsxUrl: `/files/dispatches/${id}/matrix.xlsx`,
    can: {
      remind: remind === true && !remindable ? 'dispatch.nobody_to_remind' : remind,
      withdraw: withdraw === true && !early ? 'dispatch.nothing_to_withdraw' : withdraw,
      supplement: asMay(can.dispatch(ctx.actor, place.unit)),
    },
  }
}
