import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import type { DB } from '../db-types.ts'

export type Db = Kysely<DB> | Transaction<DB>
export type Database = { kysely: Kysely<DB>; pool: pg.Pool }

const dateType = 1082
const numericType = 1700
// A date is a day, not an instant: it stays the text that Postgres sends.
pg.types.setTypeParser(dateType, (text) => text)
pg.types.setTypeParser(numericType, Number)

/** Opens the pool. Every pool needs an error listener: a server that stops would otherwise end the process. */
export function openDatabase(url: string, options: { max: number; log: Logger; name: string }): Database {
  const pool = new pg.Pool({ connectionString: url, max: options.max, application_name: options.name })
  pool.on('error', (error) => options.log.warn({ err: error }, 'idle database connection lost'))
  pool.on('connect', (client) => {
    client.on('error', (error) => options.log.warn({ err: error }, 'database connection lost'))
  })
  return { kysely: new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }), pool }
}
