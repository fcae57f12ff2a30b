import { addDays, toNumber, weekdayOf, yearOf } from './days.ts'

/** Of a year, the days that are not as their weekday says: true is worked (a Saturday made up), false is off. */
export type WorkingCalendar = (year: number) => ReadonlyMap<string, boolean>

const isWeekday = (day: string) => ![0, 6].includes(weekdayOf(day))

export const isWorkingDay = (calendar: WorkingCalendar, day: string): boolean => calendar(yearOf(day)).get(day) ?? isWeekday(day)

/** The day itself when it is worked, else the next that is: where a due date moves to. */
export function nextWorkingDay(calendar: WorkingCalendar, day: string): string {
  let next = day
  while (!isWorkingDay(calendar, next)) next = addDays(next, 1)
  return next
}

/** The n-th working day after the day, which itself does not count. */
export function addWorkingDays(calendar: WorkingCalendar, day: string, count: number): string {
  let reached = day
  for (let left = count; left > 0; left--) reached = nextWorkingDay(calendar, addDays(reached, 1))
  return reached
}

/** The n-th working day before the day: what was due on it or earlier is overdue since n working days. */
export function workingDayBefore(calendar: WorkingCalendar, day: string, count = 1): string {
  let reached = day
  for (let left = count; left > 0; left--) {
    reached = addDays(reached, -1)
    while (!isWorkingDay(calendar, reached)) reached = addDays(reached, -1)
  }
  return reached
}

/** What was due before this day is overdue: a due date on a day off counts from the working day it moves to. */
export const overdueBefore = (calendar: WorkingCalendar, today: string): string => addDays(workingDayBefore(calendar, today), 1)

/** Monday to Friday from the beginning of the count of days up to and including the day. */
function weekdaysUpTo(day: string): number {
  // Julian day number 0 is a Monday.
  const days = toNumber(day) + 1
  return Math.floor(days / 7) * 5 + Math.min(days % 7, 5)
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. Its cost does not grow with the days between. */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): number {
  if (to <= from) return 0
  let count = weekdaysUpTo(to) - weekdaysUpTo(from)
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    for (const [day, worked] of calendar(year)) {
      if (day <= from || day > to || worked === isWeekday(day)) continue
      count += worked ? 1 : -1
    }
  }
  return count
}
