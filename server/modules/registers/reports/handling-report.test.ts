import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { signedIn } from '../../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../../testing/test-app.ts'
import { type Name, officeAtWork } from '../../tasks/testing/given-work.ts'

let app: TestApp
let office: Awaited<ReturnType<typeof officeAtWork>>
const ids: Record<string, string> = {}
const period = 'from=2026-11-01&to=2026-11-30'
const lead = (person: Name, dueOn: string | null) => [{ person, dueOn }]

/** In time, late, running, overdue, recalled, nobody's, and one that only named people see. */
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-23T03:00:00Z' })
  office = await officeAtWork(app)
  const finish = (id: string) => office.call('officerA', 'POST', `/api/deliveries/${id}/finish`, { note: 'Đã xong' })
  for (const name of ['inTime', 'late', 'running', 'overdue', 'nobody']) ids[name] = await office.accepted()
  ids.named = await office.accepted({ access: 'named' })
  await office.assign(ids.inTime ?? '', lead('officerA', '2026-11-24'))
  await office.assign(ids.late ?? '', lead('officerA', '2026-11-23'))
  await office.assign(ids.running ?? '', lead('officerA', '2026-12-11'))
  await office.assign(ids.overdue ?? '', lead('clerkA', '2026-11-24'))
  await finish(ids.inTime ?? '')
  app.setNow('2026-11-25T03:00:00Z')
  await finish(ids.late ?? '')
})
afterAll(() => app.close())

const report = async (name: Name, kind: string, more = '') => office.call(name, 'GET', `/api/reports/${kind}?${period}${more}`)
async function raw(name: Name, url: string) {
  const { cookie } = await signedIn(app, office.sender.seeded.people[name].id)
  return app.server.inject({ method: 'GET', url, headers: { cookie } })
}

/** Figures of the sum by name. */
const under = (counted: { figures: string[]; total: number[] }) => Object.fromEntries(counted.figures.map((figure, at) => [figure, counted.total[at]]))

describe('refused', () => {
  test('the figures of another office, also of one below', async () => {
    const { communeA } = office.sender.seeded.units
    for (const name of ['clerkB', 'clerk', 'leader', 'admin'] as const) {
      for (const path of ['/api/reports/incoming', '/api/reports/incoming/lines', '/files/reports/incoming/xlsx', '/files/reports/outgoing/pdf'])
        expect((await raw(name, `${path}?${period}&unitId=${communeA}`)).statusCode).toBe(404)
    }
  })
  test.each([
    ['an end before its beginning', 'from=2026-11-30&to=2026-11-01'],
    ['more than five years', 'from=2020-01-01&to=2026-01-01'],
  ])('%s', async (_what, days) => {
    expect(await office.call('clerkA', 'GET', `/api/reports/incoming?${days}`)).toMatchObject({ status: 422, body: { code: 'report.period_wrong' } })
  })
  test('no days, no report of that kind', async () => {
    expect((await office.call('clerkA', 'GET', '/api/reports/incoming')).status).toBe(400)
    expect((await office.call('clerkA', 'GET', `/api/reports/both?${period}`)).status).toBe(400)
  })
})

test('[VI.10.2] [VI.1.11.a] what came in is counted by who leads it and how far it is, each copy once', async () => {
  const { body } = await report('clerkA', 'incoming', '&by=person')
  expect(body.figures).toEqual(['received', 'on_time', 'late', 'running', 'overdue', 'information', 'recalled'])
  expect(body.rows.map(({ name, counts }: { name: string; counts: number[] }) => [name, ...counts])).toEqual([
    ['Rạch Văn Cán', 3, 1, 1, 1, 0, 0, 0],
    ['Rạch Văn Thư', 1, 0, 0, 0, 1, 0, 0],
    ['', 2, 0, 0, 2, 0, 0, 0],
  ])
  expect(body.total).toEqual([6, 1, 1, 3, 1, 0, 0])
  const [received, ...others] = body.total
  expect(others.reduce((sum: number, one: number) => sum + one, 0)).toBe(received)
  const departments = (await report('clerkA', 'incoming')).body
  expect(departments.rows.map((row: { name: string }) => row.name)).toEqual(['Rạch Giá', ''])
  expect(departments.total).toEqual(body.total)
})

test('a period counts what was entered in it; a cancelled registration is none', async () => {
  expect((await office.call('clerkA', 'GET', '/api/reports/incoming?from=2026-10-01&to=2026-10-31')).body).toMatchObject({
    rows: [],
    total: [0, 0, 0, 0, 0, 0, 0],
  })
  const id = await office.accepted()
  const { register_entry_id } = await app.db.selectFrom('delivery').select('register_entry_id').where('id', '=', id).executeTakeFirstOrThrow()
  expect((await report('clerkA', 'incoming')).body.total[0]).toBe(7)
  await office.call('clerkA', 'POST', `/api/register-entries/${register_entry_id}/cancellation`, { reason: 'Vào sổ nhầm' })
  expect((await report('clerkA', 'incoming')).body.total[0]).toBe(6)
})

