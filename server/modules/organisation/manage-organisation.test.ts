import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { makeSealPng, makeSignaturePng } from '../../testing/papers/make-png.ts'
import { type Seeded, seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { countRows } from '../../testing/test-db.ts'
import { storeMade } from '../files/public.ts'

let app: TestApp
let seeded: Seeded<string, string>
const cookies: Record<string, string> = {}
const unit = (key: string) => seeded.units[key] ?? ''
const person = (key: string) => seeded.people[key]?.id ?? ''

async function call(who: string, method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, payload?: object, actId = newId()) {
  cookies[who] ??= (await signedIn(app, person(who))).cookie
  const reply = await app.server.inject({ method, url, headers: { cookie: cookies[who], 'x-act-id': actId }, ...(payload && { payload }) })
  return { status: reply.statusCode, body: reply.json() }
}
const newUnit = (over: object = {}) => ({
  ...{ id: newId(), parentId: unit('province'), kind: 'commune', communeType: 'xa', name: 'Uỷ ban MTTQ Việt Nam xã Mới', shortName: 'Mới', placeName: 'Mới' },
  ...{ hasRecordsOffice: true, code: null },
  ...over,
})
const newPerson = (unitId: string, roles: string[], over: object = {}) => ({
  ...{ id: newId(), fullName: 'Người Mới Đến', appointment: { id: newId(), unitId, office: 'Văn thư', blockLines: [], roles } },
  ...over,
})

beforeAll(async () => {
  app = await startTestApp()
  seeded = await seedProvince(app)
})
afterAll(() => app.close())

describe('units', () => {
  test('who administers nothing sees his own office and its departments, a stranger’s unit is not found', async () => {
    const names = async (who: string) => (await call(who, 'GET', '/api/units')).body.items.map((one: { shortName: string }) => one.shortName)
    expect(await names('clerkB')).toEqual(['Ô Lâm'])
    expect(await names('officer')).toEqual(['Ban Dân chủ', 'Văn phòng', 'Thử Nghiệm'])
    expect(await names('admin')).toHaveLength(7)
    expect((await call('clerkB', 'GET', `/api/units/${unit('communeA')}`)).body.code).toBe('unit.not_found')
  })

  test('are found without diacritics and page by page', async () => {
    expect((await call('admin', 'GET', '/api/units?q=rach%20gia')).body.items.map((one: { id: string }) => one.id)).toEqual([unit('communeA')])
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: { items: { id: string }[]; next: string | null } = (await call('admin', 'GET', `/api/units?limit=2${next && `&cursor=${next}`}`)).body
      seen.push(...page.items.map((one) => one.id))
      next = page.next
    }
    expect(new Set(seen).size).toBe(7)
    expect(seen).toHaveLength(7)
    expect((await call('admin', 'GET', '/api/units?cursor=xyz')).status).toBe(400)
  })

  test('are opened by an administrator of the unit above, once per act', async () => {
    const wanted = newUnit({ code: '99001' })
    const actId = newId()
    for (let n = 0; n < 2; n++) {
      expect((await call('admin', 'POST', '/api/units', wanted, actId)).body).toMatchObject({ id: wanted.id, code: '99001', can: { manage: true } })
    }
    expect((await call('admin', 'POST', '/api/units', newUnit({ code: '99001' }))).body.code).toBe('unit.code_taken')
    expect((await call('admin', 'POST', '/api/units', newUnit({ communeType: null }))).body.code).toBe('unit.commune_type_required')
    expect((await call('clerk', 'POST', '/api/units', newUnit())).body.code).toBe('unit.not_permitted')
    expect((await call('clerkA', 'POST', '/api/units', newUnit())).body.code).toBe('unit.not_found')
  })

  test('a department without a records office belongs to the office above', async () => {
    const wanted = newUnit({ kind: 'department', name: 'Ban Mới', hasRecordsOffice: false })
    await call('admin', 'POST', '/api/units', wanted)
    const row = await app.db.selectFrom('unit').selectAll().where('id', '=', wanted.id).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ office_id: unit('province'), ancestors: [unit('province'), wanted.id], commune_type: null })
  })

  test('a name is corrected, and the order of lists with it', async () => {
    const body = { shortName: 'Ban A', name: 'Ban A' }
    expect((await call('admin', 'PATCH', `/api/units/${unit('democracy')}`, body)).body).toMatchObject(body)
    expect((await call('leader', 'PATCH', `/api/units/${unit('democracy')}`, body)).body.code).toBe('unit.not_permitted')
  })
})

