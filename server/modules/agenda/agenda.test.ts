import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'

// Poppler remarks on the typesetter's mark of a tagged PDF, which is allowed.
const quiet = { encoding: 'utf8' as const, stdio: 'pipe' as const }
let app: TestApp
let seeded: Awaited<ReturnType<typeof seedProvince>>
const cookies: Record<string, string> = {}
type Name = keyof (typeof seeded)['people'] & string
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  seeded = await seedProvince(app)
  for (const [name, { id }] of Object.entries(seeded.people)) cookies[name] = (await signedIn(app, id)).cookie
})
afterAll(() => app.close())

const inject = (name: Name, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, actId = newId()) =>
  app.server.inject({ method, url, headers: { cookie: cookies[name] ?? '', 'x-act-id': actId }, ...(payload && { payload }) })
const call = async (name: Name, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, actId?: string) => {
  const reply = await inject(name, method, url, payload, actId)
  return { status: reply.statusCode, body: reply.json() }
}
const entry = (more: object = {}) => ({
  ...{ unitId: seeded.units.province, revision: 0, on: '2026-11-26', part: 'morning', fromTime: '08:00', toTime: '10:00', busy: false },
  ...{ content: 'Họp giao ban', place: 'Phòng họp 1', others: '', note: '', leaderIds: [seeded.people.leader.id], attendIds: [], prepareIds: [] },
  ...more,
})
const save = (more: object = {}, name: Name = 'clerk', id = newId()) => call(name, 'PUT', `/api/agenda-entries/${id}`, entry(more))
async function added(more: object = {}, name: Name = 'clerk'): Promise<string> {
  const id = newId()
  const reply = await save(more, name, id)
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  return id
}
const weekOf = async (name: Name, day: string) => (await call(name, 'GET', `/api/agenda?unitId=${seeded.units.province}&day=${day}`)).body
const publish = (day: string, n: number, name: Name = 'clerk') =>
  call(name, 'POST', '/api/agenda-versions', { id: newId(), unitId: seeded.units.province, day, n })
const find = (week: { entries: { id: string }[] }, id: string) => week.entries.find((one) => one.id === id)

