const msPerDay = 86_400_000
/** Julian day number of 1 January 1970. */
const epoch = 2_440_588

/** The Julian day number of a day such as 2026-02-17. */
export const toNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / msPerDay + epoch

export const toDay = (number: number): string => new Date((number - epoch) * msPerDay).toISOString().slice(0, 10)

export const addDays = (day: string, count: number): string => toDay(toNumber(day) + count)

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => (toNumber(day) + 1) % 7

export const yearOf = (day: string): number => Number(day.slice(0, 4))
