import { describe, expect, it } from 'vitest'
import type { Cell, InboxItem } from './dispatches.ts'
import { withKept } from './kept-rows.ts'
import { canRecall, canTakeBack, countStates, groupCells, isLate, listed, toRemind } from './matrix.ts'

const cell = (name: string, state: string, more: Partial<Cell> = {}): Cell => ({
  deliveryId: `d-${name}`,
  dispatchId: 's',
  sentAt: '2026-11-24T02:00:00.000Z',
  earlier: [],
  forwarded: null,
  answers: [],
  unitId: `u-${name}`,
  name,
  shortName: name,
  unitKind: 'commune',
  communeType: 'xa',
  purpose: 'action',
  route: 'inside',
  state,
  opened: false,
  way: [],
  arrivalNumber: null,
  remindedAt: null,
  faults: 0,
  recall: null,
  lacks: null,
  phone: null,
  ...more,
})
const names = (cells: readonly Cell[]) => cells.map((one) => one.shortName)
const now = Date.parse('2026-11-24T09:00:00Z')
const none = { states: [], unopened: false }
const cells = [
  cell('far', '00'),
  cell('here', '01'),
  cell('read', '01', { opened: true }),
  cell('no', '02'),
  cell('yes', '03'),
  cell('done', '06'),
  cell('back', '13'),
  cell('info', '01', { purpose: 'information' }),
]

describe('the matrix', () => {
  it('without a filter lists the for-action copies that nobody accepted, refused ones first', () => {
    expect(names(listed(cells, none))).toEqual(['no', 'far', 'here', 'read'])
  })
  it('with a filter lists what the filter shows', () => {
    expect(names(listed(cells, { states: ['01'], unopened: true }))).toEqual(['here', 'info'])
  })
  it('reminds neither those who refused, finished or lost the copy nor those for information', () => {
    expect(names(toRemind(cells, now).cells)).toEqual(['far', 'here', 'read', 'yes'])
  })
  it('reminds each place once an hour and says from when again', () => {
    const late = cell('late', '01', { remindedAt: '2026-11-24T08:30:00.000Z' })
    const old = cell('old', '01', { remindedAt: '2026-11-24T07:59:00.000Z' })
    expect(toRemind([late, old], now)).toEqual({ cells: [old], later: '2026-11-24T09:30:00.000Z' })
  })
  it('is late when a copy lies unopened for a day, not just after sending', () => {
    const sent = '2026-11-24T08:59:00Z'
    const nextDay = Date.parse('2026-11-25T08:59:00Z')
    expect([isLate(cells, sent, now), isLate(cells, sent, nextDay), isLate([cell('read', '01', { opened: true })], sent, nextDay)]).toEqual([
      false,
      true,
      false,
    ])
  })
  it('takes back only what is on its way or lies unaccepted', () => {
    expect(names(cells.filter(canTakeBack))).toEqual(['far', 'here', 'read', 'info'])
  })
  it('counts and shows what was recalled apart from what was only taken back', () => {
    const closed = [cell('back', '13'), cell('gone', '13', { recall: { answer: null } })]
    expect(countStates(closed)).toEqual([
      { state: '13', count: 1 },
      { state: 'recalled', count: 1 },
    ])
    expect(names(listed(closed, { states: ['recalled'], unopened: false }))).toEqual(['gone'])
    expect(names(listed(closed, { states: ['13'], unopened: false }))).toEqual(['back'])
  })
  it('recalls whatever is still there', () => {
    expect(names(cells.filter((one) => !canRecall(one)))).toEqual(names(cells.filter((one) => one.state === '02' || one.state === '13')))
  })
  it('puts special zones and wards first and leaves the order within a group', () => {
    const mixed = [
      cell('b', '01'),
      cell('ward', '01', { communeType: 'phuong' }),
      cell('a', '01'),
      cell('zone', '01', { communeType: 'dac_khu' }),
      cell('o', '01', { communeType: null }),
    ]
    expect(groupCells(mixed).map((group) => [group.key, ...names(group.cells)])).toEqual([
      ['towns', 'zone', 'ward'],
      ['communes', 'b', 'a'],
      ['others', 'o'],
    ])
  })
})

describe('rows that were accepted from the list', () => {
  const item = (id: string) => ({ id }) as InboxItem
  const kept = (id: string, after: string | null) => ({ item: item(id), after, arrivalNumber: 1 })
  const ids = (rows: readonly InboxItem[]) => rows.map((row) => row.id)
  it('stay where they were', () => {
    expect(ids(withKept([item('a'), item('c')], [kept('b', 'a')]))).toEqual(['a', 'b', 'c'])
    expect(ids(withKept([item('c')], [kept('a', null), kept('b', 'a')]))).toEqual(['a', 'b', 'c'])
  })
  it('are not shown twice while the list still has them', () => {
    expect(ids(withKept([item('a'), item('b')], [kept('b', 'a')]))).toEqual(['a', 'b'])
  })
})
