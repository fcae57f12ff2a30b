import { expect, test } from 'vitest'
import { periodAt, periodOf } from './report.ts'

test.each([
  ['month', '2026-11-26', '2026-11-01'],
  ['quarter', '2026-11-26', '2026-10-01'],
  ['quarter', '2027-01-01', '2027-01-01'],
  ['quarter', '2026-03-31', '2026-01-01'],
  ['year', '2026-11-26', '2026-01-01'],
] as const)('the %s of %s begins on %s', (period, today, from) => {
  expect(periodOf(period, today)).toEqual({ from, to: today })
})

test('days of one’s own are no named period', () => {
  expect(periodAt('2026-02-03', '2026-11-26', '2026-11-26')).toBe('')
  expect(periodAt('2026-01-01', '2026-11-26', '2026-11-26')).toBe('year')
})
