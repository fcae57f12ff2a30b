import { Readable } from 'node:stream'
import type { AgendaPart, DelegationScope } from '../../../contract/words.ts'
import { weekdayOf } from '../../../lib/calendar/days.ts'
import type { HolidayName } from '../../../lib/calendar/holidays.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileReply } from '../../platform/http.ts'
import { readTexts } from '../../platform/texts.ts'
import { keeps, officeFor } from './access.ts'
import { agendaTemplate } from './agenda-template.ts'
import { readWeek, type Week } from './get-agenda.ts'

type Entry = Week['entries'][number]
const weekdays = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']
const parts: Record<AgendaPart, string> = { morning: 'Sáng', afternoon: 'Chiều', evening: 'Tối', day: 'Cả ngày' }
const scopes: Record<DelegationScope, string> = { review: 'duyệt văn bản', sign: 'ký văn bản', all: 'toàn bộ công việc' }
const holidayWords = () => readTexts<{ holiday: Record<HolidayName, string> }>('vi', 'calendar').holiday

const sayDay = (day: string) => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
const shortDay = (day: string) => sayDay(day).slice(0, 5)
const sayTime = ({ fromTime, toTime }: Pick<Entry, 'fromTime' | 'toTime'>) => [fromTime, toTime].filter(Boolean).join(' – ')
const instants = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** What stands under the content: that it changed, is off, or where it went. */
function sayState({ state, reason, movedTo, change }: Entry): string {
  if (state === 'cancelled') return ['Huỷ', reason].filter(Boolean).join(': ')
  if (state === 'postponed') {
    const to = movedTo ? `Dời sang ${[movedTo.fromTime ?? parts[movedTo.part].toLowerCase(), shortDay(movedTo.on)].join(' ngày ')}` : 'Hoãn, thời gian báo sau'
    return [to, reason].filter(Boolean).join(': ')
  }
  return change === null ? '' : change === 'added' ? 'Thay đổi: bổ sung' : 'Thay đổi'
}
function rowOf(entry: Entry) {
  const names = entry.leaders.map(({ fullName, office }) => `${fullName} (${office})`)
  return {
    ...{ part: parts[entry.part], time: sayTime(entry), content: entry.content ?? 'Bận', place: entry.place, state: sayState(entry), note: entry.note },
    people: [...names, ...entry.attends.map((one) => one.name), entry.others].filter(Boolean),
    prepares: entry.prepares.map((one) => one.name),
    off: entry.state !== 'planned',
  }
}
function dayOf({ on, worked, holiday, name }: Week['days'][number], entries: readonly Entry[]) {
  const why = name ?? (holiday ? holidayWords()[holiday] : '')
  return {
    ...{ weekday: weekdays[weekdayOf(on)] ?? '', date: shortDay(on), why: worked && !name ? '' : why },
    rows: entries.filter((entry) => entry.on === on).map(rowOf),
  }
}
/** A weekend without entries takes no room. */
const isPrinted = (day: ReturnType<typeof dayOf>, on: string) => day.rows.length > 0 || day.why !== '' || ![0, 6].includes(weekdayOf(on))

/** Lịch công tác tuần on landscape A4, as the actor may see it. Throws agenda.not_published. */
export async function agendaPdf(ctx: Ctx, query: { unitId?: string | undefined; day?: string | undefined }): Promise<FileReply> {
  const office = await officeFor(ctx, query.unitId)
  const today = dayIn(ctx.now)
  const week = await readWeek(ctx, office, query.day ?? today)
  if (!week.version && !keeps(ctx.actor, office)) throw new AppError('rule', 'agenda.not_published')
  const { version } = week
  const days = week.days.map((day) => [day.on, dayOf(day, week.entries)] as const)
  const data = {
    ...{ unit: office.name, above: office.above, from: sayDay(week.from), to: sayDay(week.to), at: today.split('-').map(Number) },
    version: version
      ? `Công bố lần ${version.n} lúc ${instants.format(new Date(version.at))} ngày ${sayDay(dayIn(new Date(version.at)))}`
      : 'Dự kiến, chưa công bố',
    days: days.filter(([on, day]) => isPrinted(day, on)).map(([, day]) => day),
    away: week.away.map((one) => `${one.fullName} vắng, uỷ quyền cho ${one.toName} (${scopes[one.scope]}), ${shortDay(one.fromOn)} – ${shortDay(one.toOn)}`),
  }
  const pdf = await ctx.bookbinder.typeset({ template: agendaTemplate, data, at: ctx.now })
  const name = `Lịch công tác tuần ${week.from}.pdf`
  return { stream: Readable.from([Buffer.from(pdf)]), bytes: pdf.byteLength, mediaType: 'application/pdf', name, download: false }
}
