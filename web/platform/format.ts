import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

const zone = 'Asia/Ho_Chi_Minh'
const dayMs = 86_400_000
const localeOf = (language: string) => (language === 'en' ? 'en-GB' : 'vi-VN')
/** A calendar day of Việt Nam as 2026-11-24. */
const dayOf = (at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at)
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

/** How figures and times are said; times are those of Việt Nam wherever the reader is. */
export function formatFor(language: string, now: () => Date = () => new Date()) {
  const locale = localeOf(language)
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
  const clock = of({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
  const weekday = of({ weekday: 'long' })
  const seconds = of({ hour: 'numeric', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })

  // 2026-11-24 as 24/11/2026: written by hand, for browsers differ in the short form of vi-VN (24-11).
  const short = (day: string) => `${day.slice(8, 10)}/${day.slice(5, 7)}`
  const full = (day: string) => `${short(day)}/${day.slice(0, 4)}`
  return {
    /** As people say it: 8:41, hôm qua, thứ sáu, 23/11, 23/11/2025. */
    near(instant: string): string {
      const at = new Date(instant)
      if (Number.isNaN(at.getTime())) return ''
      const day = dayOf(at)
      const today = dayOf(now())
      const distance = daysBetween(today, day)
      if (distance === 0) return clock.format(at)
      if (Math.abs(distance) === 1) return relative.format(distance, 'day').toLocaleLowerCase(locale)
      // English writes its weekdays with a capital, Vietnamese does not.
      if (distance < 0 && distance > -7) return language === 'en' ? weekday.format(at) : weekday.format(at).toLocaleLowerCase(locale)
      return day.slice(0, 4) === today.slice(0, 4) ? short(day) : full(day)
    },
    exact: (instant: string) => `${seconds.format(new Date(instant))} ${full(dayOf(new Date(instant)))}`,
    /** A day (2026-11-24) or an instant: without the year while it is this one. */
    day(given: string): string {
      const day = given.length > 10 ? dayOf(new Date(given)) : given
      return day.slice(0, 4) === dayOf(now()).slice(0, 4) ? short(day) : full(day)
    },
    /** A day or an instant as it stands on a paper. */
    fullDay: (given: string) => full(given.length > 10 ? dayOf(new Date(given)) : given),
    longDay: (at: Date) => {
      if (language === 'en') return of({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at)
      const [year, month, day] = dayOf(at).split('-').map(Number)
      const name = weekday.format(at)
      return `${name.charAt(0).toLocaleUpperCase(locale)}${name.slice(1)}, ngày ${day} tháng ${month} năm ${year}`
    },
    today: () => dayOf(now()),
    /** Days from today until a day: negative when past. */
    daysUntil: (day: string) => daysBetween(dayOf(now()), day),
    number: (value: number) => number.format(value),
    size(bytes: number): string {
      if (bytes < 1024) return `${bytes} B`
      if (bytes < 1024 * 1024) return `${number.format(Math.round(bytes / 1024))} KB`
      return `${number.format(bytes / (1024 * 1024))} MB`
    },
  }
}

export function useFormat() {
  const { i18n } = useTranslation('common')
  return useMemo(() => formatFor(i18n.language), [i18n.language])
}