test('a figure opens to its lines, page by page; who may not see a named document sees its number alone', async () => {
  const lines = async (name: Name, more: string) => (await office.call(name, 'GET', `/api/reports/incoming/lines?${period}&by=person${more}`)).body
  const { officerA } = office.sender.seeded.people
  expect((await lines('clerkA', `&key=${officerA.id}&figure=late`)).items).toMatchObject([
    { deliveryId: ids.late, leadName: 'Rạch Văn Cán', dueOn: '2026-11-23', finishedOn: '2026-11-25', figure: 'late', state: '06' },
  ])
  expect((await lines('clerkA', '&figure=overdue')).items).toMatchObject([{ deliveryId: ids.overdue, dueOn: '2026-11-24' }])
  const first = await lines('clerkA', '&limit=4')
  const rest = await lines('clerkA', `&limit=4&cursor=${first.next}`)
  expect([...first.items, ...rest.items].map((one) => one.deliveryId).sort()).toEqual(Object.values(ids).sort())
  expect(rest.next).toBeNull()
  const hidden = (await lines('officerA', '&key=restricted')).items
  expect(hidden).toMatchObject([{ subject: null, deliveryId: null, partyName: '', leadName: '' }])
  expect((await report('officerA', 'incoming', '&by=person')).body.total).toEqual([6, 1, 1, 3, 1, 0, 0])
})

test('[VI.10.4] what went out is counted with its copies, by how far their receivers are', async () => {
  // Sent without a number of ours: the lines of the outgoing register stand for the documents.
  const sent = await app.db.selectFrom('document').select(['id', 'code', 'drafted_by']).where('unit_id', '=', office.sender.unitId).orderBy('code').execute()
  const registerId = newId()
  await app.db.insertInto('register').values({ id: registerId, unit_id: office.sender.unitId, kind: 'outgoing', year: 2026, last_n: sent.length }).execute()
  const { subject_text_id } = await app.db.selectFrom('register_entry').select('subject_text_id').limit(1).executeTakeFirstOrThrow()
  for (const [at, one] of sent.entries()) {
    const row = {
      register_id: registerId,
      n: at + 1,
      entered_on: '2026-11-23',
      subject_kind: 'document',
      subject_id: one.id,
      came_by: 'inside',
      notation: one.code,
    }
    await app.db
      .insertInto('register_entry')
      .values({
        ...{ ...row, document_type: 'ke_hoach', subject_text_id, author_name: 'Ban Thường trực', drafting_unit: at === 0 ? '' : 'Ban Dân chủ' },
        ...{ unit_id: office.sender.unitId, occurred_at: app.clock.now(), event_id: newId() },
      })
      .execute()
  }
  await app.db
    .updateTable('document')
    .set({ reply_due_on: '2026-11-24' })
    .where('id', '=', sent[0]?.id ?? '')
    .execute()
  const { body } = await report('clerk', 'outgoing')
  expect(body.figures).toEqual(['documents', 'copies', 'unaccepted', 'on_time', 'late', 'running', 'overdue', 'information', 'recalled', 'stopped'])
  expect(body.rows.map((row: { key: string }) => row.key)).toEqual(['Ban Dân chủ', 'none'])
  const [documents, copies, ...states] = body.total
  expect([documents, copies]).toEqual([sent.length, sent.length * 3])
  expect(states.reduce((sum: number, one: number) => sum + one, 0)).toBe(copies)
  expect(body.rows[1].counts).toEqual([1, 3, 0, 1, 0, 0, 2, 0, 0, 0])
  const { items } = (await office.call('clerk', 'GET', `/api/reports/outgoing/lines?${period}&figure=overdue`)).body
  expect(items.map((one: { partyName: string }) => one.partyName).sort()).toEqual(['Thổ Châu', 'Ô Lâm'])
  expect((await report('clerk', 'outgoing', '&by=person')).body.rows).toMatchObject([{ name: 'Chuyên Văn Viên' }])
  expect(under(body)).toMatchObject({ unaccepted: (sent.length - 1) * 2, recalled: 0, stopped: 0 })
})

test('the report is a sheet and a paper, with its sum', async () => {
  const sheet = await readXlsx((await raw('clerkA', `/files/reports/incoming/xlsx?${period}&by=person`)).rawPayload)
  expect(sheet.sheets[0]?.rows?.at(-1)).toEqual(['', 'Tổng cộng', 6, 1, 1, 3, 1, 0, 0])
  const pdf = await raw('clerkA', `/files/reports/incoming/pdf?${period}`)
  const path = join(app.dataDir, 'report.pdf')
  writeFileSync(path, pdf.rawPayload)
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', stdio: 'pipe' }).replace(/\s+/g, ' ')
  for (const words of ['BÁO CÁO TÌNH HÌNH GIẢI QUYẾT VĂN BẢN ĐẾN', 'từ ngày 01/11/2026 đến ngày 30/11/2026', 'Chưa phân công', 'Tổng cộng 6 1 1 3 1 0 0'])
    expect(text).toContain(words)
})

test('what was recalled is counted apart from what was refused or taken back', async () => {
  const { id } = await app.db.selectFrom('document').select('id').where('unit_id', '=', office.sender.unitId).orderBy('code', 'desc').executeTakeFirstOrThrow()
  const decidedByAppointmentId = office.sender.seeded.people.leader.appointmentId
  const recall = { id: newId(), reason: 'Ban hành nhầm', decidedByAppointmentId }
  expect((await office.call('clerk', 'POST', `/api/documents/${id}/recalls`, recall)).status).toBe(200)
  expect(under((await report('clerk', 'outgoing')).body)).toMatchObject({ recalled: 3, stopped: 0 })
})
