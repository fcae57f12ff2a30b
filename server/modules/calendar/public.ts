import type { HolidayName } from '../../../lib/calendar/holidays.ts'
import { overdueBefore as before, isWorkingDay, nextWorkingDay, type WorkingCalendar } from '../../../lib/calendar/working-days.ts'
import type { Db } from '../../platform/db.ts'
import { calendarOf, holidayOn } from './rules.ts'
import { listNamedDays, listSetDays } from './views.ts'

/** The working days of the installation, as they are set now: for the functions of lib/calendar/working-days.ts. */
export async function workingDays(db: Db): Promise<WorkingCalendar> {
  return calendarOf(await listSetDays(db))
}

/** The working day that a due date falls on or moves to. */
export async function movedDue(db: Db, day: string | null): Promise<string | null> {
  return day === null ? null : nextWorkingDay(await workingDays(db), day)
}

/** What was due before this day is overdue today. */
export async function overdueBefore(db: Db, today: string): Promise<string> {
  return before(await workingDays(db), today)
}

export type DayKind = {
  on: string
  worked: boolean /** What the law has on it. */
  holiday: HolidayName | null /** How the office named it. */
  name: string | null
}
/** The days given, each with whether it is worked and why it is not as its weekday says. */
export async function dayKinds(db: Db, days: readonly string[]): Promise<DayKind[]> {
  const calendar = await workingDays(db)
  const named = new Map((await listNamedDays(db, days)).map(({ on, name }) => [on, name]))
  return days.map((on) => ({ on, worked: isWorkingDay(calendar, on), holiday: holidayOn(on), name: named.get(on) ?? null }))
}
