import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { addDays, toNumber, weekdayOf, yearOf } from '../../../lib/calendar/days.ts'
import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from '../../../lib/calendar/working-days.ts'

export type YearReply = ReplyData<Api['getCalendar']>
export type CalendarDay = YearReply['days'][number]

const firstYear = 2000
const lastYear = 2199
/** The years that counting from these days may touch: their own and the next. */
export function yearsAround(days: readonly string[]): number[] {
  const years = days.filter(Boolean).flatMap((day) => [yearOf(day), yearOf(day) + 1])
  return [...new Set(years)].filter((year) => year >= firstYear && year <= lastYear).sort((a, b) => a - b)
}

export function calendarFrom(replies: readonly YearReply[]): WorkingCalendar {
  const years = new Map(replies.map(({ year, days }) => [year, new Map(days.map(({ on, worked }) => [on, worked]))]))
  return (year) => years.get(year) ?? new Map()
}

/** Why a day is off: what the calendar has on it, or its weekday. */
export type Off = { on: string; day: CalendarDay | undefined; weekday: number; movedTo: string }
/** Where a due date moves to, and from what; undefined when it stays. */
export function movedFrom(replies: readonly YearReply[], on: string): Off | undefined {
  const calendar = calendarFrom(replies)
  if (on === '' || isWorkingDay(calendar, on)) return undefined
  const day = replies.flatMap(({ days }) => days).find((one) => one.on === on)
  return { on, day, weekday: weekdayOf(on), movedTo: nextWorkingDay(calendar, on) }
}

export type Cell = { on: string; date: number; look: 'weekday' | 'weekend' | 'law' | 'office' | 'worked' }
const lookOf = (on: string, day: CalendarDay | undefined): Cell['look'] => {
  const weekend = [0, 6].includes(weekdayOf(on))
  if (day?.worked) return weekend ? 'worked' : 'weekday'
  if (day) return day.set ? 'office' : 'law'
  return weekend ? 'weekend' : 'weekday'
}
export type Month = { month: number; before: number; cells: Cell[] }
/** The months of a year as a wall calendar has them; `before` counts the empty places of the first week, which begins on Monday. */
export function monthsOf({ year, days }: YearReply): Month[] {
  const known = new Map(days.map((day) => [day.on, day]))
  return Array.from({ length: 12 }, (_, index) => {
    const first = `${year}-${String(index + 1).padStart(2, '0')}-01`
    const next = index === 11 ? `${year + 1}-01-01` : `${year}-${String(index + 2).padStart(2, '0')}-01`
    const cells = Array.from({ length: toNumber(next) - toNumber(first) }, (_day, at): Cell => {
      const on = addDays(first, at)
      return { on, date: at + 1, look: lookOf(on, known.get(on)) }
    })
    return { month: index + 1, before: (weekdayOf(first) + 6) % 7, cells }
  })
}