describe('refused, and nothing changes', () => {
  test('another office does not exist: not its week, its sheet, its entries', async () => {
    const id = await added({ on: '2027-01-05' })
    const { province } = seeded.units
    for (const name of ['clerkA', 'leaderB', 'womenClerk'] as const) {
      expect((await call(name, 'GET', `/api/agenda?unitId=${province}`)).status).toBe(404)
      expect((await inject(name, 'GET', `/files/agenda?unitId=${province}`)).statusCode).toBe(404)
      expect(await save({}, name)).toMatchObject({ status: 404, body: { code: 'unit.not_found' } })
      expect(await save({ unitId: seeded.units.communeA, revision: 1 }, name, id)).toMatchObject({ status: 404 })
      expect(await call(name, 'POST', `/api/agenda-entries/${id}/cancellation`, { reason: 'Thử' })).toMatchObject({ body: { code: 'agenda_entry.not_found' } })
      expect(await publish('2027-01-05', 1, name)).toMatchObject({ status: 404 })
    }
  })

  test('nobody above a commune enters anything in it', async () => {
    for (const name of ['clerk', 'leader', 'admin'] as const)
      expect(await save({ unitId: seeded.units.communeA, leaderIds: [seeded.people.leaderA.id] }, name)).toMatchObject({ status: 404 })
  })

  test('whoever does not keep it reads it and changes nothing', async () => {
    const id = await added({ on: '2027-01-05', part: 'afternoon', fromTime: null, toTime: null })
    for (const name of ['officer', 'admin'] as const) {
      expect(await save({}, name)).toMatchObject({ status: 403, body: { code: 'agenda.not_permitted' } })
      expect(await call(name, 'POST', `/api/agenda-entries/${id}/postponement`, { reason: 'Thử', to: null })).toMatchObject({ status: 403 })
      expect(await publish('2027-01-05', 1, name)).toMatchObject({ status: 403 })
      const keeper = { id: newId(), unitId: seeded.units.province, personId: seeded.people.officer.id }
      expect(await call(name, 'POST', '/api/agenda-keepers', keeper)).toMatchObject({ body: { code: 'agenda.keepers_not_permitted' } })
    }
  })

  test.each([
    ['an end before its beginning', { fromTime: '09:00', toTime: '08:00' }],
    ['an end without a beginning', { fromTime: null, toTime: '08:00' }],
    ['a beginning in another part of the day', { part: 'afternoon', fromTime: '08:00', toTime: null }],
  ])('%s', async (_what, more) => {
    expect(await save(more)).toMatchObject({ status: 422, body: { code: 'agenda_entry.time_wrong' } })
  })

  test.each([
    ['no leader', { leaderIds: [] }],
    ['an hour that is none', { fromTime: '25:00' }],
    ['a year without holidays', { on: '2300-01-01' }],
    ['no content', { content: '  ' }],
  ])('%s', async (_what, more) => {
    expect((await save(more)).status).toBe(400)
  })

  test('a week that is over; leaders and parties of other offices', async () => {
    expect(await save({ on: '2026-11-22' })).toMatchObject({ status: 422, body: { code: 'agenda.week_over' } })
    expect(await publish('2026-11-22', 1)).toMatchObject({ body: { code: 'agenda.week_over' } })
    expect(await save({ leaderIds: [seeded.people.leaderA.id] })).toMatchObject({ body: { code: 'agenda_entry.party_unknown' } })
    expect(await save({ leaderIds: [seeded.people.officer.id] })).toMatchObject({ body: { code: 'agenda_entry.party_unknown' } })
    expect(await save({ attendIds: [seeded.units.communeA] })).toMatchObject({ body: { code: 'agenda_entry.party_unknown' } })
  })

  test('two who change the same entry: the second is told; an ended one stays', async () => {
    const id = await added({ on: '2027-01-06' })
    expect((await save({ on: '2027-01-06', revision: 1, place: 'Hội trường' }, 'clerk', id)).status).toBe(200)
    expect(await save({ on: '2027-01-06', revision: 1, place: 'Phòng 2' }, 'leader', id)).toMatchObject({ status: 409, body: { code: 'agenda_entry.changed' } })
    expect(await save({ on: '2027-01-06' }, 'clerk', id)).toMatchObject({ status: 409, body: { code: 'act.id_used' } })
    expect((await call('clerk', 'POST', `/api/agenda-entries/${id}/cancellation`, { reason: 'Trùng lịch' })).status).toBe(200)
    expect(await save({ on: '2027-01-06', revision: 2 }, 'clerk', id)).toMatchObject({ body: { code: 'agenda_entry.ended' } })
    expect(await call('clerk', 'POST', `/api/agenda-entries/${id}/cancellation`, { reason: 'Lại' })).toMatchObject({ body: { code: 'agenda_entry.ended' } })
  })
})

describe('a leader in two places at once', () => {
  test('is asked about, and may be meant', async () => {
    await added({ on: '2026-12-01', fromTime: '08:00', toTime: '09:30' })
    const over = { on: '2026-12-01', fromTime: '09:00', toTime: null, content: 'Tiếp công dân' }
    const reply = await save(over)
    expect(reply).toMatchObject({
      ...{ status: 409 },
      body: { code: 'agenda_entry.overlaps', details: { overlaps: [{ fullName: 'Lê Thị Mẫu', fromTime: '08:00', toTime: '09:30', content: 'Họp giao ban' }] } },
    })
    expect((await save({ ...over, fromTime: '09:30' })).status).toBe(200)
    expect((await save({ ...over, despiteOverlap: true })).status).toBe(200)
    const shown = (await weekOf('clerk', '2026-12-01')).entries
    expect(shown.map((one: { overlaps: string[] }) => one.overlaps)).toEqual([['Lê Thị Mẫu'], ['Lê Thị Mẫu'], ['Lê Thị Mẫu']])
  })

  test('what takes the whole part of the day meets what has its hour in it', async () => {
    await added({ on: '2026-12-02', part: 'day', fromTime: null, toTime: null })
    expect(await save({ on: '2026-12-02', part: 'evening', fromTime: '19:00', toTime: null })).toMatchObject({ status: 409 })
    expect((await save({ on: '2026-12-03', part: 'evening', fromTime: '19:00', toTime: null })).status).toBe(200)
  })

  test('two clerks at once: one is told', async () => {
    const both = await Promise.all([save({ on: '2026-12-04' }), save({ on: '2026-12-04' }, 'leader')])
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
  })
})

