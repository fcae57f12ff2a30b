import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { officeAtWork } from '../tasks/testing/given-work.ts'

let app: TestApp
let office: Awaited<ReturnType<typeof officeAtWork>>
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-23T03:00:00Z' })
  office = await officeAtWork(app)
})
afterAll(() => app.close())

const progressInSheet = async () => {
  const { cookie } = await signedIn(app, office.sender.seeded.people.clerkA.id)
  const reply = await app.server.inject({ method: 'GET', url: '/files/registers/settlement', headers: { cookie } })
  return (await readXlsx(reply.rawPayload)).sheets[0]?.rows?.at(-1)?.[4]
}

test('a line says with whom it lies from the submission until work is given out or it comes back', async () => {
  const id = await office.accepted()
  const { leaderA, officerA } = office.sender.seeded.people
  const names = await app.db.selectFrom('person').select(['id', 'full_name']).where('id', 'in', [leaderA.id, officerA.id]).execute()
  const leaderName = names.find((one) => one.id === leaderA.id)?.full_name
  const line = async () => (await office.call('clerkA', 'GET', '/api/registers/incoming')).body.items[0]
  const submit = () => office.call('clerkA', 'POST', `/api/deliveries/${id}/submissions`, { id: newId(), toPersonId: leaderA.id })
  expect(await line()).toMatchObject({ progress: '03', submittedTo: null })
  expect(await progressInSheet()).toBe('Chưa phân công')
  expect((await submit()).status).toBe(200)
  expect(await line()).toMatchObject({ progress: '03', submittedTo: leaderName })
  expect(await progressInSheet()).toBe(`Đã trình ${leaderName}`)
  await office.assign(id, [{ person: 'officerA', dueOn: null }])
  expect(await line()).toMatchObject({ progress: '04', submittedTo: null })
  expect(await progressInSheet()).toBe('Đã phân công')
})
