import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { type Name, officeAtWork } from './testing/given-work.ts'

let app: TestApp
let office: Awaited<ReturnType<typeof officeAtWork>>
const start = '2026-11-25T03:00:00Z'
beforeAll(async () => {
  app = await startTestApp({ now: start })
  office = await officeAtWork(app)
})
afterAll(() => app.close())
beforeEach(() => app.setNow(start))

const urge = (name: Name, id: string, body: object = {}, actId?: string) =>
  office.call(name, 'POST', `/api/deliveries/${id}/urgings`, { id: newId(), ...body }, actId)
const given = async () => {
  const id = await office.accepted()
  await office.assign(id, [{ person: 'officerA', dueOn: '2026-12-11' }])
  // When it was given out is told by the clock of the database, which runs.
  await app.db
    .updateTable('assignment')
    .set({ at: new Date(start) })
    .where('subject_id', '=', id)
    .execute()
  return id
}
const count = async (id: string) => (await app.db.selectFrom('urging').select('id').where('subject_id', '=', id).execute()).length

test('refused to who does not lead, who is elsewhere, before it is given out and when it is finished', async () => {
  const waiting = await office.accepted()
  expect(await urge('leaderA', waiting)).toMatchObject({ status: 422, body: { code: 'delivery.wrong_state' } })
  const id = await given()
  for (const name of ['officerA', 'clerkA'] as const) expect(await urge(name, id)).toMatchObject({ status: 403, body: { code: 'delivery.not_permitted' } })
  for (const name of ['leaderB', 'leader', 'clerk', 'admin'] as const) expect(await urge(name, id)).toMatchObject({ status: 404 })
  await office.call('officerA', 'POST', `/api/deliveries/${id}/finish`, {})
  expect(await urge('leaderA', id)).toMatchObject({ status: 422, body: { code: 'delivery.wrong_state' } })
  expect(await count(id)).toBe(0)
})

test('[VI.1.12.c] the assignee has it on his desk; it is recorded, and can be once an hour', async () => {
  const id = await given()
  expect(await office.onDesk('officerA', id)).toMatchObject([{ remindedAt: null }])
  const [urgingId, actId] = [newId(), newId()]
  const body = { id: urgingId, message: 'Cần xong trước thứ Sáu' }
  const first = await urge('leaderA', id, body, actId)
  expect(first).toMatchObject({ status: 200, body: { urged: { by: 'Rạch Thị Chủ', message: 'Cần xong trước thứ Sáu' }, can: { urge: 'urging.too_soon' } } })
  expect((await urge('leaderA', id, body, actId)).status).toBe(200)
  expect(await office.onDesk('officerA', id)).toMatchObject([{ remindedAt: '2026-11-25T03:00:00.000Z' }])
  app.setNow('2026-11-25T03:59:59Z')
  expect(await urge('leaderA', id)).toMatchObject({ status: 422, body: { code: 'urging.too_soon' } })
  expect(await count(id)).toBe(1)
  app.setNow('2026-11-25T04:00:00Z')
  expect((await urge('leaderA', id)).status).toBe(200)
  expect(await office.onDesk('officerA', id)).toMatchObject([{ remindedAt: '2026-11-25T04:00:00.000Z' }])
  const events = await app.db
    .selectFrom('event')
    .select(['facts', 'tell'])
    .where('name', '=', 'delivery.urged')
    .where('object_id', '=', id)
    .orderBy('seq')
    .execute()
  expect(events).toMatchObject([{ tell: [office.sender.seeded.people.officerA.id], facts: { urgingId } }, {}])
})

test('two who urge at once urge once; given out anew it is not said to be urged', async () => {
  const id = await given()
  const both = await Promise.all([urge('leaderA', id), urge('leaderA', id)])
  expect(both.map((one) => one.status).sort()).toEqual([200, 422])
  await app.db
    .updateTable('assignment')
    .set({ at: new Date('2026-11-25T05:00:00Z') })
    .where('subject_id', '=', id)
    .execute()
  expect(await office.onDesk('officerA', id)).toMatchObject([{ remindedAt: null }])
})
