import { expect, test } from 'vitest'
import { legalHolidays } from './holidays.ts'

const daysOf = (year: number, ...names: string[]) =>
  legalHolidays(year)
    .filter((one) => names.length === 0 || names.includes(one.name))
    .map((one) => one.on)

test('2026, day by day', () => {
  expect(legalHolidays(2026)).toEqual([
    { on: '2026-01-01', name: 'new_year' },
    { on: '2026-02-16', name: 'tet_eve' },
    { on: '2026-02-17', name: 'tet' },
    { on: '2026-02-18', name: 'tet' },
    { on: '2026-02-19', name: 'tet' },
    { on: '2026-02-20', name: 'tet' },
    { on: '2026-04-26', name: 'hung_kings' },
    { on: '2026-04-27', name: 'compensation' },
    { on: '2026-04-30', name: 'reunification' },
    { on: '2026-05-01', name: 'labour' },
    { on: '2026-09-01', name: 'national_neighbour' },
    { on: '2026-09-02', name: 'national' },
  ])
})

test('holidays on a weekend are made up on the working days that follow', () => {
  // 10/3 of the moon on Saturday 29/4/2023 and 30/4 on Sunday: off until Wednesday 3 May, as it was.
  expect(daysOf(2023, 'compensation')).toEqual(['2023-01-02', '2023-01-26', '2023-01-27', '2023-05-02', '2023-05-03', '2023-09-04'])
  expect(daysOf(2022, 'compensation')).toEqual(['2022-01-03', '2022-04-11', '2022-05-02', '2022-05-03'])
})

test.each([
  [2021, '2021-09-03'],
  [2022, '2022-09-01'],
  [2024, '2024-09-03'],
  [2025, '2025-09-01'],
])('the day beside 2 September %i is the one that joins the weekend', (year, day) => {
  expect(daysOf(year, 'national_neighbour')).toEqual([day])
})

test('two holidays on one day stand once', () => {
  const met = Array.from({ length: 300 }, (_, at) => 1900 + at).filter((year) => new Set(daysOf(year)).size !== daysOf(year).length)
  expect(met).toEqual([])
})
