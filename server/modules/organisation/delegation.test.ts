import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { type Seeded, seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'

let app: TestApp
let seeded: Seeded<string, string>
const cookies: Record<string, string> = {}
const now = '2026-11-25T03:00:00Z'
beforeAll(async () => {
  app = await startTestApp({ now })
  seeded = await seedProvince(app)
  for (const [name, { id }] of Object.entries(seeded.people)) cookies[name] = (await signedIn(app, id)).cookie
})
afterAll(() => app.close())

const call = async (name: string, method: 'GET' | 'POST', url: string, payload?: object) => {
  const reply = await app.server.inject({ method, url, headers: { cookie: cookies[name] ?? '', 'x-act-id': newId() }, ...(payload && { payload }) })
  return { status: reply.statusCode, body: reply.json() }
}
const appointmentOf = (name: string) => seeded.people[name]?.appointmentId ?? ''
const wanted = (change: object = {}) => ({
  ...{ id: newId(), fromAppointmentId: appointmentOf('leader'), toAppointmentId: appointmentOf('officer'), fromOn: '2026-11-25', toOn: '2026-11-26' },
  ...{ scope: 'review', reason: 'Đi công tác', mandate: 'Giấy ủy quyền số 02/GUQ-MTTQ ngày 24/11/2026' },
  ...change,
})
const record = (name: string, change: object = {}) => call(name, 'POST', '/api/delegations', wanted(change))

describe('recording', () => {
  test.each([
    ['by a colleague', 'clerk', {}, 403, 'delegation.not_permitted'],
    ['by a stranger', 'clerkA', {}, 404, 'appointment.not_found'],
    ['of an office nobody holds', 'leader', { fromAppointmentId: newId() }, 404, 'appointment.not_found'],
    ['to oneself', 'leader', () => ({ toAppointmentId: appointmentOf('leader') }), 403, 'delegation.not_permitted'],
    ['to another office', 'leader', () => ({ toAppointmentId: appointmentOf('leaderA') }), 422, 'delegation.other_office'],
    ['to the administrator who records it', 'admin', () => ({ toAppointmentId: appointmentOf('admin') }), 403, 'delegation.not_permitted'],
    ['for days that are over', 'leader', { fromOn: '2026-11-24' }, 422, 'delegation.past'],
    ['ending before it begins', 'leader', { fromOn: '2026-11-26', toOn: '2026-11-25' }, 422, 'delegation.past'],
    ['of signatures to who has no block', 'leader', { scope: 'sign' }, 422, 'delegation.no_block'],
    ...(['sign', 'all'] as const).map((scope): [string, string, () => object, number, string] => [
      `of ${scope} without a written mandate`,
      'officer',
      () => ({ fromAppointmentId: appointmentOf('officer'), toAppointmentId: appointmentOf('leader'), scope, mandate: undefined }),
      422,
      'delegation.no_mandate',
    ]),
  ])('%s: refused, nothing is written', async (_what, name, change, status, code) => {
    expect((await record(name, typeof change === 'function' ? change() : change)).body).toMatchObject({ status, code })
    expect(await app.db.selectFrom('delegation').selectAll().execute()).toEqual([])
  })

  test('by the leader himself; one at a time for the same work; ended early by the administrator, seen for ever', async () => {
    const { status, body } = await record('leader')
    expect([status, body]).toMatchObject([200, { state: 'running', from: { fullName: 'Lê Thị Mẫu' }, to: { fullName: 'Chuyên Văn Viên' }, can: { end: true } }])
    expect((await record('admin', { scope: 'all', toAppointmentId: appointmentOf('clerk') })).body).toMatchObject({ code: 'delegation.no_block' })
    expect((await record('admin', { toAppointmentId: appointmentOf('clerk') })).body).toMatchObject({ code: 'delegation.overlaps' })
    expect((await call('officer', 'GET', '/api/delegations')).body.items).toMatchObject([
      { id: body.id, reason: 'Đi công tác', can: { end: 'delegation.not_permitted' } },
    ])
    expect((await call('clerkA', 'POST', `/api/delegations/${body.id}/end`)).body).toMatchObject({ code: 'delegation.not_found' })
    expect((await call('officer', 'POST', `/api/delegations/${body.id}/end`)).body).toMatchObject({ code: 'delegation.not_permitted' })
    expect((await call('admin', 'POST', `/api/delegations/${body.id}/end`)).body).toMatchObject({ state: 'ended', can: { end: 'delegation.over' } })
    expect((await call('leader', 'POST', `/api/delegations/${body.id}/end`)).body).toMatchObject({ code: 'delegation.over' })
    // Who reviews instead needs no written mandate (Decree 30/2020 art. 13 is about signing).
    expect((await record('leader', { mandate: undefined })).body).toMatchObject({ state: 'running', mandate: null })
    const { items, offices } = (await call('leader', 'GET', '/api/delegations')).body
    expect(items.map((one: { state: string }) => one.state).sort()).toEqual(['ended', 'running'])
    expect(offices[0].people.map((one: { fullName: string }) => one.fullName)).not.toContain('Lê Thị Mẫu')
    expect((await call('clerk', 'GET', `/api/delegations?personId=${seeded.people.leader?.id}`)).status).toBe(404)
    expect((await call('admin', 'GET', `/api/delegations?personId=${seeded.people.leader?.id}`)).body.items).toHaveLength(2)
    await expect(app.db.deleteFrom('delegation').execute()).rejects.toThrow(/ended once/)
    await expect(app.db.updateTable('delegation').set({ to_on: '2027-01-01' }).execute()).rejects.toThrow(/ended once/)
  })

  test('free words stand in no event', async () => {
    const events = await app.db.selectFrom('event').selectAll().where('object_kind', '=', 'delegation').execute()
    expect(events.map((event) => event.name)).toContain('delegation.recorded')
    expect(JSON.stringify(events)).not.toMatch(/công tác|GUQ/)
  })
})

test('it runs to the midnight of its last day in Viet Nam, and not after', async () => {
  const standsIn = async () => (await signedIn(app, seeded.people.officer?.id ?? '')).actor.standsIn
  app.setNow('2026-11-26T16:59:59Z')
  expect(await standsIn()).toMatchObject([{ scope: 'review', forAppointmentId: appointmentOf('leader'), byAppointmentId: appointmentOf('officer') }])
  app.setNow('2026-11-26T17:00:00Z')
  expect(await standsIn()).toEqual([])
  expect((await call('leader', 'GET', '/api/delegations')).body.items).toContainEqual(expect.objectContaining({ state: 'over' }))
})