test('a week is seen by the people of the office and its departments once it is published; what changes then is marked', async () => {
  const id = await added({ attendIds: [seeded.units.democracy, seeded.people.officer.id], prepareIds: [seeded.units.office] })
  const given = await added({ on: '2026-11-27', content: 'Bỏ trước khi công bố' })
  await call('clerk', 'POST', `/api/agenda-entries/${given}/cancellation`, { reason: 'Nhập nhầm' })
  expect(await weekOf('officer', '2026-11-26')).toMatchObject({ version: null, entries: [], can: { keep: 'agenda.not_permitted' } })
  expect((await inject('officer', 'GET', '/files/agenda?day=2026-11-26')).json()).toMatchObject({ code: 'agenda.not_published' })
  expect(await publish('2026-11-28', 2)).toMatchObject({ status: 409, body: { code: 'agenda.version_taken' } })
  const actId = newId()
  const body = { id: newId(), unitId: seeded.units.province, day: '2026-11-28', n: 1 }
  expect((await call('clerk', 'POST', '/api/agenda-versions', body, actId)).status).toBe(200)
  expect((await call('clerk', 'POST', '/api/agenda-versions', body, actId)).status).toBe(200)
  expect(await publish('2026-11-26', 2)).toMatchObject({ status: 422, body: { code: 'agenda.nothing_new' } })

  const first = await weekOf('officer', '2026-11-26')
  expect(first).toMatchObject({ from: '2026-11-23', to: '2026-11-29', version: { n: 1, byName: 'Văn Thị Thư' }, unpublished: 0 })
  expect(first.entries).toMatchObject([
    {
      ...{ id, change: null, state: 'planned', leaders: [{ fullName: 'Lê Thị Mẫu', office: 'Phó Chủ tịch' }] },
      ...{ attends: [{ name: 'Ban Dân chủ' }, { name: 'Chuyên Văn Viên' }], prepares: [{ name: 'Văn phòng' }] },
    },
  ])

  app.setNow('2026-11-25T04:00:00Z')
  const more = await added({ on: '2026-11-27', content: 'Tiếp xúc cử tri' })
  await save({ revision: 1, place: 'Hội trường' }, 'clerk', id)
  const off = await added({ on: '2026-11-27', part: 'afternoon', fromTime: '14:00', toTime: null })
  const to = { id: newId(), on: '2026-11-28', part: 'afternoon', fromTime: '15:00', toTime: null }
  const postponed = await call('clerk', 'POST', `/api/agenda-entries/${off}/postponement`, { reason: 'Lãnh đạo đi công tác', to })
  expect(postponed.status).toBe(200)
  const marked = await weekOf('officer', '2026-11-26')
  expect(marked.unpublished).toBe(4)
  expect(find(marked, id)).toMatchObject({ change: 'changed', place: 'Hội trường', revision: 2 })
  expect(find(marked, more)).toMatchObject({ change: 'added' })
  expect(find(marked, off)).toMatchObject({ state: 'postponed', reason: 'Lãnh đạo đi công tác', movedTo: { on: '2026-11-28', fromTime: '15:00' } })
  expect(find(marked, to.id)).toMatchObject({ content: 'Họp giao ban', leaders: [{ fullName: 'Lê Thị Mẫu' }], change: 'added' })
  expect((await publish('2026-11-26', 2, 'leader')).status).toBe(200)
  expect(await weekOf('officer', '2026-11-26')).toMatchObject({ version: { n: 2, byName: 'Lê Thị Mẫu' }, unpublished: 0 })
  const facts = await app.db.selectFrom('event').select(['name', 'facts']).where('name', '=', 'agenda.published').orderBy('seq').execute()
  expect(facts).toMatchObject([{ facts: { n: 1, entries: 1 } }, { facts: { n: 2, entries: 3, weekOn: '2026-11-23' } }])

  const pdf = await inject('officer', 'GET', '/files/agenda?day=2026-11-26')
  expect(pdf.headers['content-type']).toBe('application/pdf')
  const path = join(app.dataDir, 'agenda.pdf')
  writeFileSync(path, pdf.rawPayload)
  const text = execFileSync('pdftotext', ['-layout', path, '-'], quiet).replace(/\s+/g, ' ')
  for (const words of ['LỊCH CÔNG TÁC TUẦN', '(Từ ngày 23/11/2026 đến ngày 29/11/2026)', 'Công bố lần 2 lúc 11:00 ngày 25/11/2026', 'Thứ Năm', 'Thay đổi'])
    expect(text).toContain(words)
  expect(execFileSync('pdfinfo', [path], quiet)).toMatch(/Page size:\s+841.89 x 595.2/)
})

