import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, toDay, toNumber, yearOf } from './days.ts'
import { legalHolidays } from './holidays.ts'
import { addWorkingDays, isWorkingDay, nextWorkingDay, overdueBefore, type WorkingCalendar, workingDayBefore, workingDaysBetween } from './working-days.ts'

const bare: WorkingCalendar = () => new Map()
const years = new Map<number, ReadonlyMap<string, boolean>>()
const legal: WorkingCalendar = (year) => {
  const known = years.get(year) ?? new Map(legalHolidays(year).map(({ on }) => [on, false]))
  years.set(year, known)
  return known
}
/** As law gives it, with Friday 2 January 2026 off and Saturday 10 January worked for it. */
const swapped: WorkingCalendar = (year) =>
  new Map([
    ...legal(year),
    ...(year === 2026
      ? ([
          ['2026-01-02', false],
          ['2026-01-10', true],
        ] as const)
      : []),
  ])

describe('days that are not worked', () => {
  test.each([
    ['a Saturday', bare, '2026-12-19', '2026-12-21'],
    ['a Sunday', bare, '2026-12-20', '2026-12-21'],
    ["New Year's Day on a Friday leads past the weekend", legal, '2027-01-01', '2027-01-04'],
    ['the last of Chạp leads past the whole of Tết', legal, '2026-02-16', '2026-02-23'],
    ['a swapped weekday', swapped, '2026-01-01', '2026-01-05'],
    ['a made-up Saturday is worked', swapped, '2026-01-10', '2026-01-10'],
    ['a working day stays', legal, '2026-11-26', '2026-11-26'],
  ])('%s', (_what, calendar, day, moved) => {
    expect(nextWorkingDay(calendar, day)).toBe(moved)
    expect(isWorkingDay(calendar, day)).toBe(day === moved)
  })
})

test('working days are counted from the day after', () => {
  expect(addWorkingDays(legal, '2026-12-29', 3)).toBe('2027-01-04')
  expect(addWorkingDays(swapped, '2026-01-09', 1)).toBe('2026-01-10')
  expect(addWorkingDays(bare, '2026-11-28', 1)).toBe('2026-11-30')
  expect(addWorkingDays(bare, '2026-11-28', 0)).toBe('2026-11-28')
  expect(workingDaysBetween(legal, '2026-12-31', '2027-01-04')).toBe(1)
  expect(workingDaysBetween(legal, '2026-02-13', '2026-02-22')).toBe(0)
  expect(workingDaysBetween(legal, '2026-02-13', '2026-02-13')).toBe(0)
  expect(workingDaysBetween(legal, '2026-02-13', '2026-01-01')).toBe(0)
})

const anyDay = fc.integer({ min: toNumber('2020-01-01'), max: toNumber('2030-12-31') }).map(toDay)
const anyCalendar = fc.array(fc.tuple(anyDay, fc.boolean()), { maxLength: 60 }).map((set): WorkingCalendar => {
  const days = new Map(set)
  return (year) => new Map([...legal(year), ...[...days].filter(([day]) => yearOf(day) === year)])
})

test('counting at once is counting day by day', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, fc.integer({ min: 0, max: 500 }), (calendar, from, span) => {
      let counted = 0
      for (let after = 1; after <= span; after++) if (isWorkingDay(calendar, addDays(from, after))) counted++
      expect(workingDaysBetween(calendar, from, addDays(from, span))).toBe(counted)
    }),
  )
})

test('the n-th working day is n working days away, and worked', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 40 }), (calendar, from, count) => {
      const reached = addWorkingDays(calendar, from, count)
      expect(isWorkingDay(calendar, reached)).toBe(true)
      expect(workingDaysBetween(calendar, from, reached)).toBe(count)
    }),
  )
})

test('a day is over n working days ago exactly when it lies at or before the n-th working day before', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, anyDay, fc.integer({ min: 1, max: 5 }), (calendar, due, other, count) => {
      const today = nextWorkingDay(calendar, other)
      const days = workingDaysBetween(calendar, nextWorkingDay(calendar, due), today)
      expect(days >= count).toBe(due <= workingDayBefore(calendar, today, count))
    }),
  )
})

test('overdue is what lies, moved off the days off, before today', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, anyDay, (calendar, due, today) => {
      expect(due < overdueBefore(calendar, today)).toBe(nextWorkingDay(calendar, due) < today)
    }),
  )
})
