import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { root } from './packages.mjs'

/** Pictures of every screen, as the journey over all screens sees them; those of the README go to docs/screenshots. */
const shown = ['desk-1440-vi', 'matrix-1440-vi', 'document-1440-vi', 'sign-390-vi', 'inbox-new-390-vi', 'matrix-390-vi']
await ensureBuilt(['server', 'web'])
const all = mkdtempSync(join(tmpdir(), 'nhipcau-screens-'))
const args = [join(root, 'node_modules/@playwright/test/cli.js'), 'test', 'e2e/screens.spec.ts']
const done = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, SCREENSHOTS: all } })
process.exitCode = done.status ?? 1
if (done.status === 0) {
  const folder = join(root, 'docs/screenshots')
  mkdirSync(folder, { recursive: true })
  for (const name of shown) copyFileSync(join(all, `${name}.png`), join(folder, `${name}.png`))
  process.stdout.write(`all: ${all}\n`)
}
