import { type Holiday, type HolidayName, legalHolidays } from '../../../lib/calendar/holidays.ts'
import type { WorkingCalendar } from '../../../lib/calendar/working-days.ts'

export type SetDay = { on: string; kind: 'holiday' | 'off' | 'working' }

const known = new Map<number, readonly Holiday[]>()
/** Computed once: the law's days of a year never change. */
export function holidaysOf(year: number): readonly Holiday[] {
  const holidays = known.get(year) ?? legalHolidays(year)
  known.set(year, holidays)
  return holidays
}

export const holidayOn = (day: string): HolidayName | null => holidaysOf(Number(day.slice(0, 4))).find((one) => one.on === day)?.name ?? null

/** The law's days, and over them what the office set. */
export function calendarOf(set: readonly SetDay[]): WorkingCalendar {
  const years = new Map<number, ReadonlyMap<string, boolean>>()
  return (year) => {
    const days =
      years.get(year) ??
      new Map([
        ...holidaysOf(year).map(({ on }) => [on, false] as const),
        ...set.filter(({ on }) => Number(on.slice(0, 4)) === year).map(({ on, kind }) => [on, kind === 'working'] as const),
      ])
    years.set(year, days)
    return days
  }
}
