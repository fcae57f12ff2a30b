import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Inspection, InspectionAnswer, InspectionLimits, InspectionRequest } from './inspector.ts'

export type Asking = {
  /** One file at a time. */
  ask(path: string, name: string): Promise<Inspection>
  end(): Promise<void>
}

const tooComplex: Inspection = { ok: false, refusal: 'file.too_complex' }
const here = fileURLToPath(import.meta.url)
/** From sources (tests, tsx) it must be taught TypeScript; the built product has plain JavaScript. */
const isSource = here.endsWith('.ts')
const child = fileURLToPath(new URL(isSource ? './inspect-child.ts' : './inspect-child.js', import.meta.url))

/** It reads what strangers sent: it gets no secret of the environment, and what it prints is not read. */
function start(maxMemoryMb: number): ChildProcess {
  const started = fork(child, {
    cwd: dirname(here),
    env: { PATH: process.env.PATH },
    execArgv: [`--max-old-space-size=${maxMemoryMb}`, ...(isSource ? ['--import', 'tsx'] : [])],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  started.unref()
  started.channel?.unref()
  return started
}

/** A process for one file after the other, started at the first use and anew when it ended. */
export function createProcess(limits: InspectionLimits): Asking {
  let running: ChildProcess | undefined
  let turn = 0

  const ensure = () => {
    if (running?.connected) return running
    const started = start(limits.maxMemoryMb)
    // One that ends between two files must neither end this process nor be given the next file.
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
    ask: (path, name) =>
      new Promise((settle, fail) => {
        const current = ensure()
        turn += 1
        const id = turn
        const leave = () => {
          clearTimeout(timer)
          current.off('message', onMessage).off('error', onError).off('exit', onEnd)
        }
        const onMessage = (answer: InspectionAnswer) => {
          if (answer.id !== id) return
          leave()
          settle(answer.inspection)
        }
        const onEnd = () => {
          leave()
          settle(tooComplex)
        }
        const onError = (error: Error) => {
          leave()
          fail(error)
        }
        const timer = setTimeout(() => void end(), limits.maxMs)
        current.on('message', onMessage).once('error', onError).once('exit', onEnd)
        current.send({ id, path, name, maxMemoryMb: limits.maxMemoryMb } satisfies InspectionRequest)
      }),
  }
}
