import type { listInbox as endpoint } from '../../../contract/dispatches.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { asMay, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { overdueBefore } from '../calendar/public.ts'
import { can, isClerkOver } from './access.ts'
import { pageOf, readCursor } from './cursor.ts'
import { type Box, countInbox, type InboxRow, listInboxPage, listPredecessors, listUrgent } from './inbox-views.ts'
import { placeFor } from './place.ts'
import type { Place } from './views.ts'

const mostUrgent = 50

const sayItem = (ctx: Ctx, { unit, hasRecordsOffice }: Place, row: InboxRow) => ({
  ...row,
  sentAt: row.sentAt.toISOString(),
  remindedAt: row.remindedAt?.toISOString() ?? null,
  can: { accept: asMay(can.accept(ctx.actor, { unit, hasRecordsOffice, state: row.state, registered: row.arrivalNumber !== null })) },
})

/** Newest first; urgent copies that nobody has accepted stand above the first page. */
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
  const after = readCursor(query.cursor)
  const late = await overdueBefore(ctx.db, today)
  const urgent = after ? [] : await listUrgent(ctx.db, box, query, { most: mostUrgent, overdueBefore: late })
  const rows = await listInboxPage(ctx.db, box, query, { limit: query.limit + 1, after, overdueBefore: late })
  const { items, next } = pageOf(rows, query.limit)
  return { items: [...urgent, ...items].map((row) => sayItem(ctx, place, row)), next, counts: await countInbox(ctx.db, box) }
}
