import type { listInbox as endpoint } from '../../../contract/dispatches.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { asMay, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { overdueBefore } from '../calendar/public.ts'
import { sinceIssued } from '../documents/public.ts'
import { can, isClerkOver } from './access.ts'
import { pageOf, pageOfWaiting, readCursor, readPressed } from './cursor.ts'
import { type Box, countInbox, type InboxRow, listInboxPage, listPredecessors, listWaitingPage } from './inbox-views.ts'
import { placeFor } from './place.ts'
import type { Place } from './views.ts'

const sayItem = (ctx: Ctx, { unit, hasRecordsOffice }: Place, row: InboxRow) => ({
  ...row,
  sentAt: row.sentAt.toISOString(),
  remindedAt: row.remindedAt?.toISOString() ?? null,
  can: { accept: asMay(can.accept(ctx.actor, { unit, hasRecordsOffice, state: row.state, registered: row.arrivalNumber !== null })) },
})

/** What waits, as it presses: overdue, then by urgency, then the older first. History is newest first. */
function readPage(ctx: Ctx, box: Box, query: Input<typeof endpoint>['query'], overdueBefore: string) {
  const asked = { limit: query.limit + 1, overdueBefore }
  const waits = query.show !== 'all' && query.show !== 'done'
  return waits
    ? listWaitingPage(ctx.db, box, query, { ...asked, after: readPressed(query.cursor) }).then((rows) => pageOfWaiting(rows, query.limit))
    : listInboxPage(ctx.db, box, query, { ...asked, after: readCursor(query.cursor) }).then((rows) => pageOf(rows, query.limit))
}

export async function listInbox(ctx: Ctx, query: Input<typeof endpoint>['query']): Promise<Reply<typeof endpoint>> {
  const place = await placeFor(ctx, query.unitId)
  const actor = personOf(ctx.actor)
  const today = dayIn(ctx.now)
  const box: Box = {
    partyIds: [place.unit.id, ...(await listPredecessors(ctx.db, place.unit.id, today))],
    personId: actor.personId,
    unitIds: [...new Set(actor.grants.filter((grant) => grant.role !== 'administrator').map((grant) => grant.unitId))],
    seesNamed: isClerkOver(actor, place.unit),
  }
  const { items, next } = await readPage(ctx, box, query, await overdueBefore(ctx.db, today))
  const since = await sinceIssued(
    ctx.db,
    items.map((item) => item.documentId),
  )
  return {
    items: items.map((row) => ({ ...sayItem(ctx, place, row), amendedBy: since(row.documentId).amendedBy })),
    next,
    counts: await countInbox(ctx.db, box),
  }
}
