import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startCluster } from '../scripts/postgres.mjs'
import { startWeb, type Web } from './send/product.ts'

const webDir = fileURLToPath(new URL('../../web-dist', import.meta.url))
export type Site = { db: pg.Pool; web: Web; say: (line: string) => void }
export type Scratch = { prepare: (databaseUrl: string) => Promise<unknown>; say: Site['say'] }

/** An office of its own for one benchmark, with one web process; nothing of it stays. */
export async function withOffice<T>({ prepare, say }: Scratch, measure: (site: Site) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'nhipcau-bench-'))
  const cluster = await startCluster({ dir })
  const db = new pg.Pool({ connectionString: cluster.url, max: 4 })
  db.on('error', () => undefined)
  let web: Web | undefined
  try {
    await prepare(cluster.url)
    await db.query(`insert into installation (kind) values ('office')`)
    web = await startWeb(cluster.url, dir, webDir)
    return await measure({ db, web, say })
  } finally {
    await web?.stop()
    await db.end()
    await cluster.destroy()
    await rm(dir, { recursive: true, force: true })
  }
}
