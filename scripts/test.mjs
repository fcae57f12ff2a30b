import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { check } from './check.mjs'
import { ensurePackages, root } from './packages.mjs'
import { sayTrouble, Trouble } from './say.mjs'
import { ensureTestTools } from './test-tools.mjs'

/** `npm test`: everything. */
async function test() {
  ensurePackages({ withDev: true })
  ensureTestTools()
  if (!check()) throw new Trouble('Kiểm tra không đạt.', 'The checks failed.')
  await ensureBuilt(['server', 'web'])
  const begun = Date.now()
  // The journeys start the built product themselves, as `npm start` does: that is its smoke test.
  const journeys = spawnSync(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'test'], { cwd: root, stdio: 'inherit' })
  process.stderr.write(`${journeys.status === 0 ? '✓' : '✗'} journeys (${((Date.now() - begun) / 1000).toFixed(1)} s)\n`)
  if (journeys.status !== 0) throw new Trouble('Hành trình trong trình duyệt không đạt.', 'The browser journeys failed.')
}

const begun = Date.now()
try {
  await test()
  process.stderr.write(`✓ all (${((Date.now() - begun) / 1000).toFixed(1)} s)\n`)
} catch (error) {
  sayTrouble(error)
  process.exitCode = 1
}
