import { describe, expect, it } from 'vitest'
import { defaultOf, isSame, type Saved } from './saved.ts'

const saved = (more: Partial<Saved>): Saved => ({ id: 'a', list: 'incoming', name: 'Quá hạn', query: 'loc=overdue', isDefault: true, ...more })

describe('saved searches', () => {
  it('are the same whatever the order of their filters', () => {
    expect(isSame('loc=overdue&nam=2026', 'nam=2026&loc=overdue')).toBe(true)
    expect(isSame('loc=overdue', 'loc=overdue&nam=2026')).toBe(false)
    expect(isSame('q=Rạch Giá', 'q=R%E1%BA%A1ch+Gi%C3%A1')).toBe(true)
  })
  it('open their own list, and only when the address asks for nothing', () => {
    expect(defaultOf([saved({})], 'incoming', '')).toEqual(saved({}))
    expect(defaultOf([saved({})], 'incoming', '?loc=all')).toBeUndefined()
    expect(defaultOf([saved({})], 'outgoing', '')).toBeUndefined()
    expect(defaultOf([saved({ isDefault: false }), saved({ query: '' })], 'incoming', '')).toBeUndefined()
  })
})
