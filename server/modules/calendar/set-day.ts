import type { setCalendarDay as endpoint } from '../../../contract/calendar.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { isWorkingDay } from '../../../lib/calendar/working-days.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { rootUnit } from '../organisation/public.ts'
import { can } from './access.ts'
import { getCalendar } from './get-calendar.ts'
import * as queries from './queries.ts'
import { calendarOf, holidayOn } from './rules.ts'
import { findDay, listSetDays } from './views.ts'

type Body = Input<typeof endpoint>['body']

async function set(ctx: Ctx, body: Body): Promise<void> {
  const root = await rootUnit(ctx.db)
  const appointmentId = authorise(can.edit(ctx.actor, root))
  const { id, on, kind, name } = body
  const others = await listSetDays(ctx.db)
  if (others.some((one) => one.on === on)) throw new AppError('conflict', (await findDay(ctx.db, id)) ? 'act.id_used' : 'calendar_day.taken')
  const isWorked = isWorkingDay(calendarOf(others), on)
  if (isWorked === (kind === 'working')) throw new AppError('rule', isWorked ? 'calendar_day.already_working' : 'calendar_day.already_off')
  const reasonTextId = (await keepText(ctx.db, body.reason, { class: 'calendar_reason' })) as string
  const row = { id, on_date: on, kind, name, reason_text_id: reasonTextId, set_by: personOf(ctx.actor).personId }
  if (!(await queries.insertDay(ctx.db, row))) throw new AppError('conflict', (await findDay(ctx.db, id)) ? 'act.id_used' : 'calendar_day.taken')
  const facts = { on, kind, name, law: holidayOn(on), reasonTextId }
  await emit(ctx, [{ name: 'calendar_day.set', objectKind: 'calendar_day', objectId: id, unitId: root?.id ?? null, appointmentId, facts }])
}

export async function setDay(ctx: Ctx, body: Body): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => set(inner, body),
    (inner) => getCalendar(inner, Number(body.on.slice(0, 4))),
  )
}
