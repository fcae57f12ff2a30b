import type { listDispatches as endpoint, getOverview as overviewEndpoint } from '../../../contract/dispatches.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { sinceIssued } from '../documents/public.ts'
import { chainsOf, only } from './chain-views.ts'
import { pageOf, readCursor } from './cursor.ts'
import { type Counts, countStates, listCells, listHeads, listLast, listOverview } from './dispatch-views.ts'
import { lookerOver, placeFor } from './place.ts'
import type { Head } from './views.ts'

const nothing: Counts = { total: 0, byState: {}, unopened: 0 }
/** Counts of a send that agree with one another: by state they add up to the for-action copies. */
export function progressOf(counts: Counts = nothing) {
  const sum = (...states: string[]) => states.reduce((total, state) => total + (counts.byState[state] ?? 0), 0)
  return { ...counts, forAction: sum(...Object.keys(counts.byState)), accepted: sum('03', '04', '05', '06'), finished: sum('06') }
}
export const sayHead = ({ recipients: _recipients, forAction: _forAction, ...head }: Head) => ({ ...head, sentAt: head.sentAt.toISOString() })

const mostCells = 500
export async function listDispatches(ctx: Ctx, query: Input<typeof endpoint>['query']): Promise<Reply<typeof endpoint>> {
  const place = await placeFor(ctx, query.unitId)
  const { unit } = place
  const looker = lookerOver(ctx.actor, place)
  const rows = await listHeads(ctx.db, unit.id, looker, { limit: query.limit + 1, after: readCursor(query.cursor) })
  const { items, next } = pageOf(rows, query.limit)
  const chains = await chainsOf(
    ctx.db,
    items.map((item) => item.id),
    looker,
  )
  const counts = await countStates(ctx.db, chains)
  const small = new Set(items.filter((item) => item.recipients <= mostCells).map((item) => item.id))
  const cells = await listCells(
    ctx.db,
    only(chains, (head) => small.has(head)),
  )
  const since = await sinceIssued(
    ctx.db,
    items.map((item) => item.documentId),
  )
  const say = (item: Head) => ({ ...sayHead(item), ...since(item.documentId), progress: progressOf(counts.get(item.id)), cells: cells.get(item.id) ?? [] })
  return { items: items.map(say), next }
}

const overviewSends = 50
/** All units that got any of the last 50 sends, and of each send a state a unit, '' where it did not go. */
export async function getOverview(ctx: Ctx, query: Input<typeof overviewEndpoint>['query']): Promise<Reply<typeof overviewEndpoint>> {
  const place = await placeFor(ctx, query.unitId)
  const { unit } = place
  const looker = lookerOver(ctx.actor, place)
  const sends = await listLast(ctx.db, unit.id, looker, overviewSends)
  const ids = sends.map((send) => send.id)
  const rows = await listOverview(ctx.db, ids, await chainsOf(ctx.db, ids, looker))
  const states = sends.map(() => new Array<string>(rows.length).fill(''))
  for (const [column, row] of rows.entries()) {
    for (const [index, position] of row.sends.entries()) {
      const line = states[position - 1]
      if (line) line[column] = row.states[index] ?? ''
    }
  }
  const since = await sinceIssued(
    ctx.db,
    sends.map((send) => send.documentId),
  )
  return {
    units: rows.map(({ id, shortName, communeType }) => ({ id, shortName, communeType })),
    dispatches: sends.map(({ documentId, ...send }, index) => ({
      ...send,
      ...since(documentId),
      sentAt: send.sentAt.toISOString(),
      states: states[index] ?? [],
    })),
  }
}
