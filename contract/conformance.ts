import { z } from 'zod'
import { endpoint, instant } from './endpoint.ts'
import { proofOutcomes, requirementStates } from './words.ts'

const state = z.enum(requirementStates)
const proof = z.object({ title: z.string(), outcome: z.enum(proofOutcomes) })
export const getConformance = endpoint('getConformance', {
  summary: 'Each requirement of Decree 30/2020, Phụ lục VI part I, with the tests that prove it in the run of this very build',
  auth: ['person'],
  reply: z.object({
    /** Null when no run of this build is there: then nothing is met. */
    run: z
      .object({
        commit: z.string().nullable(),
        /** The tree had changes that the commit does not have. */
        changed: z.boolean(),
        at: instant,
        /** False: the run stopped before all tests had run. */
        whole: z.boolean(),
      })
      .nullable(),
    groups: z.array(
      z.object({
        name: z.string(),
        items: z.array(z.object({ id: z.string(), state, parts: z.array(z.object({ id: z.string(), state, proofs: z.array(proof) })) })),
      }),
    ),
  }),
  errors: [],
})
