import { expect, it } from 'vitest'
import { progressOf, standing } from './seal-many.ts'

const items = (...ids: string[]) => ids.map((objectId) => ({ objectId }))

it('keeps the rows in their places, also those that have left, and adds what is new below', () => {
  expect(standing(items('a', 'b', 'c'), items('x', 'c', 'b')).map((item) => item.objectId)).toEqual(['a', 'b', 'c', 'x'])
  expect(standing([], items('b', 'a')).map((item) => item.objectId)).toEqual(['b', 'a'])
})
it('shows a row that still waits as it is now', () => {
  expect(standing([{ objectId: 'a', title: 'cũ' }], [{ objectId: 'a', title: 'mới' }])).toEqual([{ objectId: 'a', title: 'mới' }])
})
it('counts what has left the list, and never beyond the last', () => {
  const wanted = ['a', 'b', 'c']
  expect(progressOf(wanted, new Set(wanted))).toEqual({ at: 1, total: 3 })
  expect(progressOf(wanted, new Set(['c', 'd']))).toEqual({ at: 3, total: 3 })
  expect(progressOf(wanted, new Set())).toEqual({ at: 3, total: 3 })
})
