import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../server/modules/organisation/demo-secrets.ts'
import { demoPin, expandScopes, isDemo, leadersOf, unitsWithClerk } from '../../server/modules/organisation/public.ts'
import { startTestApp, type TestApp } from '../../server/testing/test-app.ts'
import { countRows } from '../../server/testing/test-db.ts'
import { demoPlan } from './demo-plan.ts'
import { loadDemo } from './load-demo.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await loadDemo(app)
})
afterAll(() => app.close())

test('the demo is the province with its 85 xã, 14 phường and 3 đặc khu', async () => {
  const rows = await app.db
    .selectFrom('unit')
    .select(['kind', 'commune_type', (select) => select.fn.countAll<string>().as('n')])
    .groupBy(['kind', 'commune_type'])
    .execute()
  expect(Object.fromEntries(rows.map((row) => [row.commune_type ?? row.kind, Number(row.n)]))).toEqual({
    ...{ xa: 85, phuong: 14, dac_khu: 3, central: 1, province: 1, department: 9, organisation: 2, residential_area: 5 },
  })
})

test('every name is composed (NFC) and spelt one way', async () => {
  const units = await app.db.selectFrom('unit').select(['name', 'short_name', 'place_name']).execute()
  const people = await app.db.selectFrom('person').select('full_name').execute()
  const issuers = await app.db.selectFrom('issuer').select(['parent_line', 'name']).execute()
  const texts = [...units, ...people, ...issuers].flatMap((row) => Object.values(row))
  expect(texts.filter((text) => text !== text.normalize('NFC') || /Ủy ban|ỦY BAN|òa|óa/.test(text))).toEqual([])
})

test('people are the same at every installation, their names and user names unique', async () => {
  const [one, other] = [demoPlan(), demoPlan()]
  expect(one).toEqual(other)
  expect(new Set(one.people.map((person) => person.username)).size).toBe(one.people.length)
  expect(new Set(one.people.map((person) => person.fullName)).size).toBe(one.people.length)
  expect(one.people.map((person) => person.username)).toEqual(
    expect.arrayContaining(['vanthu.tinh', 'chutich.tinh', 'phochutich.tinh', 'quantri', 'chuyenvien.danchu', 'vanthu.rachgia']),
  )
})

test('the province reaches all 102, each has a clerk; the central committee has no accounts', async () => {
  const province = await app.db.selectFrom('unit').select('id').where('kind', '=', 'province').executeTakeFirstOrThrow()
  const { units } = await expandScopes(app.db, province.id, [{ scope: { kind: 'all_communes' }, purpose: 'action' }])
  expect(units).toHaveLength(102)
  const ids = units.map((unit) => unit.unitId)
  const commune = await app.db.selectFrom('unit').select('id').where('short_name', '=', 'Rạch Giá').executeTakeFirstOrThrow()
  const below = await expandScopes(app.db, commune.id, [{ scope: { kind: 'all_residential_areas' }, purpose: 'action' }])
  expect(below.units).toHaveLength(3)
  expect((await unitsWithClerk(app.db, ids)).size).toBe(102)
  const central = await app.db.selectFrom('unit').select('id').where('kind', '=', 'central').executeTakeFirstOrThrow()
  expect((await unitsWithClerk(app.db, [central.id])).size).toBe(0)
  expect((await leadersOf(app.db, province.id)).map((holder) => holder.office)).toEqual(['Chủ tịch', 'Phó Chủ tịch'])
})

test('each issuer has a seal and a sequence for each of the 29 types, copies share one', async () => {
  expect(await countRows(app.db, 'issuer')).toBe(105)
  expect(await countRows(app.db, 'seal')).toBe(105)
  expect(await countRows(app.db, 'sequence')).toBe(105 * 30)
})

test('the shared password signs in, the PIN has six digits, and nothing of either stands in the database', async () => {
  const password = await demoPassword(app.config.dataDir)
  const reply = await app.server.inject({ method: 'POST', url: '/api/session', payload: { username: 'vanthu.rachgia', password } })
  expect(reply.json()).toMatchObject({ unitName: 'Uỷ ban MTTQ Việt Nam phường Rạch Giá', title: 'Văn thư', installation: 'demo' })
  expect(await demoPin(app)).toMatch(/^\d{6}$/)
  expect(await demoPin(app)).toBe(await demoPin(app))
  expect(await isDemo(app.db)).toBe(true)
})

test('a second load changes nothing', async () => {
  const before = await countRows(app.db, 'party')
  expect(await loadDemo(app)).toBe(false)
  expect(await countRows(app.db, 'party')).toBe(before)
})
