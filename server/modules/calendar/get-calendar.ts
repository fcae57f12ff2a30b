import type { getCalendar as endpoint } from '../../../contract/calendar.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { asMay } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { rootUnit } from '../organisation/public.ts'
import { can } from './access.ts'
import { holidaysOf } from './rules.ts'
import { listShownDays } from './views.ts'

/** A year's days that are not as their weekday says, each with where it comes from. */
export async function getCalendar(ctx: Ctx, year: number): Promise<Reply<typeof endpoint>> {
  const shown = await listShownDays(ctx.db, year)
  const law = new Map(holidaysOf(year).map(({ on, name }) => [on, name]))
  const set = new Map(shown.map(({ on, ...one }) => [on, one]))
  const days = [...new Set([...law.keys(), ...set.keys()])].sort().map((on) => {
    const own = set.get(on)
    return { on, worked: own?.kind === 'working', holiday: law.get(on) ?? null, set: own ?? null }
  })
  return { year, days, can: { edit: asMay(can.edit(ctx.actor, await rootUnit(ctx.db))) } }
}
