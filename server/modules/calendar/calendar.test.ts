import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWorkingDay, nextWorkingDay } from '../../../lib/calendar/working-days.ts'
import { newId } from '../../platform/ids.ts'
import { seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { workingDays } from './public.ts'

let app: TestApp
const cookies: Record<string, string> = {}
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  const { people, units } = await seedProvince(app)
  for (const [name, { id }] of Object.entries(people)) cookies[name] = (await signedIn(app, id)).cookie
  await app.db.insertInto('role_grant').values({ appointment_id: people.leaderA.appointmentId, role: 'administrator', unit_id: units.communeA }).execute()
  cookies.communeAdmin = (await signedIn(app, people.leaderA.id)).cookie
})
afterAll(() => app.close())

const call = async (name: string, method: 'GET' | 'POST', url: string, payload?: object, actId = newId()) => {
  const reply = await app.server.inject({
    method,
    url,
    headers: { cookie: cookies[name] ?? '', ...(method === 'POST' && { 'x-act-id': actId }) },
    ...(payload && { payload }),
  })
  return { status: reply.statusCode, body: reply.json() }
}
const day = (on: string, kind: 'holiday' | 'off' | 'working', more: object = {}) => ({
  ...{ id: newId(), on, kind, name: 'Nghỉ hoán đổi', reason: 'Thông báo 6150/TB-BNV' },
  ...more,
})
const set = (payload: object, name = 'admin', actId = newId()) => call(name, 'POST', '/api/calendar-days', payload, actId)
const yearOf = async (year: number) => (await call('clerkB', 'GET', `/api/calendar?year=${year}`)).body

describe('refused, and nothing changes', () => {
  test.each([
    ['an officer', 'officer'],
    ['the leader of the province', 'leader'],
    ["a commune's administrator", 'communeAdmin'],
  ])('%s sets no day of the installation', async (_who, name) => {
    expect(await set(day('2027-02-05', 'off'), name)).toMatchObject({ status: 403, body: { code: 'calendar.not_permitted' } })
    expect((await call(name, 'GET', '/api/calendar?year=2027')).body.can.edit).toBe('calendar.not_permitted')
  })

  test.each([
    ['a Saturday is off already', '2027-03-06', 'off', 'calendar_day.already_off'],
    ['Tết is off already', '2027-02-06', 'holiday', 'calendar_day.already_off'],
    ['the day that makes up for a holiday is off already', '2027-02-10', 'off', 'calendar_day.already_off'],
    ['a Tuesday is worked already', '2027-03-09', 'working', 'calendar_day.already_working'],
  ] as const)('%s', async (_what, on, kind, code) => {
    expect(await set(day(on, kind))).toMatchObject({ status: 422, body: { code } })
  })

  test.each([
    ['no reason', { reason: '  ' }],
    ['no day', { on: '2027-02-30' }],
    ['a year that is not computed', { on: '1999-02-05' }],
  ])('%s', async (_what, more) => {
    expect(await set(day('2027-03-09', 'off', more))).toMatchObject({ status: 400 })
  })

  test('a day stands once, an id too; two who set it at once set one', async () => {
    const first = day('2027-03-10', 'off')
    expect((await set(first)).status).toBe(200)
    expect(await set(day('2027-03-10', 'working'))).toMatchObject({ status: 409, body: { code: 'calendar_day.taken' } })
    expect(await set({ ...day('2027-03-11', 'off'), id: first.id })).toMatchObject({ status: 409, body: { code: 'act.id_used' } })
    const both = await Promise.all([set(day('2027-03-12', 'off')), set(day('2027-03-12', 'holiday'))])
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
  })

  test('what is not there, or was taken back, is not taken back', async () => {
    const remove = (id: string, name = 'admin') => call(name, 'POST', `/api/calendar-days/${id}/removal`, { reason: 'Nhập nhầm' })
    expect(await remove(newId())).toMatchObject({ status: 404, body: { code: 'calendar_day.not_found' } })
    const one = day('2027-04-05', 'off')
    await set(one)
    expect((await remove(one.id, 'clerk')).body).toMatchObject({ code: 'calendar.not_permitted' })
    expect((await remove(one.id)).status).toBe(200)
    expect(await remove(one.id)).toMatchObject({ status: 409, body: { code: 'calendar_day.removed' } })
    expect((await set(day('2027-04-05', 'holiday'))).status).toBe(200)
  })
})

test('a year lists the holidays of the law and what the office set, each with where it comes from', async () => {
  const made = day('2026-08-31', 'off', { name: 'Nghỉ hoán đổi dịp 2/9' })
  const actId = newId()
  const reply = await set(made, 'admin', actId)
  await set(day('2026-08-22', 'working', { name: 'Làm bù' }))
  expect(await set(made, 'admin', actId)).toMatchObject({ status: 200 })
  const { days } = await yearOf(2026)
  expect(reply.body.days).toContainEqual({
    ...{ on: '2026-08-31', worked: false, holiday: null },
    set: { id: made.id, kind: 'off', name: 'Nghỉ hoán đổi dịp 2/9', reason: 'Thông báo 6150/TB-BNV', byName: 'Quản Thị Trị' },
  })
  expect(days.map((one: { on: string }) => one.on)).toEqual([
    ...['2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-04-26', '2026-04-27', '2026-04-30', '2026-05-01'],
    ...['2026-08-22', '2026-08-31', '2026-09-01', '2026-09-02'],
  ])
  const event = await app.db.selectFrom('event').selectAll().where('object_id', '=', made.id).execute()
  expect(event).toMatchObject([{ name: 'calendar_day.set', facts: { on: '2026-08-31', kind: 'off', law: null } }])
})

test('what the office set stands over the law, until it is taken back', async () => {
  const moved = day('2025-09-01', 'working', { name: 'Làm việc' })
  expect(isWorkingDay(await workingDays(app.db), '2025-09-01')).toBe(false)
  await set(moved)
  await set(day('2025-09-03', 'holiday', { name: 'Quốc khánh' }))
  expect(isWorkingDay(await workingDays(app.db), '2025-09-01')).toBe(true)
  expect(nextWorkingDay(await workingDays(app.db), '2025-09-02')).toBe('2025-09-04')
  expect((await yearOf(2025)).days).toContainEqual(
    expect.objectContaining({ on: '2025-09-01', worked: true, holiday: 'national_neighbour', set: expect.objectContaining({ kind: 'working' }) }),
  )
  await call('admin', 'POST', `/api/calendar-days/${moved.id}/removal`, { reason: 'Nhập nhầm' })
  expect(isWorkingDay(await workingDays(app.db), '2025-09-01')).toBe(false)
})
