import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { startCluster } from '../scripts/postgres.mjs'
import { issuedDocument } from './support/papers-over-http.ts'
import { type Product, startProduct } from './support/product.ts'

/** A product of its own: it is killed again and again. */
let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

async function connect(): Promise<{ client: pg.Client; postmaster: number }> {
  const cluster = await startCluster({ dir: product.dataDir })
  // The product alone decides when it ends.
  cluster.leave()
  const client = new pg.Client({ connectionString: cluster.url })
  client.on('error', () => undefined)
  await client.connect()
  return { client, postmaster: cluster.pid }
}

async function waitForBlocked(client: pg.Client): Promise<void> {
  await expect
    .poll(
      async () =>
        (await client.query("select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")).rows[0].n,
    )
    .toBeGreaterThan(0)
}

/** Postgres killed: until another one answers, and the product with it. Processes of the old one may answer for a moment. */
async function restarted(old: number): Promise<void> {
  const answering = async () => {
    const { client, postmaster } = await connect()
    await client.end()
    return postmaster
  }
  await expect.poll(() => answering().catch(() => old), { timeout: 60_000 }).not.toBe(old)
  await product.ready()
}

async function copiesOf(dispatchId: string): Promise<number> {
  const { client } = await connect()
  const { rows } = await client.query('select count(*)::int as n from delivery where dispatch_id = $1', [dispatchId])
  await client.end()
  return rows[0].n
}

/** Holds the event table, so that Gửi has written its copies and waits with the transaction open. */
async function killWhileSending(kill: (postmaster: number) => Promise<void>): Promise<void> {
  const { id, clerk } = await issuedDocument(product)
  const dispatchId = randomUUID()
  const { client, postmaster } = await connect()
  await client.query('begin')
  await client.query('lock table event in exclusive mode')
  const sending = clerk.call('dispatchDocument', { params: { id }, body: { id: dispatchId } }).then(
    () => 'acknowledged',
    () => 'lost',
  )
  await waitForBlocked(client)
  const killed = kill(postmaster)
  expect(await sending).toBe('lost')
  await client.end().catch(() => undefined)
  await killed
  expect(await copiesOf(dispatchId)).toBe(0)
  // The clerk presses again: the same id is the same send.
  await clerk.call('dispatchDocument', { params: { id }, body: { id: dispatchId } })
  expect(await copiesOf(dispatchId)).toBe(102)
}

test('[VI.9.4.a] the server killed in the middle of Gửi leaves nothing, and the retry sends to all 102', async () => {
  await killWhileSending(async () => {
    await product.killWeb()
    await product.ready()
  })
})

test('[VI.9.4.a] Postgres killed in the middle of Gửi leaves nothing, and the retry sends to all 102', async () => {
  await killWhileSending(async (postmaster) => {
    process.kill(postmaster, 'SIGKILL')
    await restarted(postmaster)
  })
})

test('[VI.9.4.a] what was acknowledged is there after Postgres is killed the very next moment', async () => {
  const { id, clerk } = await issuedDocument(product)
  const { client, postmaster } = await connect()
  await client.end()
  const dispatchId = randomUUID()
  await clerk.call('dispatchDocument', { params: { id }, body: { id: dispatchId } })
  process.kill(postmaster, 'SIGKILL')
  await restarted(postmaster)
  expect(await copiesOf(dispatchId)).toBe(102)
})
