import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { type Seeded, seed } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { currentAppointment, expandScopes, findScopes, leadersOf, nameScopes, paperHead, peopleOf, type Recipient, unitsWithClerk } from './public.ts'

let app: TestApp
let seeded: Seeded<string, string>
const unit = (key: string) => seeded.units[key] ?? ''
const toUnit = (key: string, purpose: 'action' | 'information' = 'action'): Recipient => ({ scope: { kind: 'unit', unitId: unit(key) }, purpose })
const toAll = (kind: 'all_communes' | 'all_wards' | 'all_rural_communes' | 'all_special_zones' | 'all_departments' | 'all_organisations'): Recipient => ({
  scope: { kind },
  purpose: 'action',
})
const keysOf = (ids: readonly string[]) => ids.map((id) => Object.entries(seeded.units).find(([, value]) => value === id)?.[0] ?? id).sort()
const reach = async (from: string, recipients: readonly Recipient[]) =>
  keysOf((await expandScopes(app.db, unit(from), recipients)).units.map((one) => one.unitId))

beforeAll(async () => {
  app = await startTestApp()
  seeded = await seed(app, {
    units: {
      central: { kind: 'central', name: 'Uỷ ban Trung ương MTTQ Việt Nam', shortName: 'Trung ương' },
      an: { kind: 'province', name: 'Uỷ ban MTTQ Việt Nam tỉnh An', shortName: 'An', parent: 'central' },
      anOffice: { kind: 'department', name: 'Văn phòng', parent: 'an' },
      anPeople: { kind: 'department', name: 'Ban Dân chủ', parent: 'an' },
      women: { kind: 'organisation', name: 'Hội Liên hiệp Phụ nữ tỉnh An', shortName: 'Hội Phụ nữ', parent: 'an' },
      youth: { kind: 'organisation', name: 'Tỉnh Đoàn An', shortName: 'Tỉnh Đoàn', parent: 'an' },
      rachGia: { kind: 'commune', communeType: 'phuong', name: 'Uỷ ban MTTQ Việt Nam phường Rạch Giá', shortName: 'Rạch Giá', parent: 'an' },
      hoaHung: { kind: 'commune', communeType: 'xa', name: 'Uỷ ban MTTQ Việt Nam xã Hoà Hưng', shortName: 'Hoà Hưng', parent: 'an' },
      myHoaHung: { kind: 'commune', communeType: 'xa', name: 'Uỷ ban MTTQ Việt Nam xã Mỹ Hoà Hưng', shortName: 'Mỹ Hoà Hưng', parent: 'an' },
      thoChau: { kind: 'commune', communeType: 'dac_khu', name: 'Uỷ ban MTTQ Việt Nam đặc khu Thổ Châu', shortName: 'Thổ Châu', parent: 'an' },
      area: { kind: 'residential_area', name: 'Ban Công tác Mặt trận khu phố 5', shortName: 'Khu phố 5', parent: 'rachGia' },
      binh: { kind: 'province', name: 'Uỷ ban MTTQ Việt Nam tỉnh Bình', shortName: 'Bình', parent: 'central' },
      binhXa: { kind: 'commune', communeType: 'xa', name: 'Uỷ ban MTTQ Việt Nam xã Xa', shortName: 'Xa', parent: 'binh' },
    },
    people: {
      clerk: { name: 'Văn Thư', unit: 'anOffice', office: 'Văn thư', role: 'clerk', over: 'an' },
      deputy: { name: 'Phó Một', unit: 'an', office: 'Phó Chủ tịch', role: 'leader', blockLines: ['TM. BAN THƯỜNG TRỰC', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] },
      chair: { name: 'Chủ Tịch', unit: 'an', office: 'Chủ tịch', role: 'leader', blockLines: ['TM. BAN THƯỜNG TRỰC', 'CHỦ TỊCH'] },
      clerkR: { name: 'Thư Rạch', unit: 'rachGia', office: 'Văn thư', role: 'clerk' },
      clerkH: { name: 'Thư Hoà', unit: 'hoaHung', office: 'Văn thư', role: 'clerk' },
    },
  })
})
afterAll(() => app.close())