test('a private entry says to others only that the leader is busy', async () => {
  await added({ on: '2026-12-08', busy: true, content: 'Khám sức khoẻ', place: 'Bệnh viện', note: 'Riêng' })
  await publish('2026-12-08', 1)
  const [seen] = (await weekOf('officer', '2026-12-08')).entries
  expect(seen).toMatchObject({ busy: true, content: null, place: '', note: '', leaders: [{ fullName: 'Lê Thị Mẫu' }], fromTime: '08:00' })
  expect((await weekOf('leader', '2026-12-08')).entries).toMatchObject([{ content: 'Khám sức khoẻ' }])
  const { rawPayload } = await inject('officer', 'GET', '/files/agenda?day=2026-12-08')
  const path = join(app.dataDir, 'busy.pdf')
  writeFileSync(path, rawPayload)
  const text = execFileSync('pdftotext', [path, '-'], quiet)
  expect(text).toContain('Bận')
  expect(text).not.toContain('Bệnh viện')
  expect(await save({ on: '2026-12-08', content: 'Khác' })).toMatchObject({ status: 409, body: { details: { overlaps: [{ content: null }] } } })
})

test('whom the office lets keep it keeps it, until it ends or he works there no more', async () => {
  const personId = seeded.people.officer.id
  const keeper = { id: newId(), unitId: seeded.units.province, personId }
  expect(await call('clerk', 'POST', '/api/agenda-keepers', { ...keeper, personId: seeded.people.clerkA.id })).toMatchObject({
    body: { code: 'person.not_found' },
  })
  expect((await call('clerk', 'POST', '/api/agenda-keepers', keeper)).status).toBe(200)
  expect(await call('leader', 'POST', '/api/agenda-keepers', { ...keeper, id: newId() })).toMatchObject({ body: { code: 'agenda_keeper.exists' } })
  expect((await save({ on: '2026-12-15' }, 'officer')).status).toBe(200)
  expect((await weekOf('officer', '2026-12-15')).keepers).toMatchObject([{ personId, office: 'Chuyên viên' }])
  expect(await call('officer', 'POST', `/api/agenda-keepers/${keeper.id}/end`)).toMatchObject({ status: 403 })
  expect(await call('clerkA', 'POST', `/api/agenda-keepers/${keeper.id}/end`)).toMatchObject({ status: 404 })
  await app.db.updateTable('appointment').set({ to_on: '2026-11-24' }).where('person_id', '=', personId).execute()
  expect((await save({ on: '2026-12-16' }, 'officer')).status).toBe(404)
  await app.db.updateTable('appointment').set({ to_on: null }).where('person_id', '=', personId).execute()
  expect((await call('leader', 'POST', `/api/agenda-keepers/${keeper.id}/end`)).status).toBe(200)
  expect(await save({ on: '2026-12-16' }, 'officer')).toMatchObject({ status: 403 })
})

