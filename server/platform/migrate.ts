import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

const lockKey = 727_001

/** Runs pending SQL files in order, each in its own transaction, and returns their names. A database that is ahead is accepted. */
export async function migrate(databaseUrl: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'nhipcau-migrate' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query('create table if not exists migration (name text primary key, at timestamptz not null default now())')
    const known = new Set((await client.query<{ name: string }>('select name from migration')).rows.map((row) => row.name))
    const pending = (await readdir(folder)).filter((name) => name.endsWith('.sql') && !known.has(name)).sort()
    for (const name of pending) await runFile(client, join(folder, name), name)
    return pending
  } finally {
    await client.end()
  }
}

async function runFile(client: pg.Client, path: string, name: string): Promise<void> {
  const text = await readFile(path, 'utf8')
  const alone = text.startsWith('-- no transaction')
  try {
    if (!alone) await client.query('begin')
    await client.query(text)
    await client.query('insert into migration (name) values ($1)', [name])
    if (!alone) await client.query('commit')
  } catch (error) {
    if (!alone) await client.query('rollback')
    throw new Error(`migration ${name}: ${(error as Error).message}`, { cause: error })
  }
}
