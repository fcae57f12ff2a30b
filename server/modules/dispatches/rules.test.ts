import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayFollow, type Status, stateOf } from './rules.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 8, minute))
const status = (code: string, minute: number, reason = false): Status => ({ code, occurredAt: at(minute), reason })
const statuses = fc.array(
  fc.record({
    code: fc.constantFrom('01', '02', '03', '04', '05', '06', '09', '13', '15', '16'),
    occurredAt: fc.integer({ min: 0, max: 5 }).map(at),
    reason: fc.boolean(),
  }),
  { maxLength: 12 },
)

test('any order and any repetition of the same statuses give the same state', () => {
  const shuffled = statuses.chain((list) =>
    fc.record({
      list: fc.constant(list),
      other: fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2, maxLength: list.length * 2 }),
    }),
  )
  fc.assert(fc.property(shuffled, fc.constantFrom('00' as const, '01' as const), ({ list, other }, start) => stateOf(list, start) === stateOf(other, start)))
})

test('a copy of which nothing is known is where the send left it', () => {
  expect(stateOf([], '01')).toBe('01')
  expect(stateOf([], '00')).toBe('00')
})

test('the furthest status counts, also when earlier ones come late', () => {
  expect(stateOf([status('06', 5), status('03', 1), status('05', 3)], '01')).toBe('06')
  expect(stateOf([status('03', 1), status('01', 4)], '00')).toBe('03')
})

test('being in process after the finish counts with a reason and only when it occurred after it', () => {
  expect(stateOf([status('06', 3), status('05', 4, true)], '01')).toBe('05')
  expect(stateOf([status('06', 3), status('05', 4)], '01')).toBe('06')
  expect(stateOf([status('06', 3), status('05', 2, true)], '01')).toBe('06')
  expect(stateOf([status('06', 3), status('05', 4, true), status('06', 5)], '01')).toBe('06')
})

test('asked back alone changes nothing, agreed ends it', () => {
  expect(stateOf([status('13', 1)], '01')).toBe('01')
  expect(stateOf([status('13', 1), status('16', 2)], '01')).toBe('01')
  expect(stateOf([status('13', 1), status('15', 2), status('03', 3)], '01')).toBe('13')
})

test('an unknown code is kept and moves nothing', () => {
  expect(stateOf([status('03', 1), status('09', 2)], '01')).toBe('03')
})

const codes = ['00', '01', '02', '03', '04', '05', '06', '09', '13']
test.each([
  ['00', ['01', '02', '03', '13']],
  ['01', ['02', '03', '13']],
  ['02', []],
  ['03', ['04', '05', '06']],
  ['04', ['04', '05', '06']],
  ['05', ['04', '06']],
  ['06', ['05']],
  ['13', []],
  ['09', []],
])('after %s our own people may say exactly %j', (state, allowed) => {
  expect(codes.filter((code) => mayFollow(state, code, true))).toEqual(allowed)
})

test('finished goes back in process only with a reason', () => {
  expect(mayFollow('06', '05')).toBe(false)
  expect(mayFollow('06', '05', true)).toBe(true)
})
