import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import * as queries from './queries.ts'
import { isPossible, meet, mondayOf, type When } from './rules.ts'
import { plannedOn } from './views.ts'

/** A week that is over stays as it was. Throws agenda.week_over. */
export function assertOpenWeek(ctx: Ctx, on: string): void {
  if (on < mondayOf(dayIn(ctx.now))) throw new AppError('rule', 'agenda.week_over')
}

type Planned = { id: string; unitId: string; when: When; leaderIds: readonly string[]; despiteOverlap: boolean }
/**
 * The leaders are free then, or it is meant so. Two who plan the same leader at once come one after the other.
 * Throws agenda_entry.time_wrong, agenda.week_over, agenda_entry.overlaps (details.overlaps).
 */
export async function assertFree(ctx: Ctx, { id, unitId, when, leaderIds, despiteOverlap }: Planned): Promise<void> {
  if (!isPossible(when)) throw new AppError('rule', 'agenda_entry.time_wrong')
  assertOpenWeek(ctx, when.on)
  await queries.lockLeaders(ctx.db, leaderIds)
  const met = (await plannedOn(ctx.db, when.on, leaderIds, id)).filter((one) => meet(one, when))
  if (met.length === 0 || despiteOverlap) return
  const overlaps = met.map(({ fullName, part, fromTime, toTime, unitId: where, busy, content }) => ({
    ...{ fullName, part, fromTime, toTime },
    content: where === unitId && !busy ? content : null,
  }))
  throw new AppError('conflict', 'agenda_entry.overlaps', { overlaps })
}
