import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayIn } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { type Seeded, seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'

let app: TestApp
let seeded: Seeded<string, string>
const unit = (key: string) => seeded.units[key] ?? ''
beforeAll(async () => {
  app = await startTestApp()
  seeded = await seedProvince(app)
})
afterAll(() => app.close())

async function call(who: string, method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, payload?: object, actId = newId()) {
  const { cookie } = await signedIn(app, seeded.people[who]?.id ?? '')
  const reply = await app.server.inject({ method, url, headers: { cookie, 'x-act-id': actId }, ...(payload && { payload }) })
  return { status: reply.statusCode, body: reply.json() }
}
const toUnit = (key: string, purpose = 'action') => ({ scope: { kind: 'unit', unitId: unit(key) }, purpose })
const save = (who: string, id: string, body: object = {}) =>
  call(who, 'PUT', `/api/recipient-groups/${id}`, {
    unitId: unit('province'),
    name: 'Hai xã điểm',
    members: [toUnit('communeA'), toUnit('communeB', 'information')],
    ...body,
  })
const list = (who: string) => call(who, 'GET', `/api/recipient-groups?unitId=${unit('province')}`)

test('a clerk or an officer saves a group, the whole office uses it, nobody else knows of it', async () => {
  const id = newId()
  const actId = newId()
  const body = {
    unitId: unit('province'),
    name: 'Thường trực',
    members: [toUnit('communeA'), { scope: { kind: 'all_organisations' }, purpose: 'information' }],
  }
  for (let n = 0; n < 2; n += 1) {
    expect((await call('officer', 'PUT', `/api/recipient-groups/${id}`, body, actId)).body).toEqual({
      id,
      name: 'Thường trực',
      members: [
        { ...toUnit('communeA'), name: 'Phường Rạch Giá', count: 1 },
        { scope: { kind: 'all_organisations' }, purpose: 'information', name: 'Tất cả tổ chức chính trị - xã hội', count: 1 },
      ],
      closed: [],
    })
  }
  expect((await list('leader')).body).toMatchObject({ items: [{ id }], can: { save: 'recipient_group.not_permitted' } })
  expect((await list('clerk')).body.can).toEqual({ save: true })
  expect((await list('clerkA')).body.code).toBe('unit.not_found')
  expect((await save('clerkA', id)).body.code).toBe('unit.not_found')
  expect((await save('leader', id)).body.code).toBe('recipient_group.not_permitted')
  expect((await call('clerkA', 'DELETE', `/api/recipient-groups/${id}`)).body.code).toBe('recipient_group.not_found')
})

test('a group is changed and taken off the list; its events tell what it was', async () => {
  const id = newId()
  await save('clerk', id)
  expect((await save('officer', id, { name: 'Một xã điểm', members: [toUnit('communeB')] })).body).toMatchObject({
    name: 'Một xã điểm',
    members: [{ name: 'Xã Ô Lâm' }],
  })
  expect((await call('leader', 'DELETE', `/api/recipient-groups/${id}`)).body.code).toBe('recipient_group.not_permitted')
  expect((await call('clerk', 'DELETE', `/api/recipient-groups/${id}`)).status).toBe(200)
  expect((await list('clerk')).body.items.map((one: { id: string }) => one.id)).not.toContain(id)
  expect((await save('clerk', id)).body.code).toBe('recipient_group.not_found')
  expect((await call('clerk', 'DELETE', `/api/recipient-groups/${id}`)).body.code).toBe('recipient_group.not_found')
  const events = await app.db.selectFrom('event').select(['name', 'facts']).where('object_id', '=', id).orderBy('id').execute()
  expect(events.map((event) => event.name)).toEqual(['recipient_group.saved', 'recipient_group.saved', 'recipient_group.removed'])
  expect(events[0]?.facts).toMatchObject({ name: 'Hai xã điểm', members: [{ unitId: unit('communeA') }, { unitId: unit('communeB'), purpose: 'information' }] })
})

test('a name stands once in an office, whatever its letters; what is out of reach is refused', async () => {
  await save('clerk', newId(), { name: 'Ven biển' })
  expect((await save('clerk', newId(), { name: 'VEN BIEN' })).body.code).toBe('recipient_group.name_taken')
  expect((await save('clerk', newId(), { name: 'Khác', members: [{ scope: { kind: 'unit', unitId: newId() }, purpose: 'action' }] })).body.code).toBe(
    'recipient.unknown',
  )
  expect((await save('clerk', newId(), { name: 'Rỗng', members: [] })).status).toBe(400)
  expect((await save('clerk', newId(), { name: ' ' })).status).toBe(400)
})

test('a unit that closed is named and stands as the one that follows it, in a group and in a list under way', async () => {
  const id = newId()
  await save('clerk', id, { name: 'Cụm Rạch Giá', members: [toUnit('communeB', 'information'), toUnit('communeA')] })
  const merged = await call('admin', 'POST', '/api/unit-mergers', {
    ...{ id: newId(), on: dayIn(new Date()), basis: 'Nghị quyết 1654/NQ-UBTVQH15', reason: 'Sắp xếp', moves: [] },
    ...{ unitIds: [unit('communeB')], into: { unitId: unit('communeA') } },
  })
  expect(merged.status).toBe(200)
  const group = (await list('clerk')).body.items.find((one: { id: string }) => one.id === id)
  expect(group).toMatchObject({
    closed: [{ name: 'Xã Ô Lâm', successors: ['Phường Rạch Giá'] }],
    members: [{ ...toUnit('communeA', 'information'), name: 'Phường Rạch Giá' }],
  })
  const preview = { fromUnitId: unit('province'), recipients: [toUnit('communeB'), toUnit('communeC')] }
  expect((await call('clerk', 'POST', '/api/recipients', preview)).body).toMatchObject({
    total: 2,
    closed: [{ name: 'Xã Ô Lâm', successors: ['Phường Rạch Giá'] }],
  })
})
