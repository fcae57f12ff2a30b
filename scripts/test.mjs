import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, sourceMark } from './build.mjs'
import { check } from './check.mjs'
import { ensurePackages, root } from './packages.mjs'
import { sayTrouble, Trouble } from './say.mjs'
import { ensureTestTools } from './test-tools.mjs'

/** What came of each test of this run; dist/ may be built anew in between, which leaves names with a dot. */
const results = join(root, 'dist', '.results')
const units = join(results, 'units.json')

/** `npm test`: everything. */
async function test() {
  ensureTestTools()
  if (!check({ report: units })) throw new Trouble('Kiểm tra không đạt.', 'The checks failed.')
  await ensureBuilt(['server', 'web'])
  const begun = Date.now()
  // The journeys start the built product themselves, as `npm start` does: that is its smoke test.
  const journeys = spawnSync(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: join(results, 'journeys.json') },
  })
  process.stderr.write(`${journeys.status === 0 ? '✓' : '✗'} journeys (${((Date.now() - begun) / 1000).toFixed(1)} s)\n`)
  if (journeys.status !== 0) throw new Trouble('Hành trình trong trình duyệt không đạt.', 'The browser journeys failed.')
}

/** Feeds the page of conformance, also from a run that failed: what passed before another test did not is no less true. */
async function testAndNote() {
  ensurePackages({ withDev: true })
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  const build = sourceMark()
  const failure = await test().catch((error) => error)
  if (existsSync(units)) {
    const args = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'scripts/conformance.ts', results, sourceMark() === build ? build : '']
    const noted = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
    if (!failure && noted.status !== 0)
      throw new Trouble('Có kiểm thử mang mã yêu cầu không có.', 'A test names a requirement that is not there.', { cause: noted.error })
  }
  if (failure) throw failure
}

const begun = Date.now()
try {
  await testAndNote()
  process.stderr.write(`✓ all (${((Date.now() - begun) / 1000).toFixed(1)} s)\n`)
} catch (error) {
  sayTrouble(error)
  process.exitCode = 1
}
