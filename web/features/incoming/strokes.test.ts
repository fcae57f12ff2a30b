import { expect, test } from 'vitest'
import { boundsOf, pathOf, penWidth, type Strokes, withoutLast, withStroke } from './strokes.ts'

const shape = 297 / 210
const none: Strokes = new Map()
const line = [
  { x: 0.2, y: 0.3 },
  { x: 0.4, y: 0.35 },
]

test('lines are kept by page, and the last one is taken away first', () => {
  const two = withStroke(withStroke(none, 1, line), 1, [{ x: 0.9, y: 0.9 }])
  expect(two.get(1)).toHaveLength(2)
  expect(withoutLast(two, 1).get(1)).toEqual([line])
  expect(withoutLast(withoutLast(two, 1), 1).size).toBe(0)
  expect(withoutLast(none, 0).size).toBe(0)
  expect(none.size).toBe(0)
})
test('the part of the page has the width of the pen around it and stays on the page', () => {
  const part = boundsOf([line], shape)
  expect(part.left).toBeCloseTo(0.2 - 2 * penWidth)
  expect(part.top + part.height).toBeCloseTo(0.35 + (2 * penWidth) / shape)
  const edge = boundsOf([[{ x: 0, y: 1 }]], shape)
  expect(edge).toMatchObject({ left: 0 })
  expect(edge.top + edge.height).toBe(1)
})
test('a dot is a line of no length', () => {
  expect(pathOf([{ x: 0.5, y: 0.5 }], 2)).toBe('M0.50000 1.00000 L0.50000 1.00000')
  expect(pathOf(line, 1)).toBe('M0.20000 0.30000 L0.40000 0.35000')
})
