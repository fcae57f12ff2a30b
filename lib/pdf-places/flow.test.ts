import { expect, test } from 'vitest'
import { flowOf } from './flow.ts'

const page = { width: 595, height: 842 }
const run = (text: string, y: number, right = 540, at = 0) => ({ page: at, text, x: 85, y, width: right - 85, height: 14 })

test('a full line goes on in the next, a short one and a mark of a list end a paragraph', () => {
  const texts = [run('Thực hiện hướng dẫn của', 700), run('cấp trên.', 680, 200), run('1. Mục đích rất dài', 660), run('2. Yêu cầu', 640, 200)]
  expect(flowOf(texts, [page])).toBe('Thực hiện hướng dẫn của cấp trên.\n1. Mục đích rất dài\n2. Yêu cầu')
})
test('the number of a page is no word of it, and a paragraph goes on over the page', () => {
  const texts = [run('một câu còn dài đến', 90), run('2', 800, 95, 1), run('trang sau', 700, 200, 1)]
  expect(flowOf(texts, [page, page])).toBe('một câu còn dài đến trang sau')
})
test('nothing is nothing', () => {
  expect(flowOf([], [])).toBe('')
})
