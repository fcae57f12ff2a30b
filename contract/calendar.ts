import { z } from 'zod'
import { day, endpoint, id, may, words } from './endpoint.ts'
import { calendarKinds, holidayNames } from './words.ts'

/** The lunar calendar is computed for these years. */
const firstYear = 2000
const lastYear = 2199
const year = z.coerce.number().int().min(firstYear).max(lastYear)
const dayOfYears = day.refine((on) => year.safeParse(on.slice(0, 4)).success)
const calendar = z.object({
  year: z.number(),
  /** Days that are not as their weekday says, in order: holidays of the law, and what the office set. */
  days: z.array(
    z.object({
      on: day,
      worked: z.boolean(),
      /** What the law has on that day; null where only the office set it. */
      holiday: z.enum(holidayNames).nullable(),
      set: z.object({ id, kind: z.enum(calendarKinds), name: z.string(), reason: z.string(), byName: z.string() }).nullable(),
    }),
  ),
  can: z.object({ edit: may }),
})

export const getCalendar = endpoint('getCalendar', {
  summary: 'Holidays, days off and made-up working days of a year: those of the law computed, those of the office with their ground',
  auth: ['person'],
  query: z.object({ year }),
  reply: calendar,
  errors: [],
})
export const setCalendarDay = endpoint('setCalendarDay', {
  summary: 'A day is a holiday, off or worked for the whole installation, by which notice',
  auth: ['person'],
  body: z.object({ id, on: dayOfYears, kind: z.enum(calendarKinds), name: words(100), reason: words(500) }),
  reply: calendar,
  errors: ['calendar.not_permitted', 'calendar_day.taken', 'calendar_day.already_off', 'calendar_day.already_working', 'act.id_used'],
})
export const removeCalendarDay = endpoint('removeCalendarDay', {
  summary: 'Take back a day that was set, with a reason: it is again as the law and its weekday say',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ reason: words(500) }),
  reply: calendar,
  errors: ['calendar.not_permitted', 'calendar_day.not_found', 'calendar_day.removed'],
})