test('days off and who is away stand in the week', async () => {
  const body = { id: newId(), on: '2026-12-31', kind: 'off', name: 'Nghỉ hoán đổi', reason: 'Thông báo' }
  expect((await call('admin', 'POST', '/api/calendar-days', body)).status).toBe(200)
  await app.db
    .updateTable('appointment')
    .set({ block_lines: ['TUQ. CHỦ TỊCH'] })
    .where('id', '=', seeded.people.clerk.appointmentId)
    .execute()
  const delegation = {
    ...{ id: newId(), fromAppointmentId: seeded.people.leader.appointmentId, toAppointmentId: seeded.people.clerk.appointmentId },
    ...{ fromOn: '2026-12-29', toOn: '2027-01-08', scope: 'all', reason: 'Đi học', mandate: 'GUQ số 1' },
  }
  expect((await call('leader', 'POST', '/api/delegations', delegation)).status).toBe(200)
  const week = await weekOf('clerk', '2026-12-30')
  expect(week.days).toContainEqual({ on: '2026-12-31', worked: false, holiday: null, name: 'Nghỉ hoán đổi' })
  expect(week.days).toContainEqual({ on: '2027-01-01', worked: false, holiday: 'new_year', name: null })
  expect(week.away).toEqual([
    { personId: seeded.people.leader.id, fullName: 'Lê Thị Mẫu', toName: 'Văn Thị Thư', fromOn: '2026-12-29', toOn: '2027-01-08', scope: 'all' },
  ])
  expect((await weekOf('officer', '2026-12-30')).away).toEqual([])
})

describe('from an invitation', () => {
  const comeIn = async (type: string) => {
    const id = newId()
    const body = { id, unitId: seeded.units.province, cameBy: 'post', authorName: 'Sở Nội vụ', code: `${id.slice(-5)}/GM-SNV`, documentOn: '2026-11-24' }
    const reply = await call('clerk', 'POST', '/api/incoming-documents', { ...body, type, subject: 'Mời họp tổng kết' })
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
    return id
  }

  test('an entry is linked to its copy, only of an invitation, only of one that is seen', async () => {
    const [invitation, plan] = [await comeIn('giay_moi'), await comeIn('ke_hoach')]
    expect((await call('clerk', 'GET', `/api/deliveries/${invitation}/agenda`)).body).toEqual({ invitation: true, entries: [], can: { add: true } })
    expect((await call('officer', 'GET', `/api/deliveries/${invitation}/agenda`)).body.can).toEqual({ add: 'agenda.not_permitted' })
    expect((await call('clerkA', 'GET', `/api/deliveries/${invitation}/agenda`)).status).toBe(404)
    expect((await call('clerk', 'GET', `/api/deliveries/${plan}/agenda`)).body.invitation).toBe(false)
    const week = { on: '2027-02-23', content: 'Họp tổng kết' }
    expect(await save({ ...week, deliveryId: plan })).toMatchObject({ status: 422, body: { code: 'agenda_entry.not_invitation' } })
    expect(await save({ ...week, deliveryId: newId() })).toMatchObject({ status: 404, body: { code: 'delivery.not_found' } })
    const id = await added({ ...week, deliveryId: invitation })
    expect((await call('officer', 'GET', `/api/deliveries/${invitation}/agenda`)).body.entries).toMatchObject([{ id, on: '2027-02-23', state: 'planned' }])
    await publish('2027-02-23', 1)
    expect((await weekOf('officer', '2027-02-23')).entries).toMatchObject([{ delivery: { id: invitation } }])
  })
})

test('an entry leaves a published week only with a reason: it is postponed, not carried off', async () => {
  const id = await added({ on: '2027-03-02' })
  const kept = await added({ on: '2027-03-10' })
  expect((await save({ on: '2027-03-17', revision: 1 }, 'clerk', kept)).status).toBe(200)
  expect((await publish('2027-03-02', 1)).status).toBe(200)
  expect(await save({ on: '2027-03-09', revision: 1 }, 'clerk', id)).toMatchObject({ status: 422, body: { code: 'agenda_entry.week_published' } })
  expect((await save({ on: '2027-03-03', revision: 1 }, 'clerk', id)).status).toBe(200)
  expect(find(await weekOf('officer', '2027-03-02'), id)).toMatchObject({ on: '2027-03-03' })
})
