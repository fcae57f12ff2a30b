import { overdueBefore as before, nextWorkingDay, type WorkingCalendar } from '../../../lib/calendar/working-days.ts'
import type { Db } from '../../platform/db.ts'
import { calendarOf } from './rules.ts'
import { listSetDays } from './views.ts'

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
