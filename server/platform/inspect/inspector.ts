import type { ChildLimits } from '../child/child.ts'
import { createChildPool } from '../child/child-pool.ts'

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
  | {
      ok: true
      mediaType: string /** PDF only. */
      pdf?: PdfFacts /** Word, Excel, PowerPoint: the first mark of secrecy that a reader sees on its pages, sheets and slides. */
      secrecy?: string /** PNG only. */
      image?: { width: number; height: number; hasAlpha: boolean }
    }
export type Inspector = {
  /** Looks into a file in a process of its own with bounded time and memory; never throws for bad bytes. Persons take turns. */
  inspect(path: string, name: string, forWhom?: string): Promise<Inspection>
  close(): Promise<void>
}
export type InspectionQuestion = { path: string; name: string }

export const usualLimits: ChildLimits = { maxCpuMs: 20_000, maxMemoryMb: 512 }
const tooComplex: Inspection = { ok: false, refusal: 'file.too_complex' }

/**
 * So many files are looked into at once; one that overruns its time or memory is ended and answers file.too_complex, while the
 * others go on.
 */
export function createInspector(limits: ChildLimits, atOnce: number): Inspector {
  const pool = createChildPool<InspectionQuestion, Inspection>({ module: new URL('./inspect-child', import.meta.url), limits, lost: tooComplex }, atOnce)
  return { inspect: (path, name, forWhom) => pool.ask({ path, name }, forWhom), close: () => pool.end() }
}
