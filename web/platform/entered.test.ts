import { describe, expect, it } from 'vitest'
import { dropEntered, enteredBefore, forgetEntered, keepEntered } from './entered.ts'

function memory(): Storage {
  const held = new Map<string, string>()
  return {
    get length() {
      return held.size
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
  }
}

describe('what was entered', () => {
  it('is there again for the same person, until it is dropped', () => {
    const storage = memory()
    keepEntered('a', 'draft.1', { subject: 'Kế hoạch' }, storage)
    expect(enteredBefore('a', 'draft.1', storage)).toEqual({ subject: 'Kế hoạch' })
    expect(enteredBefore('b', 'draft.1', storage)).toBeUndefined()
    dropEntered('a', 'draft.1', storage)
    expect(enteredBefore('a', 'draft.1', storage)).toBeUndefined()
  })
  it('is nothing when it cannot be read, and no harm when it cannot be kept', () => {
    const storage = memory()
    storage.setItem('nhipcau.entered.a.draft', '{"subject":')
    expect(enteredBefore('a', 'draft', storage)).toBeUndefined()
    const refuse = () => {
      throw new Error('QuotaExceededError')
    }
    const full = { ...memory(), setItem: refuse }
    expect(() => keepEntered('a', 'draft', {}, full)).not.toThrow()
  })
  it('is gone at sign-out, and what others entered is gone when one signs in', () => {
    const storage = memory()
    storage.setItem('nhipcau.office', 'x')
    for (const person of ['a', 'b']) keepEntered(person, 'draft', person, storage)
    forgetEntered('a', storage)
    expect([enteredBefore('a', 'draft', storage), enteredBefore('b', 'draft', storage)]).toEqual(['a', undefined])
    forgetEntered(undefined, storage)
    expect(storage.length).toBe(1)
  })
})
