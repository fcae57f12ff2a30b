import { describe, expect, it } from 'vitest'
import { pick } from './selection.ts'

const order = ['a', 'b', 'c', 'd']
const picked = (chosen: readonly string[], id: string, from: string | null = null) => [...pick(order, new Set(chosen), { id, from })].sort()

describe('choosing rows', () => {
  it('adds one and takes it away again', () => {
    expect(picked([], 'b')).toEqual(['b'])
    expect(picked(['a', 'b'], 'b')).toEqual(['a'])
  })
  it('does the same with all rows between, either way', () => {
    expect(picked(['b'], 'd', 'b')).toEqual(['b', 'c', 'd'])
    expect(picked(['d'], 'b', 'd')).toEqual(['b', 'c', 'd'])
    expect(picked(['a', 'b', 'c', 'd'], 'c', 'b')).toEqual(['a', 'd'])
  })
  it('falls back to the one row when the other has left the list', () => {
    expect(picked([], 'b', 'gone')).toEqual(['b'])
  })
})
