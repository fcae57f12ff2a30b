import { sql } from 'kysely'
import pg from 'pg'
import { pino } from 'pino'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'

export type TestDatabase = Database & { url: string; drop(): Promise<void> }
const silent = pino({ level: 'silent' })

/** A database of its own, cloned from the migrated template. For tests that need real commits; others roll back. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const base = inject('databaseUrl')
  const name = `t_${newId().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: base })
  await admin.connect()
  await admin.query(`create database ${name} template nhipcau_template`)
  await admin.end()
  const url = new URL(base)
  url.pathname = `/${name}`
  const database = openDatabase(url.href, { max: 10, log: silent, name })
  return {
    ...database,
    url: url.href,
    async drop() {
      await database.kysely.destroy()
      const client = new pg.Client({ connectionString: base })
      await client.connect()
      // Without force, which fails when it meets a process of the server's own that tidies up; whoever is still connected is a leak.
      await client.query(`drop database ${name}`)
      await client.end()
    },
  }
}

/** Rows of a table, for assertions such as "nothing was written". */
export async function countRows(database: Database['kysely'], table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(database)
  return rows[0]?.n ?? 0
}
