import type { Api } from '../../../contract/api.ts'
import type { CallInput, ReplyData } from '../../../contract/endpoint.ts'
import type { AgendaPart } from '../../../contract/words.ts'
import { addDays, weekdayOf } from '../../../lib/calendar/days.ts'

export type Week = ReplyData<Api['getAgenda']>
export type Entry = Week['entries'][number]
export type Day = Week['days'][number]
export type Party = { id: string; name: string }
export type When = { on: string; part: AgendaPart; fromTime: string | null; toTime: string | null }
export type Body = CallInput<Api['saveAgendaEntry']>['body']

/** 8:00, 8h, 8h30, 0830 as 08:30; null when it is no time, '' when nothing is written. */
export function parseTime(text: string): string | null {
  const given = text.trim().toLowerCase()
  if (given === '') return ''
  const found = /^(\d{1,2})(?:[:h.](\d{2})?)?$/.exec(given) ?? /^(\d{2})(\d{2})$/.exec(given)
  if (!found) return null
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)]
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
/** The part of the day an hour lies in. */
export const partOf = (time: string): AgendaPart => (time < '12:00' ? 'morning' : time < '18:00' ? 'afternoon' : 'evening')

export const mondayOf = (day: string) => addDays(day, -((weekdayOf(day) + 6) % 7))
export const isWeekend = (day: string) => [0, 6].includes(weekdayOf(day))

export type Overlap = { fullName: string; part: AgendaPart; fromTime: string | null; toTime: string | null; content: string | null }
type Failed = { code: string; details: Record<string, unknown> } | null
/** What the server found at the same time. */
export const overlapsOf = (error: Failed): Overlap[] | null => (error?.code === 'agenda_entry.overlaps' ? (error.details.overlaps as Overlap[]) : null)

const marks = /[̀-ͯ]/g
/** Without diacritics and case. */
const fold = (text: string) => text.normalize('NFD').replace(marks, '').replace(/[đĐ]/g, 'd').toLowerCase()
export function findParties(all: readonly Party[], taken: readonly Party[], text: string): Party[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  const chosen = new Set(taken.map((one) => one.id))
  return all.filter((one) => !chosen.has(one.id) && words.every((word) => fold(one.name).includes(word)))
}
