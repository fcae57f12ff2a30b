const minute = 60
const hour = 60 * minute
const day = 24 * hour
export type Duration = { unit: 'seconds' | 'minutes' | 'hours' | 'days'; n: number; rest: string }

/** As one says it: 0,8 seconds, 12 minutes, 3 hours 12, 2 days 5 hours. */
export function durationOf(seconds: number): Duration {
  if (seconds < minute) return { unit: 'seconds', n: seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds), rest: '' }
  if (seconds < hour) return { unit: 'minutes', n: Math.floor(seconds / minute), rest: '' }
  if (seconds < day) return { unit: 'hours', n: Math.floor(seconds / hour), rest: String(Math.floor((seconds % hour) / minute)).padStart(2, '0') }
  return { unit: 'days', n: Math.floor(seconds / day), rest: String(Math.floor((seconds % day) / hour)) }
}
