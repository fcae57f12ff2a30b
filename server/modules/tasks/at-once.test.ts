import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { officeAtWork } from './testing/given-work.ts'

let app: TestApp
let office: Awaited<ReturnType<typeof officeAtWork>>
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await officeAtWork(app)
  await app.db
    .updateTable('appointment')
    .set({ block_lines: ['TUQ. CHỦ TỊCH'] })
    .where('id', '=', office.sender.seeded.people.officerA.appointmentId)
    .execute()
  expect((await delegate('all')).status).toBe(200)
})
afterAll(() => app.close())

const personId = (name: 'leaderA') => office.sender.seeded.people[name].id
const leadsOf = (id: string) =>
  app.db
    .selectFrom('assignment')
    .select(['person_id', 'state'])
    .where('subject_id', '=', id)
    .where('role', '=', 'lead')
    .where('state', '<>', 'replaced')
    .execute()
const refusals = (replies: readonly { status: number; body: { code: string } }[]) => replies.flatMap(({ status, body }) => (status === 200 ? [] : [body.code]))
const delegate = (scope: string) =>
  office.call('leaderA', 'POST', '/api/delegations', {
    ...{ id: newId(), fromAppointmentId: office.sender.seeded.people.leaderA.appointmentId },
    ...{ toAppointmentId: office.sender.seeded.people.officerA.appointmentId, fromOn: '2026-11-25', toOn: '2026-11-25' },
    ...{ scope, reason: 'Họp tỉnh', mandate: 'Giấy uỷ quyền số 01' },
  })

test('a leader and his substitute give out the same copy at once: one after the other, and it has one lead', async () => {
  const id = await office.accepted()
  await office.call('clerkA', 'POST', `/api/deliveries/${id}/submissions`, { id: newId(), toPersonId: personId('leaderA') })
  const replies = await Promise.all([
    office.assign(id, [{ person: 'officerA', dueOn: null }]),
    office.assign(id, [{ person: 'clerkA', dueOn: null }], 'officerA'),
  ])
  // Once given out, the submission is decided: whoever comes second acts for himself, and the substitute may not.
  expect(replies[0]?.status).toBe(200)
  expect(refusals(replies).filter((code) => code !== 'delivery.not_permitted')).toEqual([])
  expect(await leadsOf(id)).toHaveLength(1)
})

test('one gives it back to the clerk while the other gives it out: the copy is the one or the other', async () => {
  for (let round = 0; round < 4; round += 1) {
    const id = await office.accepted()
    await office.call('clerkA', 'POST', `/api/deliveries/${id}/submissions`, { id: newId(), toPersonId: personId('leaderA') })
    const [back, out] = await Promise.all([
      office.call('leaderA', 'POST', `/api/deliveries/${id}/submission-return`, { reason: 'Trình người khác' }),
      office.assign(id, [{ person: 'clerkA', dueOn: null }], 'officerA'),
    ])
    expect([back.status, out.status]).toContain(200)
    expect(refusals([back, out]).filter((code) => !['delivery.wrong_state', 'delivery.not_permitted'].includes(code))).toEqual([])
    expect(await leadsOf(id)).toHaveLength(out.status === 200 ? 1 : 0)
  }
})

test('the lead finishes while the leader gives the work to another: no work is both finished and open', async () => {
  for (let round = 0; round < 4; round += 1) {
    const id = await office.accepted()
    await office.assign(id, [{ person: 'officerA', dueOn: null }])
    const [done, out] = await Promise.all([
      office.call('officerA', 'POST', `/api/deliveries/${id}/finish`, { note: 'Đã báo cáo' }),
      office.assign(id, [{ person: 'clerkA', dueOn: null }]),
    ])
    const { state } = await app.db.selectFrom('delivery').select('state').where('id', '=', id).executeTakeFirstOrThrow()
    expect([done.status, out.status]).toContain(200)
    const [lead] = await leadsOf(id)
    expect(state === '06').toBe(lead?.state === 'finished')
  }
})
