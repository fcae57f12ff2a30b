import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { buildServer, liveRules } from '../app.ts'
import type { Actor } from '../platform/actor.ts'
import { readConfig } from '../platform/config.ts'
import type { App, Ctx } from '../platform/ctx.ts'
import { openDatabase } from '../platform/db.ts'
import { createLocalFileStore } from '../platform/file-store.ts'
import { openHelpers } from '../platform/helpers.ts'
import { contextOf } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import { type Live, startLive } from '../platform/live.ts'
import { cloneDatabase, type TestDatabase } from './test-db.ts'

export type TestApp = App & {
  database: TestDatabase
  live: Live
  server: FastifyInstance
  dataDir: string
  setNow(instant: string | Date): void
  close(): Promise<void>
}

/** The whole server on its own database and data folder, without listening. `now` is fixed until set. */
export async function startTestApp(options: { now?: string; env?: Record<string, string> } = {}): Promise<TestApp> {
  const database = await cloneDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'nhipcau-test-'))
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' })
  const nowhere = { WEB_DIR: join(dataDir, 'no-web'), RESULTS_FILE: join(dataDir, 'no-results') }
  const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: dataDir, ...nowhere, LOG_LEVEL: 'silent', ...options.env })
  let fixed = options.now ? new Date(options.now) : undefined
  const live = await startLive({ databaseUrl: database.url, db: database.kysely, log, rules: liveRules() })
  const { helpers, close } = openHelpers(config)
  const app: App = {
    db: database.kysely,
    config,
    clock: { now: () => fixed ?? new Date() },
    files: createLocalFileStore(dataDir),
    ...helpers,
    log,
    wake: live.wake,
  }
  const server = await buildServer(app, live)
  await server.ready()
  return {
    ...app,
    database,
    live,
    server,
    dataDir,
    setNow(instant) {
      fixed = new Date(instant)
    },
    async close() {
      await live.stop()
      await server.close()
      await close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type Instance = { server: FastifyInstance; close(): Promise<void> }
/** Another web process of the same product, as far as one process can have two: its own server, pool and live screens on the same database and folder. */
export async function startAnother(app: TestApp): Promise<Instance> {
  const database = openDatabase(app.database.url, { max: 4, log: app.log, name: 'nhipcau-another' })
  const live = await startLive({ databaseUrl: app.database.url, db: database.kysely, log: app.log, rules: liveRules() })
  const { config, clock, inspector, typesetter, bookbinder, docxReader, printer, pdfSigner, log } = app
  const ports = { config, clock, inspector, typesetter, bookbinder, docxReader, printer, pdfSigner, log }
  const server = await buildServer({ ...ports, db: database.kysely, files: createLocalFileStore(app.dataDir), wake: live.wake }, live)
  await server.ready()
  return {
    server,
    async close() {
      await live.stop()
      await server.close()
      await database.kysely.destroy()
    },
  }
}

/** A context as a request of this actor would have it; each call is a new act unless the id is given. */
export function testCtx(app: App, actor: Actor, options: { actId?: string; useCase?: string } = {}): Ctx {
  return contextOf(app, actor, {
    id: options.actId ?? newId(),
    useCase: options.useCase ?? 'test',
    occurredAt: app.clock.now(),
    appVersion: 'test',
    source: 'web',
  })
}
