import { modules } from './app.ts'
import { createAnnouncer } from './platform/announce.ts'
import { systemClock } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import type { App } from './platform/ctx.ts'
import { openDatabase } from './platform/db.ts'
import { createLocalFileStore } from './platform/file-store.ts'
import { openHelpers } from './platform/helpers.ts'
import { startWorker } from './platform/jobs.ts'
import { createLog } from './platform/log.ts'

/** The worker process: runs jobs and the event follower. Ends when its parent does. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel, 'worker')
  const database = openDatabase(config.databaseUrl, { max: 8, log, name: 'nhipcau-worker' })
  const { helpers, close } = openHelpers(config)
  const wake = createAnnouncer(database.pool, log)
  const app: App = { db: database.kysely, config, clock: systemClock, files: createLocalFileStore(config.dataDir), ...helpers, log, wake }
  const worker = await startWorker(app, database.pool, modules)
  process.send?.({ ready: true })

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await worker.stop()
    await close()
    await database.kysely.destroy()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  process.on('disconnect', () => void stop())
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
