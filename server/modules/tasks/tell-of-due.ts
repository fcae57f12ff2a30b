import { isWorkingDay, nextWorkingDay, type WorkingCalendar, workingDaysBetween } from '../../../lib/calendar/working-days.ts'
import { inTransaction } from '../../platform/act.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { workingDays } from '../calendar/public.ts'
import { leadersOf } from '../organisation/public.ts'
import { type DueStep, stepsOn, tellsWhom } from './due-steps.ts'
import { type DueRow, listDue, listEscalations } from './due-views.ts'
import * as queries from './queries.ts'

const atOnce = 500
type Told = DueRow & { to: string }

/** Who is told of each; work that nobody stands above is left out. */
async function withReceivers(ctx: Ctx, step: DueStep, due: readonly DueRow[]): Promise<Told[]> {
  const offices = step.name === 'escalated' ? [...new Set(due.map((one) => one.officeId))] : []
  const leaders = new Map<string, string[]>()
  for (const office of offices)
    leaders.set(
      office,
      (await leadersOf(ctx.db, office)).map((one) => one.personId),
    )
  return due.flatMap((one) => {
    const to = tellsWhom(step.tells, one, leaders.get(one.officeId) ?? [])
    return to ? [{ ...one, to }] : []
  })
}

async function tell(ctx: Ctx, step: DueStep, calendar: WorkingCalendar, told: readonly Told[]): Promise<void> {
  const today = dayIn(ctx.now)
  const eventIds = await emit(
    ctx,
    told.map(({ id, unitId, deliveryId, dueOn, personId, toUnitId, to }) => ({
      name: step.name === 'escalated' ? 'assignment.escalated' : 'assignment.reminded',
      objectKind: 'assignment',
      objectId: id,
      unitId,
      tell: [to],
      facts: {
        ...{ deliveryId, step: step.name, afterDays: step.afterDays, dueOn, personId, unitId: toUnitId, toPartyId: to },
        overdueDays: workingDaysBetween(calendar, nextWorkingDay(calendar, dueOn), today),
      },
    })),
  )
  const rows = told.map(({ id, dueOn, to }, index) => ({
    ...{ assignment_id: id, step: step.name, after_days: step.afterDays, due_on: dueOn, party_id: to },
    ...{ event_id: eventIds[index] as string, at: ctx.now },
  }))
  if (rows.length > 0) await queries.insertNotices(ctx.db, rows)
}

/** Goes through a step by pages, each told in a transaction of its own. */
async function take(ctx: Ctx, step: DueStep, calendar: WorkingCalendar): Promise<void> {
  let afterId: string | null = null
  for (;;) {
    const due: DueRow[] = await inTransaction(ctx, async (inner) => {
      await queries.lockNotices(inner.db)
      const found = await listDue(inner.db, step, { afterId, limit: atOnce })
      await tell(inner, step, calendar, await withReceivers(inner, step, found))
      return found
    })
    afterId = due.at(-1)?.id ?? null
    if (due.length < atOnce) return
  }
}

/**
 * Tells of open work: the assignee the working day before, on the day and when it is over; the office's leaders when it stays
 * so. Each once: what was told stands in task_notice, so that the next run, or another at the same time, finds it. Days off are quiet.
 */
export async function tellOfDue(ctx: Ctx): Promise<void> {
  const calendar = await workingDays(ctx.db)
  const today = dayIn(ctx.now)
  if (!isWorkingDay(calendar, today)) return
  for (const step of stepsOn(calendar, today, await listEscalations(ctx.db))) await take(ctx, step, calendar)
}
