import { expect, test } from 'vitest'
import { createChildPool } from './child-pool.ts'

const module = new URL('./testing/echo-child', import.meta.url)
const open = (atOnce: number) => createChildPool<string, string>({ module, limits: { maxCpuMs: 60_000, maxMemoryMb: 256 }, lost: 'lost' }, atOnce)

/** Asks in this order, and says in which order the answers came. */
function asked(pool: ReturnType<typeof open>, questions: readonly (readonly [string, string?])[]): { answers: string[]; all: Promise<unknown> } {
  const answers: string[] = []
  return { answers, all: Promise.all(questions.map(([question, whom]) => pool.ask(question, whom).then((answer) => answers.push(answer)))) }
}

test('who asks for much waits behind who asks for little', async () => {
  const pool = open(1)
  const { answers, all } = asked(pool, [['a1', 'A'], ['a2', 'A'], ['a3', 'A'], ['b1', 'B'], ['n1'], ['b2', 'B'], ['n2']])
  await all
  expect(answers).toEqual(['a1', 'a2', 'b1', 'n1', 'a3', 'b2', 'n2'])
  await pool.end()
})

test('who has one in work gets no second one while others wait, and all that is free when nobody does', async () => {
  const pool = open(2)
  const held = pool.ask('hold', 'A')
  const { answers, all } = asked(pool, [
    ['a1', 'A'],
    ['a2', 'A'],
    ['a3', 'A'],
    ['b1', 'B'],
    ['b2', 'B'],
    ['c1', 'C'],
  ])
  await all
  expect(answers).toEqual(['a1', 'b1', 'c1', 'b2', 'a2', 'a3'])
  await pool.end()
  expect(await held).toBe('lost')
})
