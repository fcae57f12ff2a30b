import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { inspectFile } from './inspect-file.ts'
import type { InspectionAnswer, InspectionRequest } from './inspector.ts'

/** Parsers hold a file about four times (it, a copy, its text); the rest is for what it unpacks to. */
const timesItsSize = 5

/**
 * The limit of the heap does not count the buffers into which a small file may unpack, and the parser leaves no time to look
 * between: a thread beside it looks, and ends this process, which does nothing else.
 */
const watch = `
const { parentPort } = require('node:worker_threads')
let timer
parentPort.on('message', (growth) => {
  clearInterval(timer)
  if (growth === 0) return
  const most = process.memoryUsage.rss() + growth
  timer = setInterval(() => { if (process.memoryUsage.rss() > most) process.kill(process.pid, 'SIGKILL') }, 50)
})`

const watcher = new Worker(watch, { eval: true })
watcher.unref()

async function answer({ id, path, name, maxMemoryMb }: InspectionRequest): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  watcher.postMessage(maxMemoryMb * 1024 * 1024 + size * timesItsSize)
  const inspection = await inspectFile(path, name)
  watcher.postMessage(0)
  process.send?.({ id, inspection } satisfies InspectionAnswer)
}

process.on('message', (request: InspectionRequest) => void answer(request))
process.on('disconnect', () => process.exit())
