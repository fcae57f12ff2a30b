import { expect, test } from 'vitest'
import { createTurns } from './in-turn.ts'

test('what one asks for waits for what he asked for before, also when that fails; others do not wait', async () => {
  const inTurn = createTurns()
  const order: string[] = []
  let breakIt = (_error: Error): void => undefined
  const gate = new Promise<void>((_, reject) => {
    breakIt = reject
  })
  const work =
    (name: string, until: Promise<void> = Promise.resolve()) =>
    async () => {
      order.push(`${name} begins`)
      await until
      order.push(`${name} ends`)
      return name
    }
  const first = inTurn('lan', work('first', gate))
  const second = inTurn('lan', work('second'))
  expect(await inTurn('minh', work('other'))).toBe('other')
  expect(order).toEqual(['first begins', 'other begins', 'other ends'])
  breakIt(new Error('broken'))
  await expect(first).rejects.toThrow('broken')
  expect(await second).toBe('second')
  expect(order.slice(3)).toEqual(['second begins', 'second ends'])
})
