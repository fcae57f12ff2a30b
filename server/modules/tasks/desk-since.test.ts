import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { officeAtWork } from './testing/given-work.ts'

let app: TestApp
let office: Awaited<ReturnType<typeof officeAtWork>>
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-23T03:00:00Z' })
  office = await officeAtWork(app)
})
afterAll(() => app.close())

const documentOf = (deliveryId: string) =>
  app.db
    .selectFrom('delivery')
    .innerJoin('dispatch', 'dispatch.id', 'delivery.dispatch_id')
    .innerJoin('document', 'document.id', 'dispatch.document_id')
    .select(['document.id', 'document.code'])
    .where('delivery.id', '=', deliveryId)
    .executeTakeFirstOrThrow()

test('where people act they read that a document was replaced, and that another replaces it', async () => {
  const [earlierCopy, laterCopy] = [await office.accepted(), await office.accepted()]
  await office.assign(earlierCopy, [{ person: 'officerA', dueOn: null }])
  const none = { amendedBy: [], recalledOn: null, amends: [] }
  expect(await office.onDesk('officerA', earlierCopy)).toMatchObject([none])
  expect(await office.onDesk('clerkA', laterCopy)).toMatchObject([none])
  const [earlier, later] = [await documentOf(earlierCopy), await documentOf(laterCopy)]
  const by = office.sender.seeded.people.officer.id
  await app.db.insertInto('amendment').values({ document_id: later.id, earlier_id: earlier.id, role: 'replaces', by }).execute()
  expect(await office.onDesk('officerA', earlierCopy)).toMatchObject([{ amendedBy: [{ role: 'replaces', code: later.code }], amends: [] }])
  expect(await office.onDesk('clerkA', laterCopy)).toMatchObject([{ amendedBy: [], amends: [{ role: 'replaces', code: earlier.code }] }])
})
