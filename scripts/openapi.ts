import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { buildServer } from '../server/app.ts'
import { systemClock } from '../server/platform/clock.ts'
import { readConfig } from '../server/platform/config.ts'
import { openDatabase } from '../server/platform/db.ts'
import { createLocalFileStore } from '../server/platform/file-store.ts'
import { openHelpers } from '../server/platform/helpers.ts'

/** Writes openapi.json from the contract; with --check only says whether it is in step, so that a change of the API is seen in review. */
const path = join(import.meta.dirname, '../openapi.json')
const log = pino({ level: 'silent' })
const config = readConfig({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', DATA_DIR: tmpdir(), WEB_DIR: join(tmpdir(), 'no-web') })
// Nothing is asked of the database: the pool connects at its first query.
const database = openDatabase(config.databaseUrl, { max: 1, log, name: 'openapi' })
const { helpers } = openHelpers(config)
const app = { db: database.kysely, config, clock: systemClock, files: createLocalFileStore(config.dataDir), ...helpers, log, wake: () => undefined }
const server = await buildServer(app, { connect: () => undefined, wake: () => undefined, connections: () => 0, stop: async () => undefined })
await server.ready()
const text = `${JSON.stringify(server.swagger(), null, 1)}\n`
await server.close()
await database.kysely.destroy()
if (!process.argv.includes('--check')) writeFileSync(path, text)
else if (readFileSync(path, 'utf8') !== text) {
  process.stderr.write('openapi.json is not in step with the contract: run npx tsx scripts/openapi.ts\n')
  process.exitCode = 1
}
