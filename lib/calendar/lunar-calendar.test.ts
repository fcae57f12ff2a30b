import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, toDay, toNumber } from './days.ts'
import { lunarToSolar, solarToLunar, tetOf } from './lunar-calendar.ts'

describe('what is no day of the lunar calendar', () => {
  test.each([
    ['a thirtieth in a month of 29 days', { year: 2025, month: 12, day: 30, leap: false }],
    ['a thirteenth month', { year: 2026, month: 13, day: 1, leap: false }],
    ['day 0', { year: 2026, month: 1, day: 0, leap: false }],
    ['a leap month that the year does not have', { year: 2026, month: 6, day: 1, leap: true }],
  ])('%s: null', (_what, day) => {
    expect(lunarToSolar(day)).toBeNull()
  })
})

// As in the printed calendars of Viet Nam.
const tet = `1968-01-29 1985-01-21 2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09 2006-01-29 2007-02-17 2008-02-07 2009-01-26 2010-02-14
  2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10
  2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-02 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08 2036-01-28 2037-02-15 2038-02-04
  2039-01-24 2040-02-12 2041-02-01 2042-01-22 2043-02-10 2044-01-30 2045-02-17 2046-02-06 2047-01-26 2048-02-14 2049-02-02 2050-01-23`.split(/\s+/)

test.each(tet)('Tết falls on %s', (day) => {
  expect(tetOf(Number(day.slice(0, 4)))).toBe(day)
})

test.each([
  ['1985-01-20', { year: 1984, month: 12, day: 30, leap: false }],
  ['1985-03-21', { year: 1985, month: 2, day: 1, leap: true }],
  ['2007-02-16', { year: 2006, month: 12, day: 29, leap: false }],
  ['2033-12-22', { year: 2033, month: 11, day: 1, leap: true }],
  ['2026-04-26', { year: 2026, month: 3, day: 10, leap: false }],
  ['2025-07-25', { year: 2025, month: 6, day: 1, leap: true }],
])('%s', (day, lunar) => {
  expect(solarToLunar(day)).toEqual(lunar)
  expect(lunarToSolar(lunar)).toBe(day)
})

test('leap months of half a century', () => {
  const found: string[] = []
  for (let year = 2000; year <= 2050; year++)
    for (let month = 1; month <= 12; month++) if (lunarToSolar({ year, month, day: 1, leap: true })) found.push(`${year}/${month}`)
  expect(found.join(' ')).toBe(
    '2001/4 2004/2 2006/7 2009/5 2012/4 2014/9 2017/6 2020/4 2023/2 2025/6 2028/5 2031/3 2033/11 2036/6 2039/5 2042/2 2044/7 2047/5 2050/3',
  )
})

const anyDay = fc.integer({ min: toNumber('1900-03-01'), max: toNumber('2199-12-31') }).map(toDay)

test('every day has one lunar day and comes back from it', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(lunarToSolar(solarToLunar(day))).toBe(day)
    }),
    { numRuns: 2000 },
  )
})

test('the day after is the next of the month, or the first of the next', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const today = solarToLunar(day)
      const next = solarToLunar(addDays(day, 1))
      if (next.day === 1) expect([29, 30]).toContain(today.day)
      else expect(next).toEqual({ ...today, day: today.day + 1 })
    }),
    { numRuns: 2000 },
  )
})
