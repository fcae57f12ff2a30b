import { expect, test } from 'vitest'
import { findColleagues, moveForward } from './reviewers.ts'

const colleague = (personId: string, name: string, detail: string) => ({ key: personId, appointmentId: personId, personId, name, detail })
const all = [colleague('1', 'Đặng Thị Mỹ', 'Trưởng ban, Ban Dân chủ'), colleague('2', 'Lê Văn Hữu', 'Chánh Văn phòng, Văn phòng')]

test.each([
  ['dang my', ['1']],
  ['CHANH van phong', ['2']],
  ['ban', ['1']],
  ['không ai', []],
])('%j finds by name or office, without diacritics', (text, found) => {
  expect(findColleagues(all, new Set(), text).map((one) => one.personId)).toEqual(found)
})
test('who is taken is not offered again', () => {
  expect(findColleagues(all, new Set(['1']), '').map((one) => one.personId)).toEqual(['2'])
})
test('one moves before another; the first stays first', () => {
  const asked = ['a', 'b', 'c'].map((appointmentId) => ({ appointmentId, capacity: '' }))
  const order = (index: number) => moveForward(asked, index).map((one) => one.appointmentId)
  expect([order(0), order(1), order(2)]).toEqual([
    ['a', 'b', 'c'],
    ['b', 'a', 'c'],
    ['a', 'c', 'b'],
  ])
})
