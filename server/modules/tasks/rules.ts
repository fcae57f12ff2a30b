import type { DeskGroup } from '../../../contract/words.ts'
import { addWorkingDays, nextWorkingDay, type WorkingCalendar } from '../../../lib/calendar/working-days.ts'
import { AppError } from '../../platform/errors.ts'

export type Wanted = { id: string; role: 'lead' | 'support' | 'information'; personId?: string | undefined; unitId?: string | undefined; dueOn: string | null }

/** One lead (Decree 30/2020 art. 23, 24), each person or unit once, no due date that is over already. */
export function assertAssignable(wanted: readonly Wanted[], today: string): void {
  if (wanted.some((one) => (one.personId === undefined) === (one.unitId === undefined))) throw new AppError('rule', 'assignment.person_or_unit')
  if (wanted.filter((one) => one.role === 'lead').length !== 1) throw new AppError('rule', 'assignment.one_lead')
  if (new Set(wanted.map((one) => one.personId ?? one.unitId)).size !== wanted.length) throw new AppError('rule', 'assignment.twice')
  if (wanted.some((one) => one.dueOn !== null && one.dueOn < today)) throw new AppError('rule', 'assignment.due_in_past')
}

/** A due date on a day off moves to the next working day; what was asked stays beside it. */
export function onWorkingDays(calendar: WorkingCalendar, wanted: readonly Wanted[]): (Wanted & { askedOn: string | null })[] {
  return wanted.map((one) => ({ ...one, dueOn: one.dueOn && nextWorkingDay(calendar, one.dueOn), askedOn: one.dueOn }))
}

/** Registered (art. 4), submitted (art. 23), issued and sent (art. 18): on the day, at the latest on the next working day (Decree 30/2020). */
const ofTheRecordsOffice: readonly DeskGroup[] = ['register', 'submit', 'seal', 'send']
export const latestOn = (calendar: WorkingCalendar, group: DeskGroup, since: string): string | null =>
  ofTheRecordsOffice.includes(group) ? addWorkingDays(calendar, since, 1) : null

const urgingPauseMs = 3_600_000
/** The same work is urged once an hour. */
export const isTooSoon = (last: Date, now: Date): boolean => now.getTime() - last.getTime() < urgingPauseMs

type Place = { page: number; x: number; y: number; width: number; height: number }
/** What is written stands on a page there is; of a scanned picture the size is unknown, and it has one page. */
export function assertInPage(place: Place, pages: readonly { width: number; height: number }[] | null): void {
  const page = pages ? pages[place.page] : { width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY }
  const inside = page && place.x >= -1 && place.y >= -1 && place.x + place.width <= page.width + 1 && place.y + place.height <= page.height + 1
  if (!inside || (pages === null && place.page > 0)) throw new AppError('rule', 'place.outside_page')
}
