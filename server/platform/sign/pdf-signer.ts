import { type PadesCode, PadesError } from '../../../lib/pades/pades-error.ts'
import type { FieldsSpec } from '../../../lib/pades/prepare-fields.ts'
import type { SignatureRequest, Started } from '../../../lib/pades/start-signature.ts'
import type { ChildLimits } from '../child/child.ts'
import { createChildPool } from '../child/child-pool.ts'
import { createTurns } from '../in-turn.ts'

export type SignQuestion =
  | { prepare: { before: Uint8Array; fields: FieldsSpec } }
  | { start: { before: Uint8Array; request: SignatureRequest } }
  | { check: { before: Uint8Array; after: Uint8Array } }
export type SignAnswer =
  | { prepared: Uint8Array }
  | { started: Started }
  | { checked: true }
  | { refused: PadesCode }
  /** A mistake of ours, not of the file. */
  | { failed: string }
export type PdfSigner = {
  /** The revision with all fields, read again before it counts; of one person's papers one at a time, so that nobody holds all processes. Throws PadesError. */
  prepare(before: Uint8Array, fields: FieldsSpec, whose: string): Promise<Uint8Array>
  /** A revision that lacks only its signature value: the key stays with the caller. Throws PadesError. */
  start(before: Uint8Array, request: SignatureRequest, forWhom?: string): Promise<Started>
  /** Reads a signed revision again, before it counts. Throws PadesError. */
  check(before: Uint8Array, after: Uint8Array, forWhom?: string): Promise<void>
  close(): Promise<void>
}

export const signLimits: ChildLimits = { maxCpuMs: 30_000, maxMemoryMb: 1024 }
const lost: SignAnswer = { refused: 'too_complex' }

/** Reads papers of strangers and writes the revisions that sign them, in a process of its own with bounded time and memory. It sees no key. */
export function createPdfSigner(limits: ChildLimits, atOnce: number): PdfSigner {
  const pool = createChildPool<SignQuestion, SignAnswer>({ module: new URL('./sign-child', import.meta.url), limits, lost }, atOnce)
  const inTurn = createTurns()
  const ask = async (question: SignQuestion, forWhom: string | undefined) => {
    const answer = await pool.ask(question, forWhom)
    if ('refused' in answer) throw new PadesError(answer.refused)
    if ('failed' in answer) throw new Error(answer.failed)
    return answer
  }
  const wrong = () => new Error('the child answered another question')
  return {
    async prepare(before, fields, whose) {
      const answer = await inTurn(whose, () => ask({ prepare: { before, fields } }, whose))
      if (!('prepared' in answer)) throw wrong()
      return answer.prepared
    },
    async start(before, request, forWhom) {
      const answer = await ask({ start: { before, request } }, forWhom)
      if (!('started' in answer)) throw wrong()
      return answer.started
    },
    async check(before, after, forWhom) {
      await ask({ check: { before, after } }, forWhom)
    },
    close: () => pool.end(),
  }
}