describe('closing a unit', () => {
  test('ends its appointments and issuers, and its successor reads on what it had', async () => {
    const before = await signedIn(app, person('clerkA'))
    const wanted = { on: '2026-11-01', successorIds: [unit('communeA')] }
    expect((await call('admin', 'POST', `/api/units/${unit('communeC')}/closure`, { ...wanted, successorIds: [unit('communeC')] })).body.code).toBe(
      'unit.successor_itself',
    )
    expect((await call('clerkA', 'POST', `/api/units/${unit('communeC')}/closure`, wanted)).status).toBe(404)
    expect((await call('admin', 'POST', `/api/units/${unit('communeC')}/closure`, wanted)).body).toMatchObject({ closedOn: '2026-11-01' })
    expect((await call('admin', 'POST', `/api/units/${unit('communeC')}/closure`, wanted)).body.code).toBe('unit.closed')
    const after = await signedIn(app, person('clerkA'))
    const numbers = await app.db.selectFrom('reader').select('no').where('unit_id', '=', unit('communeC')).execute()
    for (const { no } of numbers) {
      expect(before.actor.readers).not.toContain(no)
      expect(after.actor.readers).toContain(no)
    }
    expect((await call('admin', 'POST', '/api/people', newPerson(unit('communeC'), ['clerk']))).body.code).toBe('unit.closed')
  })

  test('hands on also what the unit had from those it followed itself', async () => {
    const openedOn = '2025-07-01'
    const [first, second] = [
      newUnit({ name: 'Uỷ ban MTTQ Việt Nam xã Một', shortName: 'Một', openedOn }),
      newUnit({ name: 'Uỷ ban MTTQ Việt Nam xã Hai', shortName: 'Hai', openedOn }),
    ]
    for (const one of [first, second]) await call('admin', 'POST', '/api/units', one)
    const close = (id: string, successorId: string) => call('admin', 'POST', `/api/units/${id}/closure`, { on: '2026-11-01', successorIds: [successorId] })
    expect([(await close(first.id, second.id)).status, (await close(second.id, unit('communeB'))).status]).toEqual([200, 200])
    const { actor } = await signedIn(app, person('clerkB'))
    for (const { no } of await app.db.selectFrom('reader').select('no').where('unit_id', 'in', [first.id, second.id]).execute())
      expect(actor.readers).toContain(no)
  })

  test('is refused for a unit with open ones below it, and nobody closes what his own rights hang on', async () => {
    const office = newUnit({ name: 'Uỷ ban MTTQ Việt Nam xã Cha', shortName: 'Cha' })
    await call('admin', 'POST', '/api/units', office)
    await call('admin', 'POST', '/api/units', newUnit({ parentId: office.id, kind: 'residential_area', name: 'Ấp Con' }))
    const closure = { on: '2099-01-01', successorIds: [] }
    expect((await call('admin', 'POST', `/api/units/${office.id}/closure`, closure)).body.code).toBe('unit.has_open_children')
    expect((await call('admin', 'POST', `/api/units/${unit('province')}/closure`, closure)).body.code).toBe('unit.not_permitted')
  })
})

