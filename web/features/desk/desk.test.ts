import { describe, expect, it } from 'vitest'
import { addressOf, type DeskItem, decreeOf, inOrder, withDone } from './desk.ts'

const item = (more: Partial<DeskItem>): DeskItem => ({
  group: 'register',
  objectKind: 'delivery',
  objectId: 'd',
  title: '',
  code: '',
  typeName: '',
  who: '',
  unitName: '',
  urgency: 'thuong',
  at: '2026-11-24T01:00:00Z',
  dueOn: null,
  overdue: false,
  overdueDays: 0,
  latestOn: null,
  remindedAt: null,
  count: null,
  reason: null,
  stepId: null,
  act: null,
  amendedBy: [],
  recalledOn: null,
  amends: [],
  ...more,
})
// A Tuesday.
const today = '2026-11-24'

describe('the desk', () => {
  it('puts overdue first, then what is urgent or waits today, this week and later', () => {
    const items = [
      item({ objectId: 'urgent', urgency: 'khan', dueOn: '2026-12-28' }),
      item({ objectId: 'later', dueOn: '2026-12-28' }),
      item({ objectId: 'undated' }),
      item({ objectId: 'week', dueOn: '2026-11-27' }),
      item({ objectId: 'late', dueOn: '2026-11-20', overdue: true }),
      item({ objectId: 'today', dueOn: '2026-11-24' }),
    ]
    expect(inOrder(items, today).map((one) => [one.section, ...one.items.map(({ objectId }) => objectId)])).toEqual([
      ['overdue', 'late'],
      ['today', 'urgent', 'undated', 'today'],
      ['week', 'week'],
      ['later', 'later'],
    ])
  })
  it('ends the week on its Sunday', () => {
    const sections = (on: string, ...days: string[]) => days.map((dueOn) => inOrder([item({ dueOn })], on)[0]?.section)
    const days = ['2026-11-29', '2026-11-30', '2026-12-03', '2026-12-06', '2026-12-07']
    expect(sections('2026-11-26', ...days)).toEqual(['week', 'nextWeek', 'nextWeek', 'nextWeek', 'later'])
    expect(sections('2026-11-29', ...days)).toEqual(['today', 'nextWeek', 'nextWeek', 'nextWeek', 'later'])
  })
  it("says the decree's last day of what the records office passes on, and of nothing else", () => {
    expect(decreeOf(item({ group: 'assigned' }), '2026-11-25')).toBeUndefined()
    const row = item({ group: 'seal', latestOn: '2026-11-25' })
    expect(decreeOf(row, '2026-11-25')).toEqual({ group: 'seal', on: '2026-11-25', late: false, atOnce: false })
    expect(decreeOf({ ...row, urgency: 'khan' }, '2026-11-26')).toMatchObject({ late: true, atOnce: true })
  })
  it('leaves what was dealt with in its place, in whatever order it was done', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((objectId) => item({ objectId })) as [DeskItem, DeskItem, DeskItem, DeskItem]
    const done = (one: DeskItem, ...above: string[]) => ({ item: one, above: above.map((id) => `register ${id}`), arrivalNumber: 1 })
    const named = (rows: readonly DeskItem[]) => rows.map(({ group, objectId }) => (group === 'register' ? objectId : `${group} ${objectId}`))
    expect(named(withDone([a, d], [done(c, 'a', 'b'), done(b, 'a')]))).toEqual(['a', 'b', 'c', 'd'])
    expect(named(withDone([d], [done(b, 'a'), done(a)]))).toEqual(['a', 'b', 'd'])
    expect(named(withDone([], [done(a), done(b, 'a')]))).toEqual(['a', 'b'])
    // It asks for the next step beside, and once only while it has not left.
    expect(named(withDone([b, item({ group: 'submit', objectId: 'a' })], [done(a)]))).toEqual(['a', 'b', 'submit a'])
    expect(named(withDone([a, b], [done(a)]))).toEqual(['a', 'b'])
  })
  it('leads to where the act is done', () => {
    expect(addressOf(item({ objectKind: 'dispatch', objectId: 'x' }))).toBe('/dispatches/x')
    expect(addressOf(item({ group: 'refused', objectKind: 'dispatch', objectId: 'x' }))).toBe('/dispatches/x?trang-thai=02')
    expect(addressOf(item({ objectKind: 'credential', objectId: 'x' }))).toBe('/account')
  })
})
