import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import * as queries from './queries.ts'

export async function voidNumber(ctx: Ctx, numberId: string, reason: string): Promise<void> {
  const textId = await keepText(ctx.db, reason, { class: 'number_void' })
  await queries.closeNumber(ctx.db, numberId, textId)
  const entry = await queries.findEntryOfNumber(ctx.db, numberId)
  if (!entry) return
  const [eventId] = await emit(ctx, [
    { name: 'register.entry_voided', objectKind: 'register_entry', objectId: entry.id, unitId: entry.unit_id, facts: { n: entry.n, code: entry.notation } },
  ])
  await queries.insertCancellation(ctx.db, entry.id, { eventId: eventId as string, reasonTextId: textId as string, occurredAt: ctx.act.occurredAt })
}