test('a unit prints over its name what its issuer says, without an issuer the unit above', async () => {
  expect(await paperHead(app.db, unit('rachGia'))).toEqual({ above: 'Uỷ ban MTTQ Việt Nam tỉnh An', name: 'Uỷ ban MTTQ Việt Nam phường Rạch Giá' })
  const parent_line = 'MẶT TRẬN TỔ QUỐC VIỆT NAM / UỶ BAN MTTQ VIỆT NAM PHƯỜNG RẠCH GIÁ'
  const issuer = { id: newId(), unit_id: unit('rachGia'), parent_line, name: 'Ban Thường trực', place_name: 'Rạch Giá', notation_suffix: 'MTTQ-BTT' }
  await app.db.insertInto('issuer').values(issuer).execute()
  expect(await paperHead(app.db, unit('rachGia'))).toMatchObject({ above: 'MẶT TRẬN TỔ QUỐC VIỆT NAM' })
})

describe('scopes', () => {
  test('reach the communes of one’s own province, by type', async () => {
    expect(await reach('an', [toAll('all_communes')])).toEqual(['hoaHung', 'myHoaHung', 'rachGia', 'thoChau'])
    expect(await reach('an', [toAll('all_wards')])).toEqual(['rachGia'])
    expect(await reach('an', [toAll('all_rural_communes')])).toEqual(['hoaHung', 'myHoaHung'])
    expect(await reach('an', [toAll('all_special_zones')])).toEqual(['thoChau'])
    expect(await reach('an', [toAll('all_departments'), toAll('all_organisations')])).toEqual(['anOffice', 'anPeople', 'women', 'youth'])
  })

  test('reach every commune of the country from the central committee', async () => {
    expect(await reach('central', [toAll('all_communes')])).toEqual(['binhXa', 'hoaHung', 'myHoaHung', 'rachGia', 'thoChau'])
  })

  test('never reach the sender, and work up and across from a commune or an organisation', async () => {
    expect(await reach('rachGia', [toAll('all_communes'), toUnit('an'), toUnit('central')])).toEqual(['an', 'central', 'hoaHung', 'myHoaHung', 'thoChau'])
    expect(await reach('women', [toAll('all_organisations'), toUnit('women'), toUnit('an')])).toEqual(['an', 'youth'])
    expect(await reach('anOffice', [toUnit('an'), toAll('all_departments')])).toEqual(['anPeople'])
  })

  test('count each unit once, say what repeats, and let action win over information', async () => {
    const { units, scopes } = await expandScopes(app.db, unit('an'), [
      toUnit('rachGia', 'information'),
      toAll('all_communes'),
      toUnit('hoaHung', 'information'),
    ])
    expect(units).toHaveLength(4)
    expect(new Set(units.map((one) => one.purpose))).toEqual(new Set(['action']))
    expect(scopes.map(({ count, repeated }) => [count, repeated])).toEqual([
      [1, 0],
      [4, 1],
      [1, 1],
    ])
  })

  test('refuse a unit out of reach and an unknown sender', async () => {
    await expect(expandScopes(app.db, unit('an'), [toUnit('binhXa')])).rejects.toMatchObject({
      code: 'recipient.unknown',
      details: { unitIds: [unit('binhXa')] },
    })
    await expect(expandScopes(app.db, unit('an'), [{ scope: { kind: 'unit', unitId: newId() }, purpose: 'action' }])).rejects.toMatchObject({
      code: 'recipient.unknown',
    })
    await expect(expandScopes(app.db, newId(), [])).rejects.toMatchObject({ code: 'unit.not_found' })
  })

  test('leave closed units out', async () => {
    await app.db.updateTable('unit').set({ closed_on: '2026-01-01', opened_on: '2025-07-01' }).where('id', '=', unit('thoChau')).execute()
    expect(await reach('an', [toAll('all_communes'), toUnit('thoChau')])).toEqual(['hoaHung', 'myHoaHung', 'rachGia'])
    await app.db.updateTable('unit').set({ closed_on: null }).where('id', '=', unit('thoChau')).execute()
  })

  test('have names', async () => {
    expect(await nameScopes(app.db, [{ kind: 'all_communes' }, { kind: 'unit', unitId: unit('rachGia') }])).toEqual([
      'Tất cả xã, phường, đặc khu',
      'Phường Rạch Giá',
    ])
  })
})

