import type { AgendaPart } from '../../../contract/words.ts'
import { addDays, weekdayOf } from '../../../lib/calendar/days.ts'

export type When = { on: string; part: AgendaPart; fromTime: string | null; toTime: string | null }

/** Monday of the week a day lies in. */
export const mondayOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7))
export const daysOfWeek = (monday: string): string[] => [0, 1, 2, 3, 4, 5, 6].map((after) => addDays(monday, after))

const limits: Record<AgendaPart, readonly [number, number]> = { morning: [0, 720], afternoon: [720, 1080], evening: [1080, 1440], day: [0, 1440] }
/** How long something is taken to last that says only when it begins. */
const usualMinutes = 60
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The minutes of the day that it takes: as its times say, else its whole part of the day. */
export function spanOf({ part, fromTime, toTime }: When): readonly [number, number] {
  if (fromTime === null) return limits[part]
  const from = minutesOf(fromTime)
  return [from, toTime === null ? from + usualMinutes : minutesOf(toTime)]
}
export function meet(one: When, other: When): boolean {
  const [a, b] = [spanOf(one), spanOf(other)]
  return one.on === other.on && a[0] < b[1] && b[0] < a[1]
}

/** It begins in its part of the day and ends after it began. */
export function isPossible({ part, fromTime, toTime }: When): boolean {
  if (fromTime === null) return toTime === null
  const [first, last] = limits[part]
  const from = minutesOf(fromTime)
  return from >= first && from < last && (toTime === null || toTime > fromTime)
}

/** In the order of the day; what takes all of it stands first. */
export function inOrder<E extends When & { id: string }>(entries: readonly E[]): E[] {
  const rank = (entry: E) => `${entry.on} ${String(spanOf(entry)[0]).padStart(4, '0')} ${entry.part === 'day' ? 0 : 1} ${entry.id}`
  return entries
    .map((entry) => [rank(entry), entry] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => entry)
}
