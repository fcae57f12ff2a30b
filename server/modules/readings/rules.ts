import { dayIn } from '../../platform/clock.ts'

const slotMs = 10 * 60 * 1000

/** The ten minutes of the clock in which the same reading is one entry. */
export const slotOf = (at: Date): Date => new Date(Math.floor(at.getTime() / slotMs) * slotMs)

const clock = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
/** The line on a printed page: who printed it, where and when, and the paper's number and notation. */
export function markOf({ fullName, unitName, at, code }: { fullName: string; unitName: string; at: Date; code: string }): string {
  const day = dayIn(at).split('-').reverse().join('/')
  return ['Bản in từ Hệ thống', fullName, unitName, `${clock.format(at)} ${day}`, code].filter(Boolean).join(' · ')
}
