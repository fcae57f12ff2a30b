import { type ChildKind, createChild } from './child.ts'

export type ChildPool<Question, Answer> = {
  /** `forWhom` is the person who asks: whoever asks for much waits behind those who ask for little. Questions of nobody share one turn. */
  ask(question: Question, forWhom?: string): Promise<Answer>
  end(): Promise<void>
}

/**
 * So many questions are worked on at once, each in a process that is started when it is needed. Of those who wait, whoever has the
 * fewest in work is next, and among these whose turn is longest ago.
 */
export function createChildPool<Question, Answer>(kind: ChildKind<Answer>, atOnce: number): ChildPool<Question, Answer> {
  const all = Array.from({ length: atOnce }, () => createChild<Question, Answer>(kind))
  const idle = [...all]
  type Free = (typeof all)[number]
  /** In the order of their turns. */
  const waiting = new Map<string, ((free: Free) => void)[]>()
  const inWork = new Map<string, number>()
  const workOf = (whom: string) => inWork.get(whom) ?? 0

  const take = (whom: string) => {
    const free = idle.pop()
    if (!free) return new Promise<Free>((start) => waiting.set(whom, [...(waiting.get(whom) ?? []), start]))
    inWork.set(whom, workOf(whom) + 1)
    return Promise.resolve(free)
  }
  const giveBack = (free: Free, whom: string) => {
    inWork.set(whom, workOf(whom) - 1)
    if (workOf(whom) === 0) inWork.delete(whom)
    const [next] = [...waiting.keys()].sort((one, other) => workOf(one) - workOf(other))
    if (next === undefined) return idle.push(free)
    const [start, ...rest] = waiting.get(next) ?? []
    waiting.delete(next)
    if (rest.length > 0) waiting.set(next, rest)
    inWork.set(next, workOf(next) + 1)
    return start?.(free)
  }

  return {
    async ask(question, forWhom = '') {
      const free = await take(forWhom)
      try {
        return await free.ask(question)
      } finally {
        giveBack(free, forWhom)
      }
    },
    async end() {
      await Promise.all(all.map((one) => one.end()))
    },
  }
}
