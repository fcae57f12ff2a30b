import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../server/platform/migrate.ts'
import { startCluster } from './postgres.mjs'

/** Writes server/db-types.ts from the migrations; with --check only says whether it is in step. */
const root = join(import.meta.dirname, '..')
const cluster = await startCluster({ dir: mkdtempSync(join(tmpdir(), 'nhipcau-types-')), fsync: false })
try {
  await migrate(cluster.url, join(root, 'db/migrations'))
  const check = process.argv.includes('--check') ? ['--verify'] : []
  const tool = join(root, 'node_modules/kysely-codegen/dist/cli/bin.js')
  const done = spawnSync(
    process.execPath,
    [
      tool,
      '--dialect',
      'postgres',
      '--url',
      cluster.url,
      '--out-file',
      'server/db-types.ts',
      '--include-pattern',
      'public.*',
      '--date-parser',
      'string',
      '--numeric-parser',
      'number',
      '--exclude-pattern',
      'public.migration',
      ...check,
    ],
    { cwd: root, stdio: 'inherit' },
  )
  process.exitCode = done.status ?? 1
} finally {
  await cluster.destroy()
}
