import type { ArrivalCopy } from '../../../lib/arrival-copy/make-arrival-copy.ts'
import type { MarkedPrint } from '../../../lib/arrival-copy/make-marked-print.ts'
import type { ChildLimits } from '../child/child.ts'
import { createChildPool } from '../child/child-pool.ts'

export type PrintQuestion = { marked: MarkedPrint } | { arrival: ArrivalCopy }
export type Printed = { ok: true; pdf: Uint8Array } | { ok: false /** What the printer said, for the log. */; reason: string }
export type Printer = {
  /**
   * Draws a paper of strangers anew, in a process of its own with bounded time and memory: a thousand pages, or a few that unpack
   * to a thousand, hold up nobody else. Throws when it cannot be drawn.
   */
  print(question: PrintQuestion, forWhom?: string): Promise<Uint8Array>
  close(): Promise<void>
}

export const printLimits: ChildLimits = { maxCpuMs: 30_000, maxMemoryMb: 1024 }
const lost: Printed = { ok: false, reason: 'time or memory overrun' }

export class PrintError extends Error {}

export function createPrinter(limits: ChildLimits, atOnce: number): Printer {
  const pool = createChildPool<PrintQuestion, Printed>({ module: new URL('./print-child', import.meta.url), limits, lost }, atOnce)
  return {
    async print(question, forWhom) {
      const answer = await pool.ask(question, forWhom)
      if (!answer.ok) throw new PrintError(answer.reason)
      return answer.pdf
    },
    close: () => pool.end(),
  }
}
