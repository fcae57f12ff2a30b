import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'

let app: TestApp
const cookies: Record<string, string> = {}
beforeAll(async () => {
  app = await startTestApp()
  const { people } = await seedProvince(app)
  for (const [name, { id }] of Object.entries(people)) cookies[name] = (await signedIn(app, id)).cookie
})
afterAll(() => app.close())

type Saved = { id: string; list: string; name: string; query: string; isDefault: boolean }
const call = async (who: string, method: 'GET' | 'PUT' | 'DELETE', id = '', payload?: object, actId = newId()) => {
  const url = `/api/saved-searches${id && `/${id}`}`
  const reply = await app.server.inject({ method, url, headers: { cookie: cookies[who] ?? '', 'x-act-id': actId }, ...(payload && { payload }) })
  return { status: reply.statusCode, body: reply.json() }
}
const content = (more: Partial<Saved> = {}) => ({ list: 'incoming', name: 'Quá hạn năm nay', query: 'loc=overdue&nam=2026', isDefault: false, ...more })
const listOf = async (who: string) => (await call(who, 'GET')).body.items as Saved[]

test('nobody else sees, changes or removes what a person saved', async () => {
  const id = newId()
  expect((await call('clerk', 'PUT', id, content())).status).toBe(200)
  for (const stranger of ['clerkA', 'leader', 'admin']) {
    expect(await listOf(stranger)).toEqual([])
    expect((await call(stranger, 'PUT', id, content({ name: 'Của tôi' }))).body).toMatchObject({ status: 404, code: 'saved_search.not_found' })
    expect((await call(stranger, 'DELETE', id)).body).toMatchObject({ status: 404, code: 'saved_search.not_found' })
  }
  expect(await listOf('clerk')).toEqual([{ id, ...content() }])
  const events = await app.db.selectFrom('event').select(['facts', 'tell']).where('object_id', '=', id).execute()
  expect(JSON.stringify(events)).not.toContain('Quá hạn')
})

test('[VI.6.5] filters are kept under a name, renamed, made the default and removed; the same act twice is one', async () => {
  const [one, other, inInbox] = [newId(), newId(), newId()]
  const actId = newId()
  const saved = await call('officer', 'PUT', one, content({ isDefault: true }), actId)
  expect(await call('officer', 'PUT', one, content({ isDefault: true }), actId)).toEqual(saved)
  await call('officer', 'PUT', other, content({ name: 'Chưa xong', query: 'loc=unfinished', isDefault: true }))
  await call('officer', 'PUT', inInbox, content({ list: 'inbox', query: 'muc=cua-toi', isDefault: true }))
  const defaults = async () => (await listOf('officer')).filter((item) => item.isDefault).map((item) => item.id)
  expect((await defaults()).sort()).toEqual([other, inInbox].sort())
  expect((await call('officer', 'PUT', other, content({ name: 'Đang làm', query: 'loc=unfinished', isDefault: false }))).body).toMatchObject({
    name: 'Đang làm',
  })
  expect(await defaults()).toEqual([inInbox])
  expect((await call('officer', 'DELETE', one)).status).toBe(200)
  expect((await call('officer', 'DELETE', one)).body).toMatchObject({ code: 'saved_search.not_found' })
  expect((await listOf('officer')).map((item) => item.name).sort()).toEqual(['Quá hạn năm nay', 'Đang làm'])
})

test('a name stands once in a list, whatever its diacritics; there are at most fifty', async () => {
  await call('leader', 'PUT', newId(), content({ name: 'Khẩn' }))
  expect((await call('leader', 'PUT', newId(), content({ name: 'khan' }))).body).toMatchObject({ status: 409, code: 'saved_search.name_taken' })
  expect((await call('leader', 'PUT', newId(), content({ name: 'Khẩn', list: 'outgoing' }))).status).toBe(200)
  for (let n = 2; n < 50; n++) expect((await call('leader', 'PUT', newId(), content({ name: `Bộ lọc ${n}` }))).status).toBe(200)
  expect((await call('leader', 'PUT', newId(), content({ name: 'Một nữa' }))).body).toMatchObject({ status: 422, code: 'saved_search.limit_reached' })
})

test('what is no list, or has no name, is refused', async () => {
  for (const wrong of [{ list: 'users' }, { name: ' ' }, { name: 'x'.repeat(81) }, { query: 'x'.repeat(1001) }])
    expect((await call('clerk', 'PUT', newId(), content(wrong))).status).toBe(400)
})
