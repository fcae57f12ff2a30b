const lengths = [2, 2, 4] as const
const iso = /^(\d{4})-(\d{2})-(\d{2})$/

/** 2026-12-28 as people write it: 28/12/2026. */
export function dayText(day: string): string {
  const [, year, month, date] = iso.exec(day) ?? []
  return year === undefined ? '' : `${date}/${month}/${year}`
}

/** The parts so far with one more mark: a digit that does not fit begins the next part, anything else ends one. */
function withMark(parts: readonly string[], mark: string): string[] {
  const done = parts.slice(0, -1)
  const part = parts.at(-1) ?? ''
  const full = part.length === lengths[done.length]
  const last = done.length === 2
  if (/\D/.test(mark)) return part === '' || last ? [...parts] : [...done, part.padStart(2, '0'), '']
  if (!full) return [...done, part + mark]
  return last ? [...parts] : [...parts, mark]
}

/** What is being typed, as far as it can be a day: 28122026, 28.12.2026, 5/1/2026 and 2026-12-28 all come out alike. */
export function maskDay(typed: string): string {
  if (iso.test(typed.trim())) return dayText(typed.trim())
  return [...typed].reduce(withMark, ['']).join('/')
}

/** 28/12/2026 or 28/12/26 as 2026-12-28; null for what is no day of the calendar. */
export function parseDay(text: string): string | null {
  const [, date, month, typedYear] = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(text.trim()) ?? []
  if (!date || !month || !typedYear) return null
  const year = typedYear.length === 2 ? `20${typedYear}` : typedYear
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null
}

/** 30/11 as 30/11/2026: who names no year means this one. */
export const withYear = (text: string, year: number): string => (/^\d{1,2}\/\d{1,2}\/?$/.test(text.trim()) ? `${text.trim().replace(/\/$/, '')}/${year}` : text)
