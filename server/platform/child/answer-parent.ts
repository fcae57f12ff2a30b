import { Worker } from 'node:worker_threads'
import type { Answered, Asked } from './child.ts'

/**
 * The limit of the heap does not count buffers and native memory, and the work leaves no time to look between: a thread beside
 * it looks, and ends this process, which does nothing else. Time is that of the processor: on a busy machine work takes longer and is not more.
 */
const watch = `
const { parentPort } = require('node:worker_threads')
let timer
parentPort.on('message', (most) => {
  clearInterval(timer)
  if (!most) return
  const rss = process.memoryUsage.rss() + most.growth
  const began = process.cpuUsage()
  timer = setInterval(() => {
    const { user, system } = process.cpuUsage(began)
    if (process.memoryUsage.rss() > rss || (user + system) / 1000 > most.cpuMs) process.kill(process.pid, 'SIGKILL')
  }, 50)
})`

/** The life of a child process: a question, its answer, the next. `room` says how many bytes a question may take beyond the limit. */
export function answerParent<Question, Answer>(work: (question: Question) => Promise<Answer>, room: (question: Question) => Promise<number>): void {
  const watcher = new Worker(watch, { eval: true })
  watcher.unref()
  const answer = async ({ id, question, limits }: Asked<Question>) => {
    watcher.postMessage({ growth: limits.maxMemoryMb * 1024 * 1024 + (await room(question)), cpuMs: limits.maxCpuMs })
    const found = await work(question)
    watcher.postMessage(null)
    process.send?.({ id, answer: found } satisfies Answered<Answer>)
  }
  process.on('message', (asked: Asked<Question>) => void answer(asked))
  process.on('disconnect', () => process.exit())
}
