/** Codes of the document types that stand without an abbreviation are official letters: their notation has only the suffix. */
export type NotationStyle = { headerStyle: 'state' | 'party'; abbreviation: string; suffix: string }

/** Below 10 with a leading zero (Decree 30/2020, Phụ lục I). */
export const twoDigits = (n: number) => String(n).padStart(2, '0')

/** What stands after the number: "/KH-MTTQ-BTT", letters "/MTTQ-BTT", party style "-KH/ĐU". */
export function notation(style: NotationStyle): string {
  if (style.headerStyle === 'party') return style.abbreviation ? `-${style.abbreviation}/${style.suffix}` : `-CV/${style.suffix}`
  return style.abbreviation ? `/${style.abbreviation}-${style.suffix}` : `/${style.suffix}`
}

/** Number and notation as they are cited: 05/KH-MTTQ-BTT, 12-KH/ĐU. */
export function codeOf(n: number, style: NotationStyle): string {
  return `${style.headerStyle === 'party' ? n : twoDigits(n)}${notation(style)}`
}

export const yearOf = (day: string) => Number(day.slice(0, 4))
export const laterDay = (a: string, b: string | null) => (b !== null && b > a ? b : a)

/** A paper came within the year until today, and not before it was written; one that bears a day to come by mistake may have come today. */
export function arrivalRefusal(arrivedOn: string, { today, documentOn }: { today: string; documentOn: string | null }): string | null {
  if (arrivedOn > today) return 'book.day_in_future'
  if (documentOn !== null && arrivedOn < documentOn && arrivedOn < today) return 'register.arrival_before_document'
  return arrivedOn < `${yearOf(today) - 1}${today.slice(4)}` ? 'register.arrival_too_old' : null
}

export type Taken = { n: number; state: 'reserved' | 'used' | 'void'; issuedOn: string; free: boolean }
/**
 * Decree 30/2020 art. 15: numbers and dates go up together. The lowest freed number may be issued on `day` only while every
 * higher number that stands bears that very day; freed numbers that no longer fit close as "không sử dụng".
 */
export function chooseFreed(freed: readonly number[], standing: readonly Taken[], day: string): { take: number | undefined; close: number[] } {
  const close: number[] = []
  for (const n of [...freed].sort((a, b) => a - b)) {
    const outOfOrder = standing.some((other) => other.n > n && other.issuedOn !== day)
    if (!outOfOrder) return { take: n, close }
    close.push(n)
  }
  return { take: undefined, close }
}
