import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import * as queries from './queries.ts'

/** The line stays; a new line that names it says that it was made in error. Its number is never given again. */
export async function cancelEntry(ctx: Ctx, entryId: string, reason: string): Promise<void> {
  const entry = await queries.findEntryForUpdate(ctx.db, entryId)
  if (!entry || entry.cancels_id !== null) throw new AppError('not_found', 'register_entry.not_found')
  if (entry.kind !== 'incoming') throw new AppError('rule', 'register_entry.not_cancellable')
  if (entry.cancelled) throw new AppError('rule', 'register_entry.cancelled')
  const reasonTextId = (await keepText(ctx.db, reason, { class: 'register_cancellation' })) as string
  const [eventId] = await emit(ctx, [
    {
      name: 'register.entry_cancelled',
      objectKind: 'register_entry',
      objectId: entry.id,
      unitId: entry.unit_id,
      facts: { n: entry.n, subjectKind: entry.subject_kind, subjectId: entry.subject_id },
    },
  ])
  await queries.insertCancellation(ctx.db, entry.id, { eventId: eventId as string, reasonTextId, occurredAt: ctx.act.occurredAt })
}
