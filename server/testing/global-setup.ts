import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startCluster } from '../../scripts/postgres.mjs'
import { prepareQueue } from '../platform/jobs.ts'
import { migrate } from '../platform/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
  }
}

/** One scratch cluster a run, with one migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster({ dir: mkdtempSync(join(tmpdir(), 'nhipcau-db-')), fsync: false })
  const template = 'nhipcau_template'
  const admin = new pg.Client({ connectionString: cluster.url })
  await admin.connect()
  await admin.query(`create database ${template}`)
  await admin.end()
  const url = new URL(cluster.url)
  url.pathname = `/${template}`
  await migrate(url.href, join(import.meta.dirname, '../../db/migrations'))
  await prepareQueue(url.href)
  project.provide('databaseUrl', cluster.url)
  return () => cluster.destroy()
}
