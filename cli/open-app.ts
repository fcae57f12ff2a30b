import { systemClock } from '../server/platform/clock.ts'
import { readConfig } from '../server/platform/config.ts'
import type { App } from '../server/platform/ctx.ts'
import { openDatabase } from '../server/platform/db.ts'
import { createLocalFileStore } from '../server/platform/file-store.ts'
import { openHelpers } from '../server/platform/helpers.ts'
import { createLog } from '../server/platform/log.ts'

/** The ports of the product for one command; screens learn of its events within a second by themselves. */
export async function withApp<T>(env: Record<string, string | undefined>, work: (app: App) => Promise<T>): Promise<T> {
  const config = readConfig(env)
  const log = createLog(env.LOG_LEVEL ?? 'warn', 'cli')
  const database = openDatabase(config.databaseUrl, { max: 2, log, name: 'nhipcau-cli' })
  const { helpers, close } = openHelpers(config)
  const app: App = { db: database.kysely, config, clock: systemClock, files: createLocalFileStore(config.dataDir), ...helpers, log, wake: () => undefined }
  try {
    return await work(app)
  } finally {
    await close()
    await database.kysely.destroy()
  }
}
