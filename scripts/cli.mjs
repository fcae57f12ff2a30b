import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { root } from './packages.mjs'
import { sayTrouble } from './say.mjs'

try {
  if (process.argv[2] === 'start') await (await import('./launch.mjs')).launch()
  await ensureBuilt(['server'])
  process.env.DATA_DIR ||= join(root, 'var')
  await import(pathToFileURL(join(root, 'dist', 'cli', 'main.js')).href)
} catch (error) {
  sayTrouble(error)
  process.exitCode = 1
}
