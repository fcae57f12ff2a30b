import type { ChildLimits } from '../child/child.ts'
import { createChildPool } from '../child/child-pool.ts'

export type DocxWarning = 'pictures' | 'styles' | 'other'
export type DocxRead = { ok: true; html: string; warnings: DocxWarning[] } | { ok: false /** What the reader said, for the log. */; reason: string }
export type DocxReader = {
  /** The words of a DOCX as HTML, read in a process of its own with bounded time and memory; never throws for bad bytes. */
  read(path: string, forWhom?: string): Promise<DocxRead>
  close(): Promise<void>
}

export const readerLimits: ChildLimits = { maxCpuMs: 20_000, maxMemoryMb: 512 }
const lost: DocxRead = { ok: false, reason: 'time or memory overrun' }

export function createDocxReader(limits: ChildLimits, atOnce: number): DocxReader {
  const pool = createChildPool<string, DocxRead>({ module: new URL('./docx-reader-child', import.meta.url), limits, lost }, atOnce)
  return { read: (path, forWhom) => pool.ask(path, forWhom), close: () => pool.end() }
}
