import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startCluster } from '../../scripts/postgres.mjs'
import { startWeb, type Web } from './web.ts'

const webDir = fileURLToPath(new URL('../../../web-dist', import.meta.url))
export type Site = { db: pg.Pool; web: Web; say: (line: string) => void }
type Wanted = { cluster: { fsync?: boolean; settings?: Record<string, string> }; prepare: (databaseUrl: string) => Promise<unknown>; say: Site['say'] }

/** A scratch cluster with an empty office and one web process, gone when the work is done. */
export async function withSite<T>({ cluster: how, prepare, say }: Wanted, work: (site: Site) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'nhipcau-bench-'))
  const cluster = await startCluster({ dir, ...how })
  const db = new pg.Pool({ connectionString: cluster.url, max: 4 })
  db.on('error', () => undefined)
  let web: Web | undefined
  try {
    await prepare(cluster.url)
    await db.query(`insert into installation (kind) values ('office')`)
    web = await startWeb(cluster.url, dir, webDir)
    return await work({ db, web, say })
  } finally {
    await web?.stop()
    await db.end()
    await cluster.destroy()
    await rm(dir, { recursive: true, force: true })
  }
}
