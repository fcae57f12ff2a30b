import { type Child, type ChildKind, createChild } from './child.ts'

/** So many questions are worked on at once, each in a process that is started when it is needed; the others wait in turn. */
export function createChildPool<Question, Answer>(kind: ChildKind<Answer>, atOnce: number): Child<Question, Answer> {
  const all = Array.from({ length: atOnce }, () => createChild<Question, Answer>(kind))
  const idle = [...all]
  const waiting: ((free: Child<Question, Answer>) => void)[] = []

  const take = () => {
    const free = idle.pop()
    return free ? Promise.resolve(free) : new Promise<Child<Question, Answer>>((resolve) => waiting.push(resolve))
  }
  const giveBack = (free: Child<Question, Answer>) => {
    const next = waiting.shift()
    if (next) next(free)
    else idle.push(free)
  }

  return {
    async ask(question) {
      const free = await take()
      try {
        return await free.ask(question)
      } finally {
        giveBack(free)
      }
    },
    async end() {
      await Promise.all(all.map((one) => one.end()))
    },
  }
}