describe('people', () => {
  test('come with an appointment, roles, a telephone and a one-time link, the same at a retry', async () => {
    const wanted = newPerson(unit('office'), ['clerk', 'officer'], { username: 'Van.Thu2', phone: '+84 912 345 678' })
    const actId = newId()
    const first = await call('admin', 'POST', '/api/people', wanted, actId)
    expect(first.body).toMatchObject({
      person: { username: 'van.thu2', accountState: 'enabled', credentialState: 'none', appointments: [{ unitId: unit('office'), office: 'Văn thư' }] },
      url: expect.stringContaining('/app/links/'),
    })
    // A clerk who sits in the Văn phòng holds the role over the province, an officer over the department.
    expect(first.body.person.appointments[0].grants.map((grant: { role: string; unitId: string }) => [grant.role, grant.unitId])).toEqual([
      ['clerk', unit('province')],
      ['officer', unit('office')],
    ])
    expect((await call('admin', 'POST', '/api/people', wanted, actId)).body).toEqual(first.body)
    expect((await call('admin', 'POST', '/api/people', newPerson(unit('office'), [], { username: 'van.thu2' }))).body.code).toBe('account.username_taken')
    expect((await call('admin', 'POST', '/api/people', newPerson(unit('office'), [], { username: 'văn thư' }))).status).toBe(400)
  })

  test('are shown to administrators alone', async () => {
    expect((await call('clerk', 'GET', '/api/people')).body.items).toEqual([])
    const found = await call('admin', 'GET', '/api/people?q=rach%20thu')
    expect(found.body.items.map((one: { fullName: string }) => one.fullName)).toEqual(['Rạch Văn Thư'])
    expect((await call('admin', 'GET', `/api/people?unitId=${unit('communeB')}`)).body.items).toHaveLength(2)
  })

  test('[VI.9.3.b] lose their roles the day after an appointment ends', async () => {
    const wanted = newPerson(unit('communeB'), ['officer'], { username: 'canbo.olam' })
    await call('admin', 'POST', '/api/people', wanted)
    await app.db.updateTable('appointment').set({ from_on: '2025-07-01' }).where('id', '=', wanted.appointment.id).execute()
    const end = (on: string) => call('admin', 'POST', `/api/appointments/${wanted.appointment.id}/end`, { on })
    expect((await signedIn(app, wanted.id)).actor.grants).toHaveLength(1)
    expect((await end('2024-01-01')).status).toBe(400)
    expect((await end('2026-01-01')).body.appointments[0].toOn).toBe('2026-01-01')
    expect((await end('2026-01-02')).body.code).toBe('appointment.ended')
    expect((await signedIn(app, wanted.id)).actor.grants).toEqual([])
  })

  test('nobody ends or widens his own appointment', async () => {
    const own = seeded.people.admin?.appointmentId ?? ''
    expect((await call('admin', 'POST', `/api/appointments/${own}/end`, { on: '2026-12-01' })).body.code).toBe('appointment.own')
    const grants = [{ role: 'leader', unitId: unit('province') }]
    expect((await call('admin', 'PUT', `/api/appointments/${own}/grants`, { grants })).body.code).toBe('appointment.own')
  })

  test('of the province can be given no role over a commune', async () => {
    const appointment = seeded.people.officer?.appointmentId ?? ''
    const set = (grants: object[]) => call('admin', 'PUT', `/api/appointments/${appointment}/grants`, { grants })
    for (const role of ['clerk', 'leader', 'officer']) expect((await set([{ role, unitId: unit('communeA') }])).body.code).toBe('person.not_permitted')
    const reply = await set([
      { role: 'officer', unitId: unit('democracy') },
      { role: 'clerk', unitId: unit('province') },
    ])
    expect(reply.body.appointments[0].grants).toHaveLength(2)
  })
})

describe('an administrator of a commune', () => {
  test('reaches that commune and nothing beside or above it', async () => {
    const wanted = newPerson(unit('communeA'), ['administrator'], { username: 'quantri.rachgia' })
    await call('admin', 'POST', '/api/people', wanted)
    cookies.communeAdmin = (await signedIn(app, wanted.id)).cookie
    const made = await call('communeAdmin', 'POST', '/api/people', newPerson(unit('communeA'), ['officer']))
    expect(made.status).toBe(200)
    expect((await call('communeAdmin', 'POST', '/api/people', newPerson(unit('communeB'), ['officer']))).body.code).toBe('unit.not_found')
    expect((await call('communeAdmin', 'GET', '/api/people')).body.items.map((one: { fullName: string }) => one.fullName)).not.toContain('Quản Thị Trị')
    expect((await call('communeAdmin', 'POST', `/api/people/${person('clerkB')}/password-resets`, {})).body.code).toBe('person.not_found')
  })

  test('does not open the account of somebody who also works elsewhere', async () => {
    await app.db
      .insertInto('appointment')
      .values({ person_id: person('leader'), unit_id: unit('communeA'), office: 'Uỷ viên', from_on: '2025-07-01' })
      .execute()
    expect((await call('communeAdmin', 'POST', `/api/people/${person('leader')}/password-resets`, {})).body.code).toBe('account.not_permitted')
    expect((await call('communeAdmin', 'PATCH', `/api/people/${person('leader')}`, { fullName: 'Khác' })).body.code).toBe('person.not_permitted')
    expect((await call('admin', 'POST', `/api/people/${person('leader')}/password-resets`, {})).status).toBe(200)
  })
})

