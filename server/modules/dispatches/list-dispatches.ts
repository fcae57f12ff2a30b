import type { listDispatches as endpoint, getOverview as overviewEndpoint } from '../../../contract/dispatches.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { pageOf, readCursor } from './cursor.ts'
import { countStates, listCells, listHeads, listLast, listOverview } from './dispatch-views.ts'
import { lookerOver, placeFor } from './place.ts'
import type { Head } from './views.ts'

/** Counts of a send that agree with one another: by state they add up to the for-action copies. */
export function progressOf(head: Pick<Head, 'recipients' | 'forAction'>, counts: { byState: Record<string, number>; unopened: number } | undefined) {
  const byState = counts?.byState ?? {}
  const sum = (...states: string[]) => states.reduce((total, state) => total + (byState[state] ?? 0), 0)
  return {
    total: head.recipients,
    forAction: head.forAction,
    byState,
    unopened: counts?.unopened ?? 0,
    accepted: sum('03', '04', '05', '06'),
    finished: sum('06'),
  }
}
export const sayHead = ({ recipients: _recipients, forAction: _forAction, ...head }: Head) => ({ ...head, sentAt: head.sentAt.toISOString() })

const mostCells = 500
export async function listDispatches(ctx: Ctx, query: Input<typeof endpoint>['query']): Promise<Reply<typeof endpoint>> {
  const { unit } = await placeFor(ctx, query.unitId)
  const rows = await listHeads(ctx.db, unit.id, lookerOver(ctx.actor, unit), { limit: query.limit + 1, after: readCursor(query.cursor) })
  const { items, next } = pageOf(rows, query.limit)
  const ids = items.map((item) => item.id)
  const counts = await countStates(ctx.db, ids)
  const cells = await listCells(ctx.db, ids, mostCells)
  return { items: items.map((item) => ({ ...sayHead(item), progress: progressOf(item, counts.get(item.id)), cells: cells.get(item.id) ?? [] })), next }
}

const overviewSends = 50
/** Units down, sends across: all units that got any of the last 50, '' where a send did not go. */
export async function getOverview(ctx: Ctx, query: Input<typeof overviewEndpoint>['query']): Promise<Reply<typeof overviewEndpoint>> {
  const { unit } = await placeFor(ctx, query.unitId)
  const sends = await listLast(ctx.db, unit.id, lookerOver(ctx.actor, unit), overviewSends)
  const rows = await listOverview(
    ctx.db,
    sends.map((send) => send.id),
  )
  const states = sends.map(() => new Array<string>(rows.length).fill(''))
  for (const [column, row] of rows.entries()) {
    for (const [index, position] of row.sends.entries()) {
      const line = states[position - 1]
      if (line) line[column] = row.states[index] ?? ''
    }
  }
  return {
    units: rows.map(({ id, shortName, communeType }) => ({ id, shortName, communeType })),
    dispatches: sends.map((send, index) => ({ ...send, sentAt: send.sentAt.toISOString(), states: states[index] ?? [] })),
  }
}
