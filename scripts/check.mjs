import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePackages, root } from './packages.mjs'

const tests = 'vitest/vitest.mjs'
/** Everything without a browser, in the order in which a mistake is cheapest to find. @type {[string, string, string[]][]} */
const steps = [
  ['lint', '@biomejs/biome/bin/biome', ['check', '.']],
  ['types of the server', 'typescript/bin/tsc', ['-p', 'tsconfig.json']],
  ['types of the crafts', 'typescript/bin/tsc', ['-p', 'tsconfig.lib.json']],
  ['types of the web', 'typescript/bin/tsc', ['-p', 'tsconfig.web.json']],
  [
    'import rules',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['--config', '.dependency-cruiser.cjs', 'lib', 'contract', 'server', 'web', 'cli', 'bench', 'db'],
  ],
  ['dead code', 'knip/bin/knip.js', []],
  ['database types in step', 'tsx/dist/cli.mjs', ['scripts/db-types.ts', '--check']],
  ['openapi.json in step', 'tsx/dist/cli.mjs', ['scripts/openapi.ts', '--check']],
  ['unit and database tests', tests, ['run', '--reporter=default']],
]

/** Runs all steps; true when none fails. With `report` the tests leave what came of each in that file. @param {{ report?: string }} [options] */
export function check({ report } = {}) {
  ensurePackages({ withDev: true })
  for (const [name, tool, args] of steps) {
    const begun = Date.now()
    const reporting = report && tool === tests ? ['--reporter=json', `--outputFile.json=${report}`] : []
    const done = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args, ...reporting], { cwd: root, stdio: 'inherit' })
    const seconds = ((Date.now() - begun) / 1000).toFixed(1)
    if (done.status !== 0) {
      process.stderr.write(`✗ ${name} (${seconds} s)\n`)
      return false
    }
    process.stderr.write(`✓ ${name} (${seconds} s)\n`)
  }
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = check() ? 0 : 1