describe('issuers and seals', () => {
  const issuer = (over: object = {}) => ({
    ...{ unitId: unit('province'), parentLine: 'MẶT TRẬN TỔ QUỐC VIỆT NAM', name: 'Ban Thường trực', placeName: 'Thử Nghiệm', notationSuffix: 'MTTQ-BTT' },
    ...{ headerStyle: 'state', sealId: null },
    ...over,
  })

  test('a new issuer gets its sequences at once; changing it makes no more', async () => {
    const id = newId()
    expect((await call('admin', 'PUT', `/api/issuers/${id}`, issuer())).body).toMatchObject({ id, can: { manage: true } })
    expect(await countRows(app.db, 'sequence')).toBe(30)
    expect((await call('admin', 'PUT', `/api/issuers/${id}`, issuer({ placeName: 'An Giang' }))).body.placeName).toBe('An Giang')
    expect(await countRows(app.db, 'sequence')).toBe(30)
    expect((await call('admin', 'PUT', `/api/issuers/${newId()}`, issuer())).body.code).toBe('issuer.name_taken')
    expect((await call('clerk', 'PUT', `/api/issuers/${id}`, issuer())).body.code).toBe('unit.not_permitted')
  })

  test('a seal takes a picture that lets the paper through, no other, and keeps its bytes in use', async () => {
    const [id, uploadedBy] = [newId(), person('admin')]
    const ctx = testCtx(app, (await signedIn(app, uploadedBy)).actor)
    const picture = async (bytes: Uint8Array, by: string | null) =>
      (await storeMade(ctx, { bytes, mediaType: 'image/png', name: 'dau.png', inspect: true, ...(by && { uploadedBy: by }) })).id
    const save = (imageFileId: string) => call('admin', 'PUT', `/api/seals/${id}`, { unitId: unit('women'), name: 'Con dấu', diameterMm: 36, imageFileId })
    expect((await save(await picture(makeSignaturePng({ transparent: false }), uploadedBy))).body.code).toBe('image.not_transparent_png')
    expect((await save(await picture(makeSealPng(), null))).body.code).toBe('file.not_found')
    const { seals } = (await call('admin', 'GET', `/api/issuers?unitId=${unit('women')}`)).body
    expect(seals.map((seal: { id: string }) => seal.id)).not.toContain(id)
    const fileId = await picture(makeSealPng(), uploadedBy)
    expect((await save(fileId)).body).toMatchObject({ id, hasImage: true })
    expect(await app.db.selectFrom('file_use').select(['object_id', 'role']).where('file_id', '=', fileId).execute()).toEqual([
      { object_id: id, role: 'seal_image' },
    ])
  })

  test('a seal serves issuers of its own office only, and lists the clerks who could keep its key', async () => {
    const id = newId()
    const saved = await call('admin', 'PUT', `/api/seals/${id}`, { unitId: unit('province'), name: 'Con dấu', diameterMm: 36 })
    expect(saved.body).toMatchObject({ id, hasImage: false, credential: null })
    expect(saved.body.clerks).toContainEqual({ personId: person('clerk'), fullName: 'Văn Thị Thư', admitted: false, hasKey: false })
    const foreign = issuer({ unitId: unit('communeA'), sealId: id })
    expect((await call('admin', 'PUT', `/api/issuers/${newId()}`, foreign)).body.code).toBe('seal.not_found')
    expect((await call('admin', 'PUT', `/api/issuers/${newId()}`, issuer({ name: 'Uỷ ban', sealId: id }))).body.sealId).toBe(id)
    expect((await call('clerk', 'GET', `/api/issuers?unitId=${unit('province')}`)).body).toMatchObject({
      issuers: [{ can: { manage: 'unit.not_permitted' } }, {}],
      seals: [{ id }],
    })
    expect((await call('clerkB', 'GET', `/api/issuers?unitId=${unit('province')}`)).body.code).toBe('unit.not_found')
  })
})

describe('readiness', () => {
  const becomes = (kind: 'office' | 'demo') => app.db.updateTable('installation').set({ kind }).execute()
  afterAll(() => becomes('demo'))

  test('says what each office of the subtree lacks, and lets itself be narrowed', async () => {
    await becomes('office')
    const all = (await call('admin', 'GET', '/api/readiness')).body
    const rows = new Map<string, Record<string, unknown>>(all.items.map((row: { unitId: string }) => [row.unitId, row]))
    expect(rows.get(unit('communeA'))).toMatchObject({ shortName: 'Rạch Giá', clerkAccounts: 1, leaderCertificates: 0, sealCertificate: false })
    expect(rows.has(unit('office'))).toBe(false)
    expect(rows.has(unit('communeC'))).toBe(false)
    expect(all).toMatchObject({ units: rows.size, ready: 0 })
    const lacking = (await call('admin', 'GET', '/api/readiness?lacking=clerk')).body
    expect(lacking.units).toBe(all.units)
    expect(lacking.items.every((row: { clerkAccounts: number }) => row.clerkAccounts === 0)).toBe(true)
    expect((await call('clerk', 'GET', '/api/readiness')).body.code).toBe('organisation.not_permitted')
  })

  test('in a demonstration, where keys are made at their first use, who never had one lacks none', async () => {
    await becomes('demo')
    const { items } = (await call('admin', 'GET', '/api/readiness')).body
    expect(items).toContainEqual(expect.objectContaining({ unitId: unit('communeA'), leaderCertificates: 1 }))
  })
})
