import { Worker } from 'node:worker_threads'

/** One run of text on a page: points (1/72 inch) from the lower left corner, page from 0. */
export type TextRun = { page: number; text: string; x: number; y: number; width: number; height: number }
export type PdfFacts = { pages: { width: number; height: number; rotation: number }[]; texts: TextRun[]; signed: boolean; hasForm: boolean }
/** What the bytes are, found by looking inside. */
export type Inspection =
  | { ok: false /** A code with a sentence, e.g. file.pdf_encrypted. */; refusal: string; mediaType?: string }
  | { ok: true; mediaType: string /** PDF only. */; pdf?: PdfFacts /** PNG only. */; image?: { width: number; height: number; hasAlpha: boolean } }
export type Inspector = {
  /** Looks into a file in a thread of its own with bounded time and memory; never throws for bad bytes. */
  inspect(path: string, name: string): Promise<Inspection>
  close(): Promise<void>
}
export type InspectionRequest = { id: number; path: string; name: string }
export type InspectionAnswer = { id: number; inspection: Inspection }

const tooComplex: Inspection = { ok: false, refusal: 'file.too_complex' }
type Waiting = { done: (inspection: Inspection) => void; timer: NodeJS.Timeout }

/** From sources (tests, tsx) a thread must be taught TypeScript by itself; the built product has plain JavaScript. */
const fromSource = `const { workerData } = require('node:worker_threads')
import('tsx/esm/api').then(({ tsImport }) => tsImport(workerData, workerData))`

function startWorker(maxOldGenerationSizeMb: number): Worker {
  const resourceLimits = { maxOldGenerationSizeMb }
  const worker = import.meta.url.endsWith('.ts')
    ? new Worker(fromSource, { eval: true, resourceLimits, workerData: new URL('./inspect-worker.ts', import.meta.url).href })
    : new Worker(new URL('./inspect-worker.js', import.meta.url), { resourceLimits })
  worker.unref()
  return worker
}

/** One thread, started at the first use; one that overruns its time or memory is ended and answers file.too_complex. */
export function createInspector(limits: { maxMs: number; maxOldGenerationSizeMb: number }): Inspector {
  let worker: Worker | undefined
  let turn = 0
  let queue: Promise<unknown> = Promise.resolve()

  const end = async () => {
    const old = worker
    worker = undefined
    await old?.terminate()
  }
  const ask = (path: string, name: string) =>
    new Promise<Inspection>((settle) => {
      worker ??= startWorker(limits.maxOldGenerationSizeMb)
      const current = worker
      turn += 1
      const id = turn
      const waiting: Waiting = {
        done(inspection) {
          clearTimeout(waiting.timer)
          current.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
          settle(inspection)
        },
        timer: setTimeout(() => void end().then(() => waiting.done(tooComplex)), limits.maxMs),
      }
      const onMessage = (answer: InspectionAnswer) => {
        if (answer.id === id) waiting.done(answer.inspection)
      }
      const onEnd = () => {
        if (worker === current) worker = undefined
        waiting.done(tooComplex)
      }
      current.on('message', onMessage).once('error', onEnd).once('exit', onEnd)
      current.postMessage({ id, path, name } satisfies InspectionRequest)
    })

  return {
    inspect(path, name) {
      const answer = queue.then(() => ask(path, name))
      queue = answer
      return answer
    },
    close: end,
  }
}
