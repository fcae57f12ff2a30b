import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Of one question: time of the processor, and memory beyond what the process held before. */
export type ChildLimits = { maxCpuMs: number; maxMemoryMb: number }
/** What goes over: the limits ride along, since the child watches itself. */
export type Asked<Question> = { id: number; question: Question; limits: ChildLimits }
export type Answered<Answer> = { id: number; answer: Answer }
export type Child<Question, Answer> = {
  /** One question at a time. */
  ask(question: Question): Promise<Answer>
  end(): Promise<void>
}
export type ChildKind<Answer> = {
  /** File of the child without its ending, as an address. */
  module: URL
  limits: ChildLimits
  /** What it answers when its process was ended for overrunning time or memory. */
  lost: Answer
}

/** From sources (tests, tsx) it must be taught TypeScript; the built product has plain JavaScript. */
const isSource = import.meta.url.endsWith('.ts')

/** By the clock so many times its time of the processor is waited: starting, and a busy machine, are in it. */
const waitedFor = 4

/** It works on what strangers sent: it gets no secret of the environment, and what it prints is not read. */
function start(module: URL, maxMemoryMb: number): ChildProcess {
  const file = `${fileURLToPath(module)}${isSource ? '.ts' : '.js'}`
  const started = fork(file, {
    cwd: dirname(file),
    env: { PATH: process.env.PATH },
    execArgv: [`--max-old-space-size=${maxMemoryMb}`, ...(isSource ? ['--import', 'tsx'] : [])],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  started.unref()
  started.channel?.unref()
  return started
}

/** A process for one question after the other, started at the first use and anew when it ended. */
export function createChild<Question, Answer>({ module, limits, lost }: ChildKind<Answer>): Child<Question, Answer> {
  let running: ChildProcess | undefined
  let turn = 0

  const ensure = () => {
    if (running?.connected) return running
    const started = start(module, limits.maxMemoryMb)
    // One that ends between two questions must neither end this process nor be given the next one.
    const gone = () => {
      if (running === started) running = undefined
      started.kill('SIGKILL')
    }
    running = started.on('error', gone).on('exit', gone)
    return started
  }
  const end = async () => {
    const old = running
    running = undefined
    if (!old || old.exitCode !== null || old.signalCode !== null) return
    old.ref()
    const ended = once(old, 'exit')
    old.kill('SIGKILL')
    await ended
  }

  return {
    end,
    ask: (question) =>
      new Promise((settle, fail) => {
        const current = ensure()
        turn += 1
        const id = turn
        const leave = () => {
          clearTimeout(timer)
          current.off('message', onMessage).off('error', onError).off('exit', onEnd)
        }
        const onMessage = (answered: Answered<Answer>) => {
          if (answered.id !== id) return
          leave()
          settle(answered.answer)
        }
        const onEnd = () => {
          leave()
          settle(lost)
        }
        const onError = (error: Error) => {
          leave()
          fail(error)
        }
        const timer = setTimeout(() => void end(), limits.maxCpuMs * waitedFor)
        current.on('message', onMessage).once('error', onError).once('exit', onEnd)
        current.send({ id, question, limits } satisfies Asked<Question>)
      }),
  }
}
