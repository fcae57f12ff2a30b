import { expect, test } from 'vitest'
import { findParties, mondayOf, overlapsOf, parseTime, partOf } from './agenda.ts'

test.each([
  ['25:00', null],
  ['8:60', null],
  ['tám giờ', null],
  ['8', '08:00'],
  ['8h', '08:00'],
  ['8h30', '08:30'],
  ['14:05', '14:05'],
  ['0830', '08:30'],
  [' 7.15 ', '07:15'],
  ['', ''],
])('%j is the time %j', (text, time) => {
  expect(parseTime(text)).toBe(time)
})

test('an hour says its part of the day, a day its Monday', () => {
  expect(['07:30', '12:00', '18:00'].map(partOf)).toEqual(['morning', 'afternoon', 'evening'])
  expect(['2026-11-23', '2026-11-29', '2027-01-01'].map(mondayOf)).toEqual(['2026-11-23', '2026-11-23', '2026-12-28'])
})

test('departments and people are found without diacritics, those taken are not offered again', () => {
  const all = [
    { id: 'a', name: 'Ban Dân chủ' },
    { id: 'b', name: 'Văn phòng' },
  ]
  expect(findParties(all, [], 'dan chu')).toEqual([all[0]])
  expect(findParties(all, [{ id: 'a', name: 'Ban Dân chủ' }], '')).toEqual([all[1]])
})

test('only an overlap is asked about', () => {
  expect(overlapsOf({ code: 'agenda_entry.changed', details: {} })).toBeNull()
  expect(overlapsOf(null)).toBeNull()
})
