export type Clock = { now(): Date }
export const systemClock: Clock = { now: () => new Date() }

const inVietnam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric', month: '2-digit', day: '2-digit' })
/** The day in Viet Nam, which is what dates of documents, registers and years go by. */
export const dayIn = (instant: Date): string => inVietnam.format(instant)

const clock = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
/** 13:47 26/11/2026, as papers and sheets say it. */
export const sayInstant = (instant: Date): string => `${clock.format(instant)} ${dayIn(instant).split('-').toReversed().join('/')}`
