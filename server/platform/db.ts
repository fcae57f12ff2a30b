import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql, type Transaction } from 'kysely'
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

const mark = '/* prepared */'
/**
 * Begins a statement that each connection plans once. For the few on the path of every request that take longer to plan
 * than to run; not for lists of very different length, whose one plan would suit none.
 */
export const prepared = sql.raw(mark)
const names = new Map<string, string>()
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha1').update(text).digest('base64url')
  names.set(text, name)
  return name
}

/** Kysely's connections, giving marked statements their name; a wrapper for each client of the pool, made once. */
function naming(pool: pg.Pool): PostgresPool {
  const wrappers = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const wrap = (client: pg.PoolClient): PostgresPoolClient => {
    const query = (text: string, values: unknown[]) => client.query(text.startsWith(mark) ? { name: nameOf(text), text, values } : { text, values })
    // Kysely's other form of query is for cursors, which this product does not use.
    return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() }
  }
  return {
    async connect() {
      const client = await pool.connect()
      const wrapper = wrappers.get(client) ?? wrap(client)
      wrappers.set(client, wrapper)
      return wrapper
    },
    end: () => pool.end(),
  }
}

/** Opens the pool. Every pool needs an error listener: a server that stops would otherwise end the process. */
export function openDatabase(url: string, options: { max: number; log: Logger; name: string }): Database {
  const pool = new pg.Pool({ connectionString: url, max: options.max, application_name: options.name })
  pool.on('error', (error) => options.log.warn({ err: error }, 'idle database connection lost'))
  pool.on('connect', (client) => {
    client.on('error', (error) => options.log.warn({ err: error }, 'database connection lost'))
  })
  return { kysely: new Kysely<DB>({ dialect: new PostgresDialect({ pool: naming(pool) }) }), pool }
}
