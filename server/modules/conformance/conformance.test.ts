import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import type { Results } from './load-results.ts'

let app: TestApp
let cookie: string
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z', env: { BUILD_MARK: 'this' } })
  const seeded = await seedProvince(app)
  cookie = (await signedIn(app, seeded.people.officerA?.id ?? '')).cookie
})
afterAll(() => app.close())

const passed = { title: '[VI.1.2] odd attachments go along', outcome: 'passed' } as const
const results: Results = { build: 'this', commit: 'a'.repeat(40), changed: false, at: '2026-11-25T02:00:00.000Z', whole: true, tests: [passed] }
type Item = { id: string; state: string }
async function page(left: unknown) {
  writeFileSync(app.config.resultsFile, typeof left === 'string' ? left : JSON.stringify(left))
  const reply = await app.server.inject({ method: 'GET', url: '/api/conformance', headers: { cookie } })
  expect(reply.statusCode).toBe(200)
  const { run, groups } = reply.json<{ run: unknown; groups: { name: string; items: Item[] }[] }>()
  return { run, groups, items: groups.flatMap((group) => group.items) }
}

test.each([
  ['of another build', { ...results, build: 'another' }],
  ['that are torn', JSON.stringify(results).slice(0, 60)],
  ['of another shape', { build: 'this', met: 65 }],
])('results %s prove nothing', async (_what, left) => {
  const { run, items } = await page(left)
  expect(run).toBeNull()
  expect(items.length).toBeGreaterThan(60)
  expect(new Set(items.map((item) => item.state))).toEqual(new Set(['no_result']))
})

test('of this build: what a test proves is met, all else stays open', async () => {
  const { run, groups, items } = await page(results)
  expect(run).toEqual({ commit: results.commit, changed: false, at: results.at, whole: true })
  expect(groups).toHaveLength(10)
  expect(items.filter((item) => item.state === 'met')).toEqual([
    { id: 'VI.1.2', state: 'met', parts: [{ id: 'VI.1.2', state: 'met', proofs: [{ title: 'odd attachments go along', outcome: 'passed' }] }] },
  ])
  expect(items.find((item) => item.id === 'VI.4.1')).toMatchObject({ state: 'unmet', parts: [{ proofs: [] }] })
})
