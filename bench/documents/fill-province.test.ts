import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { getDelivery } from '../../contract/dispatches.ts'
import type { getDocument } from '../../contract/documents.ts'
import type { Reply } from '../../contract/endpoint.ts'
import type { listRegister } from '../../contract/registers.ts'
import type { getDesk } from '../../contract/tasks.ts'
import { startTestApp, type TestApp } from '../../server/testing/test-app.ts'
import { communesOf, tokenOf } from '../support/offices.ts'
import { documentRequests, registerRequests } from './requests.ts'
import { fillProvince, type Province } from './seed/fill-province.ts'
import { sharesOf } from './seed/sizes.ts'

const sizes = { communes: 4, documents: 700, deliveries: 1_300, lines: 120, pastLines: 90, waiting: 10 }
let app: TestApp
let db: pg.Pool
let province: Province
beforeAll(async () => {
  app = await startTestApp()
  db = new pg.Pool({ connectionString: app.database.url, max: 2 })
  province = await fillProvince(db, sizes, () => undefined)
})
afterAll(async () => {
  await db.end()
  await app.close()
})
async function ask<T>(path: string, token: string): Promise<T> {
  const reply = await app.server.inject({ method: 'GET', url: path, headers: { cookie: `nhipcau=${token}` } })
  expect(reply.statusCode, `${path}: ${reply.body}`).toBe(200)
  return reply.json()
}
const count = async (table: string) => Number((await db.query(`select count(*) as n from ${table}`)).rows[0].n)

test('there are as many papers and copies as asked for, and every index is back', async () => {
  expect(await count('document')).toBe(sizes.documents + (4 * sizes.waiting) / 5)
  const { sent, received } = sharesOf(sizes)
  const followed = await count('dispatch where follows_dispatch_id is not null')
  expect(await count('delivery')).toBeGreaterThanOrEqual(sent * sizes.communes + received + followed)
  const { rows } = await db.query(`select indexname from pg_indexes where tablename = 'delivery' order by 1`)
  const fresh = await app.db.selectFrom('delivery').select('id').limit(1).execute()
  expect(rows.map((row) => row.indexname)).toEqual(expect.arrayContaining(['delivery_pkey', 'delivery_once', 'delivery_inbox', 'delivery_refused']))
  expect(fresh).toHaveLength(1)
})

test('each desk has what waits for its owner', async () => {
  const desk = (token: string) => ask<Reply<typeof getDesk>>('/api/desk', token)
  expect((await desk(province.office.token)).counts).toMatchObject({ register: 10, submit: 10, seal: 2, send: 2 })
  expect((await desk(province.leader.token)).counts).toMatchObject({ instruct: 10, sign: 2 })
  const officer = await desk(province.officer.token)
  expect(officer.counts).toMatchObject({ assigned: 10, returned: 2 })
  expect(officer.overdue).toBeGreaterThan(0)
  const [commune = ''] = await communesOf(db, province.office)
  expect((await desk(tokenOf(commune))).total).toBeGreaterThan(0)
})

test('both registers have the lines of the year, without a gap; every cut that is timed lists some', async () => {
  for (const { path, token } of registerRequests(province)) {
    const register = await ask<Reply<typeof listRegister>>(path, token)
    expect(register.gapFree).toBe(true)
    expect(register.items.length, path).toBeGreaterThan(0)
    if (path.includes('outgoing')) expect(register.items[0]?.signedFor).toMatch(/^\d+\/4$/)
    else expect(register.items[0]?.subject).toContain('khu dân cư')
    if (!path.includes(`${province.year}&`)) expect(register.total).toBe(sizes.lines)
  }
})

test('papers and copies answer with their way and their tasks', async () => {
  for (const { path, token } of documentRequests(province).slice(0, 20)) {
    if (path.includes('/documents/')) {
      const document = await ask<Reply<typeof getDocument>>(path, token)
      expect(document.spine.map((step) => step.step)).toEqual(expect.arrayContaining(['drafted', 'submitted', 'signed', 'issued', 'sent']))
      expect(document).toMatchObject({ file: { name: 'Kế hoạch.pdf' }, recipients: [{ count: 4 }] })
    } else {
      const copy = await ask<Reply<typeof getDelivery>>(path, token)
      expect(copy.way.length).toBeGreaterThan(0)
    }
  }
})