describe('the search box', () => {
  const find = async (q: string, from = 'an') => (await findScopes(app.db, unit(from), q)).map((found) => [found.name, found.count])
  test('finds without diacritics, whole names before names that contain them', async () => {
    expect(await find('rach gia')).toEqual([['Phường Rạch Giá', 1]])
    expect(await find('hoa hung')).toEqual([
      ['Xã Hoà Hưng', 1],
      ['Xã Mỹ Hoà Hưng', 1],
    ])
    expect(await find('Hòa Hưng')).toEqual(await find('hoà hưng'.normalize('NFD')))
    expect(await find('xa 100%')).toEqual([])
  })
  test('offers groups with their counts, all of them before anything is typed', async () => {
    expect(await find('tat ca phuong')).toEqual([
      ['Tất cả xã, phường, đặc khu', 4],
      ['Tất cả phường', 1],
    ])
    expect((await find('')).length).toBe(6)
  })
  test('offers first what is below the sender', async () => {
    expect((await find('')).at(0)).toEqual(['Tất cả xã, phường, đặc khu', 4])
    expect((await find('', 'rachGia')).slice(0, 2)).toEqual([
      ['Tất cả Ban Công tác Mặt trận khu dân cư', 1],
      ['Tất cả xã, phường, đặc khu', 3],
    ])
  })
  test('offers superiors and siblings, never oneself nor another province', async () => {
    expect(await find('trung uong', 'rachGia')).toEqual([['Uỷ ban Trung ương MTTQ Việt Nam', 1]])
    expect(await find('rach gia', 'rachGia')).toEqual([])
    expect(await find('xa xa', 'an')).not.toContainEqual(['Xã Xa', 1])
  })
})

describe('people in office', () => {
  test('leaders come the chair first', async () => {
    expect((await leadersOf(app.db, unit('an'))).map((holder) => holder.fullName)).toEqual(['Chủ Tịch', 'Phó Một'])
  })
  test('an office is its unit and its departments', async () => {
    expect((await peopleOf(app.db, unit('an'))).map((holder) => holder.fullName)).toEqual(['Chủ Tịch', 'Phó Một', 'Văn Thư'])
  })
  test('an appointment that is over is not current', async () => {
    const id = seeded.people.deputy?.appointmentId ?? ''
    expect(await currentAppointment(app.db, id)).toMatchObject({ fullName: 'Phó Một', roles: ['leader'], officeId: unit('an') })
    await app.db.updateTable('appointment').set({ to_on: '2026-01-01' }).where('id', '=', id).execute()
    expect(await currentAppointment(app.db, id)).toBeUndefined()
  })
  test('a unit has a clerk when one can sign in; departments are served by their office', async () => {
    const all = Object.values(seeded.units)
    expect(keysOf([...(await unitsWithClerk(app.db, all))])).toEqual(['an', 'anOffice', 'anPeople', 'hoaHung', 'rachGia'])
    await app.db.updateTable('account').set({ disabled_at: new Date() }).where('username', '=', 'clerkh').execute()
    await app.db.updateTable('account').set({ password_hash: null }).where('username', '=', 'clerkr').execute()
    expect(keysOf([...(await unitsWithClerk(app.db, all))])).toEqual(['an', 'anOffice', 'anPeople'])
  })
})
