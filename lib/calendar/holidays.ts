import { addDays, weekdayOf } from './days.ts'
import { lunarToSolar, tetOf } from './lunar-calendar.ts'

/** `compensation`: the working day that follows a holiday on a Saturday or Sunday (Labour Code 2019 art. 111 k.3). */
export type HolidayName = 'new_year' | 'tet_eve' | 'tet' | 'hung_kings' | 'reunification' | 'labour' | 'national' | 'national_neighbour' | 'compensation'
export type Holiday = { on: string; name: HolidayName }

export const isWeekend = (day: string): boolean => [0, 6].includes(weekdayOf(day))

/** 1 or 3 September, whichever makes one stretch with the weekend. */
const neighbour = (year: number) => ([1, 4, 0].includes(weekdayOf(`${year}-09-02`)) ? `${year}-09-03` : `${year}-09-01`)

/** The eleven days of Labour Code 2019 art. 112, as they usually lie: one day before Tết and four from it on. Where the year's notice chose otherwise, data says so. */
function statutory(year: number): Holiday[] {
  const tet = tetOf(year)
  return [
    { on: `${year}-01-01`, name: 'new_year' },
    { on: addDays(tet, -1), name: 'tet_eve' },
    ...[0, 1, 2, 3].map((after): Holiday => ({ on: addDays(tet, after), name: 'tet' })),
    { on: lunarToSolar({ year, month: 3, day: 10, leap: false }) as string, name: 'hung_kings' },
    { on: `${year}-04-30`, name: 'reunification' },
    { on: `${year}-05-01`, name: 'labour' },
    { on: `${year}-09-02`, name: 'national' },
    { on: neighbour(year), name: 'national_neighbour' },
  ]
}

/** The days off that the law gives a year, in order of days; where two holidays meet the day stands once. */
export function legalHolidays(year: number): Holiday[] {
  const found = new Map<string, HolidayName>()
  const holidays = statutory(year)
  for (const { on, name } of holidays) if (!found.has(on)) found.set(on, name)
  const off = (day: string) => isWeekend(day) || found.has(day)
  for (const { on } of holidays.filter((one) => isWeekend(one.on))) {
    let day = addDays(on, 1)
    while (off(day)) day = addDays(day, 1)
    found.set(day, 'compensation')
  }
  return [...found].map(([on, name]) => ({ on, name })).sort((a, b) => a.on.localeCompare(b.on))
}
