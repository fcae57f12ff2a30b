import type { ChildLimits } from '../child/child.ts'
import { createChildPool } from '../child/child-pool.ts'

export type Typesetting = {
  /** A typst template; it reads its data by `json(bytes(sys.inputs.data))`, never from its own text. */
  template: string
  data: unknown
  /** Written into the PDF, so that the same data give the same bytes. */
  at: Date
}
export type TypesetQuestion = { template: string; data: string; at: number }
export type Typeset = { ok: true; pdf: Uint8Array } | { ok: false /** What the typesetter said, for the log. */; reason: string }
export type Typesetter = {
  /** Sets a page in a process of its own with bounded time and memory: PDF/A-2b with embedded Tinos. Throws when the template fails. */
  typeset(order: Typesetting): Promise<Uint8Array>
  close(): Promise<void>
}

export const typesetLimits: ChildLimits = { maxCpuMs: 30_000, maxMemoryMb: 1024 }
const lost: Typeset = { ok: false, reason: 'time or memory overrun' }

export class TypesetError extends Error {}

export function createTypesetter(limits: ChildLimits, atOnce: number): Typesetter {
  const pool = createChildPool<TypesetQuestion, Typeset>({ module: new URL('./typeset-child', import.meta.url), limits, lost }, atOnce)
  return {
    async typeset({ template, data, at }) {
      const answer = await pool.ask({ template, data: JSON.stringify(data), at: at.getTime() })
      if (!answer.ok) throw new TypesetError(answer.reason)
      return answer.pdf
    },
    close: () => pool.end(),
  }
}
