import { describe, expect, it } from 'vitest'
import { nextAddress } from './way.ts'

const items = [
  { objectKind: 'delivery', objectId: 'a' },
  { objectKind: 'document', objectId: 'b' },
] as const

describe('what waits next', () => {
  it('is the first of the desk that is not open already', () => {
    expect(nextAddress(items, '/inbox')).toBe('/deliveries/a')
    expect(nextAddress(items, '/deliveries/a')).toBe('/documents/b')
  })
  it('is the desk itself when nothing else waits', () => {
    expect(nextAddress([], '/inbox')).toBe('/')
    expect(nextAddress(items.slice(0, 1), '/deliveries/a')).toBe('/')
  })
})
