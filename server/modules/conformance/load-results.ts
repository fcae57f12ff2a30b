import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { proofOutcomes } from '../../../contract/words.ts'
import type { Config } from '../../platform/config.ts'

/** What scripts/conformance.ts leaves behind after a run of all tests. */
const shape = z.object({
  /** The sources that were tested (scripts/build.mjs). */
  build: z.string().min(1),
  commit: z.string().nullable(),
  changed: z.boolean(),
  at: z.iso.datetime({ offset: true }),
  whole: z.boolean(),
  tests: z.array(z.object({ title: z.string(), outcome: z.enum(proofOutcomes) })),
})
export type Results = z.infer<typeof shape>

/** The results of this very build, or null: those of another one prove nothing about it. */
export async function loadResults({ build, resultsFile }: Config): Promise<Results | null> {
  const text = await readFile(resultsFile, 'utf8').catch(() => '')
  try {
    const results = shape.parse(JSON.parse(text))
    return results.build === build ? results : null
  } catch {
    return null
  }
}
