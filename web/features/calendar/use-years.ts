import { useQueries } from '@tanstack/react-query'
import { query } from '../../platform/api.ts'
import type { YearReply } from './calendar.ts'

/** The calendars of these years; undefined until all are there, and without network. */
export function useYears(years: readonly number[]): YearReply[] | undefined {
  const found = useQueries({ queries: years.map((year) => query('getCalendar', { query: { year } })) })
  const replies = found.flatMap(({ data }) => (data ? [data] : []))
  return replies.length === years.length ? replies : undefined
}
