import { fork } from 'node:child_process'
import { say, Trouble } from './say.mjs'

const shortestPauseMs = 250
const longestPauseMs = 30_000
const steadyMs = 60_000
const graceMs = 15_000

/**
 * Keeps one process of the product alive. It tells by IPC that it is ready, and ends by itself when the channel closes, so
 * a killed launcher leaves nothing running.
 * @param {{ name: string, file: string, cwd: string, env: () => Record<string, string | undefined>, fail: (error: unknown) => void }} options
 */
export function supervise({ name, file, cwd, env, fail }) {
  /** @type {import('node:child_process').ChildProcess} */
  let child
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  let isStopping = false
  let wasReady = false
  let pauseMs = shortestPauseMs
  /** @type {() => void} */
  let tellReady
  /** @type {Promise<void>} */
  const ready = new Promise((done) => {
    tellReady = done
  })

  const begin = () => {
    const since = Date.now()
    child = fork(file, [], { cwd, env: env(), stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child.on('message', (/** @type {{ ready?: boolean }} */ message) => {
      if (!message?.ready) return
      wasReady = true
      tellReady()
    })
    child.on('error', () => {})
    child.once('exit', (code, signal) => {
      if (isStopping) return
      const how = signal ?? code
      if (!wasReady) {
        fail(new Trouble(`Tiến trình ${name} không khởi động được (${how}).`, `The process ${name} does not start (${how}).`))
        return
      }
      if (Date.now() - since > steadyMs) pauseMs = shortestPauseMs
      say(`Tiến trình ${name} đã dừng (${how}), khởi động lại sau ${pauseMs} ms.`, `Process ${name} ended (${how}), starting again in ${pauseMs} ms.`)
      timer = setTimeout(begin, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    })
  }
  begin()

  return {
    ready,
    /** Starts it anew with the environment of now. */
    renew: () => void child.kill('SIGTERM'),
    /** @returns {Promise<void>} */
    stop() {
      isStopping = true
      clearTimeout(timer)
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve()
      return new Promise((done) => {
        const force = setTimeout(() => child.kill('SIGKILL'), graceMs)
        child.once('exit', () => {
          clearTimeout(force)
          done()
        })
        child.kill('SIGTERM')
      })
    },
  }
}
