import { type Asking, createProcess } from './inspect-process.ts'

/** One run of text on a page: points (1/72 inch) from the lower left corner, page from 0. */
export type TextRun = { page: number; text: string; x: number; y: number; width: number; height: number }
export type PdfFacts = {
  pages: { width: number; height: number; rotation: number }[]
  texts: TextRun[]
  signed: boolean
  hasForm: boolean
  /** Other files ride in it, in its list of files or on a page: no reader sees them by reading. */
  hasFiles: boolean
}
/** What the bytes are, found by looking inside. */
export type Inspection =
  | { ok: false /** A code with a sentence, e.g. file.pdf_encrypted. */; refusal: string; mediaType?: string }
  | { ok: true; mediaType: string /** PDF only. */; pdf?: PdfFacts /** PNG only. */; image?: { width: number; height: number; hasAlpha: boolean } }
export type Inspector = {
  /** Looks into a file in a process of its own with bounded time and memory; never throws for bad bytes. */
  inspect(path: string, name: string): Promise<Inspection>
  close(): Promise<void>
}
export type InspectionRequest = { id: number; path: string; name: string; maxMemoryMb: number }
export type InspectionAnswer = { id: number; inspection: Inspection }
export type InspectionLimits = { maxMs: number; maxMemoryMb: number }

export const usualLimits: InspectionLimits = { maxMs: 20_000, maxMemoryMb: 512 }

/**
 * So many files are looked into at once, each in a process that is started when it is needed; one that overruns its time or
 * memory is ended and answers file.too_complex, while the others go on.
 */
export function createInspector(limits: InspectionLimits, atOnce: number): Inspector {
  const all = Array.from({ length: atOnce }, () => createProcess(limits))
  const idle: Asking[] = [...all]
  const waiting: ((free: Asking) => void)[] = []

  const take = () => {
    const free = idle.pop()
    return free ? Promise.resolve(free) : new Promise<Asking>((resolve) => waiting.push(resolve))
  }
  const giveBack = (free: Asking) => {
    const next = waiting.shift()
    if (next) next(free)
    else idle.push(free)
  }

  return {
    async inspect(path, name) {
      const free = await take()
      try {
        return await free.ask(path, name)
      } finally {
        giveBack(free)
      }
    },
    async close() {
      await Promise.all(all.map((one) => one.end()))
    },
  }
}
