export type Clock = { now(): Date }
export const systemClock: Clock = { now: () => new Date() }

/** The day in Viet Nam, which is what dates of documents, registers and years go by. */
export function dayIn(instant: Date, zone = 'Asia/Ho_Chi_Minh'): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)
}
