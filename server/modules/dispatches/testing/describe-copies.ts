import { beforeAll, describe, expect, test } from 'vitest'
import { type Attempt, endOffices, everyRow } from '../../../testing/state-table.ts'
import type { TestApp } from '../../../testing/test-app.ts'
import { type Copies, type Copy, type Situation, situations } from './copies.ts'

type Table<Act extends string> = {
  /** Asked when the tests run: what stands there by then. */
  site: () => { app: TestApp; given: Copies }
  acts: Record<Act, (copy: Copy, as: string) => Attempt>
  by: (situation: Situation) => string
  /** What state the copy is in afterwards; what is not here is refused. */
  leads: Record<Situation, Partial<Record<Act, string>>>
  refusalOf: (situation: Situation, act: Act) => string | undefined
}

/** Every act tried on a copy in every situation: what is allowed leads where the table says, what is refused changes no row of any table. */
export function describeCopies<Act extends string>({ site, acts, by, leads, refusalOf }: Table<Act>): void {
  describe.each(situations)('a copy that is %s', (situation) => {
    let still: Copy
    beforeAll(async () => {
      still = await site().given.make(situation)
    })

    test.each(Object.keys(acts) as Act[])('%s', async (act) => {
      const { app, given } = site()
      const after = leads[situation][act]
      if (after) {
        const copy = await given.make(situation)
        expect((await given.attempt(acts[act](copy, by(situation)))).code).toBeNull()
        expect(await given.stateOf(copy.id)).toBe(after)
        return
      }
      const before = await everyRow(app)
      expect((await given.attempt(acts[act](still, by(situation)))).code).toBe(refusalOf(situation, act))
      expect(await everyRow(app)).toEqual(before)
    })
  })
}

/** Every act that is allowed, tried by somebody whose office ended yesterday: to be called last, for nobody holds an office afterwards. */
export function describeEndedOffices<Act extends string>({ site, acts, by, leads }: Table<Act>): void {
  describe('a copy whose people left office yesterday', () => {
    const allowed = situations.flatMap((situation) => (Object.keys(leads[situation]) as Act[]).map((act) => [situation, act] as const))
    const made = new Map<Situation, Copy>()
    beforeAll(async () => {
      for (const situation of situations) made.set(situation, await site().given.make(situation))
      await endOffices(site().app)
    })

    test.each(allowed)('%s: %s', async (situation, act) => {
      const { app, given } = site()
      const copy = made.get(situation)
      if (!copy) throw new Error(`no copy ${situation}`)
      const before = await everyRow(app)
      expect((await given.attempt(acts[act](copy, by(situation)))).code).toMatch(/\.not_found$/)
      expect(await everyRow(app)).toEqual(before)
    })
  })
}
