import { describe, expect, it } from 'vitest'
import { monthsOf, movedFrom, type YearReply, yearsAround } from './calendar.ts'

const set = (kind: 'off' | 'working' | 'holiday') => ({ id: 'x', kind, name: 'Hoán đổi', reason: 'Thông báo', byName: 'Quản trị' })
const year: YearReply = {
  year: 2026,
  days: [
    { on: '2026-08-22', worked: true, holiday: null, set: set('working') },
    { on: '2026-08-31', worked: false, holiday: null, set: set('off') },
    { on: '2026-09-01', worked: false, holiday: 'national_neighbour', set: null },
    { on: '2026-09-02', worked: false, holiday: 'national', set: null },
  ],
  can: { edit: true },
}

describe('a due date', () => {
  it('stays where it is worked, also on a made-up Saturday, and where none is given', () => {
    for (const day of ['', '2026-08-21', '2026-08-22']) expect(movedFrom([year], day)).toBeUndefined()
  })
  it('moves off a weekend and off what the calendar has, saying from what', () => {
    expect(movedFrom([year], '2026-12-20')).toEqual({ on: '2026-12-20', day: undefined, weekday: 0, movedTo: '2026-12-21' })
    expect(movedFrom([year], '2026-08-29')).toMatchObject({ weekday: 6, movedTo: '2026-09-03' })
    expect(movedFrom([year], '2026-09-02')).toMatchObject({ day: { holiday: 'national' }, movedTo: '2026-09-03' })
  })
  it('needs the calendar of its year and the next, within what is computed', () => {
    expect(yearsAround(['2026-11-26', '', '2027-02-01'])).toEqual([2026, 2027, 2028])
    expect(yearsAround(['1999-01-01', '2199-01-01'])).toEqual([2000, 2199])
  })
})

it('a year looks like a wall calendar', () => {
  const months = monthsOf(year)
  expect(months.map((one) => one.cells.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  // 1 August 2026 is a Saturday.
  expect(months[7]?.before).toBe(5)
  const look = (on: string) => months.flatMap((one) => one.cells).find((cell) => cell.on === on)?.look
  expect(['2026-08-20', '2026-08-22', '2026-08-23', '2026-08-31', '2026-09-02'].map(look)).toEqual(['weekday', 'worked', 'weekend', 'office', 'law'])
})
