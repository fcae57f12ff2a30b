import { toDay, toNumber, yearOf } from './days.ts'
import { newMoon, sunLongitude } from './moon-and-sun.ts'

export type LunarDay = { year: number; month: number; day: number; leap: boolean }
/** A month of the lunar calendar: Julian day number of its first day, and how many days it has. */
type Month = { month: number; leap: boolean; start: number; days: number }

/** Viet Nam reckons by the meridian of UTC+7, China by UTC+8: that is why Tết sometimes differs. */
const zone = 7 / 24
const synodic = 29.530588853
const firstNewMoon = 2_415_021.076998695

/** The day, in Viet Nam, on which the k-th new moon falls. */
const newMoonDay = (k: number) => Math.floor(newMoon(k) + 0.5 + zone)

/** Which twelfth of its way the sun is in at the midnight, in Viet Nam, that begins the day; 9 begins with the winter solstice. */
const solarTerm = (dayNumber: number) => Math.floor(sunLongitude(dayNumber - 0.5 - zone) / 30)

/** Index of the new moon that begins the eleventh month of a lunar year: the last one before the sun enters its ninth twelfth. */
function eleventh(year: number): number {
  let k = Math.ceil((toNumber(`${year}-12-31`) - firstNewMoon) / synodic)
  while (solarTerm(newMoonDay(k)) >= 9) k -= 1
  return k
}

/** Thirteen months between two solstices: the first without a major solar term is the leap month (0 when there is none). */
function leapOffset(first: number, count: number): number {
  if (count < 13) return 0
  for (let i = 1; i < count; i++) if (solarTerm(newMoonDay(first + i)) === solarTerm(newMoonDay(first + i + 1))) return i
  return 0
}

/** The months from the eleventh of one lunar year up to the eleventh of the next. */
function monthsAfterSolstice(year: number): Month[] {
  const first = eleventh(year)
  const count = eleventh(year + 1) - first
  const leapAt = leapOffset(first, count)
  return Array.from({ length: count }, (_, i) => {
    const place = leapAt > 0 && i >= leapAt ? i - 1 : i
    const start = newMoonDay(first + i)
    return { month: ((place + 10) % 12) + 1, leap: leapAt > 0 && i === leapAt, start, days: newMoonDay(first + i + 1) - start }
  })
}

const isLate = ({ month }: Month) => month > 10

/** All months of a lunar year, from Tết to the last of Chạp. */
const monthsOf = (year: number): Month[] => [...monthsAfterSolstice(year - 1).filter((one) => !isLate(one)), ...monthsAfterSolstice(year).filter(isLate)]

/** The day of the solar calendar, or null where the lunar year has no such month or day. */
export function lunarToSolar(lunar: LunarDay): string | null {
  const month = monthsOf(lunar.year).find((one) => one.month === lunar.month && one.leap === lunar.leap)
  return month && lunar.day >= 1 && lunar.day <= month.days ? toDay(month.start + lunar.day - 1) : null
}

export function solarToLunar(day: string): LunarDay {
  const number = toNumber(day)
  for (const year of [yearOf(day), yearOf(day) - 1]) {
    const month = monthsOf(year).findLast((one) => one.start <= number)
    if (month) return { year, month: month.month, day: number - month.start + 1, leap: month.leap }
  }
  throw new Error(`no lunar day for ${day}`)
}

/** The first day of the first month. */
export const tetOf = (year: number): string => lunarToSolar({ year, month: 1, day: 1, leap: false }) as string
