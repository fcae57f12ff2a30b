import { buildServer, liveRules } from './app.ts'
import { systemClock } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import type { App } from './platform/ctx.ts'
import { openDatabase } from './platform/db.ts'
import { createLocalFileStore } from './platform/file-store.ts'
import { openHelpers } from './platform/helpers.ts'
import { startLive } from './platform/live.ts'
import { createLog } from './platform/log.ts'

/** The web process: serves HTTP and live screens, runs no jobs. Ends when its parent does. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel, 'web')
  const database = openDatabase(config.databaseUrl, { max: config.databasePool, log, name: 'nhipcau-web' })
  const live = await startLive({ databaseUrl: config.databaseUrl, db: database.kysely, log, rules: liveRules() })
  const { helpers, close } = openHelpers(config)
  const app: App = { db: database.kysely, config, clock: systemClock, files: createLocalFileStore(config.dataDir), ...helpers, log, wake: live.wake }
  const server = await buildServer(app, live)
  await server.listen({ host: config.host, port: config.port })
  process.send?.({ ready: true, port: config.port })

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await live.stop()
    await server.close()
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
