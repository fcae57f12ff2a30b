import { expect, it } from 'vitest'
import { partsOf } from './marked.ts'

it('keeps what is marked apart', () => {
  expect(partsOf('Kế hoạch <mark>chuyển đổi</mark> số')).toEqual([
    { text: 'Kế hoạch ', hit: false },
    { text: 'chuyển đổi', hit: true },
    { text: ' số', hit: false },
  ])
})
it('takes every other tag for text', () => {
  expect(partsOf('<img src=x onerror=alert(1)>')).toEqual([{ text: '<img src=x onerror=alert(1)>', hit: false }])
})
