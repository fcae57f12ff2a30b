import type { WorkingCalendar } from '../../../lib/calendar/working-days.ts'
import type { Db } from '../../platform/db.ts'
import { calendarOf } from './rules.ts'
import { listSetDays } from './views.ts'

/** The working days of the installation, as they are set now: for the functions of lib/calendar/working-days.ts. */
export async function workingDays(db: Db): Promise<WorkingCalendar> {
  return calendarOf(await listSetDays(db))
}
