import type { removeCalendarDay as endpoint } from '../../../contract/calendar.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { rootUnit } from '../organisation/public.ts'
import { can } from './access.ts'
import { getCalendar } from './get-calendar.ts'
import * as queries from './queries.ts'
import { findDay } from './views.ts'

async function remove(ctx: Ctx, id: string, reason: string): Promise<void> {
  const root = await rootUnit(ctx.db)
  const appointmentId = authorise(can.edit(ctx.actor, root))
  if (!(await findDay(ctx.db, id))) throw new AppError('not_found', 'calendar_day.not_found')
  const day = await queries.markRemoved(ctx.db, id, ctx.now)
  if (!day) throw new AppError('conflict', 'calendar_day.removed')
  const facts = { ...day, reasonTextId: await keepText(ctx.db, reason, { class: 'calendar_reason' }) }
  await emit(ctx, [{ name: 'calendar_day.removed', objectKind: 'calendar_day', objectId: id, unitId: root?.id ?? null, appointmentId, facts }])
}

/** The row stays with its reasons; the day is again as the law and its weekday say. */
export async function removeDay(ctx: Ctx, id: string, reason: string): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => remove(inner, id, reason),
    async (inner) => {
      const day = await findDay(inner.db, id)
      if (!day) throw new AppError('not_found', 'calendar_day.not_found')
      return getCalendar(inner, Number(day.on.slice(0, 4)))
    },
  )
}
