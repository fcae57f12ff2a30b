import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { DB } from '../db-types.ts'
import type { Actor } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import type { LiveEvent } from './events.ts'
import type { FileStore } from './file-store.ts'
import type { Helpers } from './helpers.ts'

/** Ports to the outside, built once. Never modules. */
export type App = Helpers & {
  db: Kysely<DB>
  config: Config
  clock: Clock
  files: FileStore
  log: Logger
  /** Called after a commit with its events, so that live screens and followers wake. */
  wake: (events: readonly LiveEvent[]) => void
}

/** The act a change belongs to: id, time and version as the client gave them. */
export type ActInfo = {
  id: string
  useCase: string
  occurredAt: Date
  appVersion: string
  source: 'web' | 'offline' | 'import' | 'job' /** Hash of what it is about; null where the server itself acts. */
  fingerprint?: Buffer | null
}

/** One per request or job. */
export type Ctx = Omit<App, 'db'> & {
  db: Db
  actor: Actor
  now: Date
  act: ActInfo
  /** True once this act's row is written in the open transaction. */
  inAct: boolean
  /** The events emitted in the open transaction. */
  emitted: LiveEvent[]
}
