import { afterAll, beforeAll, expect, test } from 'vitest'
import { content, drafted, type PaperOffice, paperOffice, signed, uploaded } from '../modules/documents/testing/paper-office.ts'
import { filesByIds } from '../modules/files/public.ts'
import { newId } from '../platform/ids.ts'
import { signedIn } from './seed.ts'
import { startTestApp, type TestApp } from './test-app.ts'

let app: TestApp
let office: PaperOffice
const cookies: Record<string, string> = {}
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
  for (const [name, { id }] of Object.entries(office.seeded.people)) cookies[name] = (await signedIn(app, id)).cookie
})
afterAll(() => app.close())

type Headers = Record<string, string>
async function call(who: string, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object | string, headers: Headers = {}) {
  const all = { cookie: cookies[who] ?? '', 'x-act-id': newId(), ...(payload && { 'content-type': 'application/json' }), ...headers }
  const reply = await app.server.inject({ method, url, headers: all, ...(payload && { payload }) })
  return { status: reply.statusCode, body: reply.headers['content-type']?.toString().includes('json') ? reply.json() : reply.body }
}
const sealed = async (options: Parameters<typeof signed>[1] = {}) => {
  const id = await signed(office, options)
  expect((await call('clerk', 'POST', `/api/documents/${id}/issue`, { pin: office.pin, signingId: newId() })).status).toBe(200)
  return id
}

test('an administrator does not appoint himself to an office', async () => {
  const appointment = { id: newId(), unitId: office.seeded.units.communeA, office: 'Văn thư', blockLines: [], roles: ['clerk'] }
  expect((await call('admin', 'POST', `/api/people/${office.seeded.people.admin?.id}/appointments`, appointment)).body).toMatchObject({
    status: 403,
    code: 'appointment.own',
  })
})

test('what was sent is not destroyed by naming its file in a secret draft', async () => {
  const used = await uploaded(office, { secrecy: 'MẬT' })
  await app.db.insertInto('file_use').values({ file_id: used, object_kind: 'document', object_id: newId(), role: 'attachment' }).execute()
  const body = { id: newId(), ...(await content(office, { fileId: used })) }
  expect((await call('officer', 'POST', '/api/documents', body)).body).toMatchObject({ code: 'document.secret' })
  expect((await filesByIds(app.db, [used])).has(used)).toBe(true)
})

test('a secret attachment is refused like a secret paper', async () => {
  const secret = await uploaded(office, { secrecy: 'TỐI MẬT' })
  const body = { id: newId(), ...(await content(office)), attachments: [{ fileId: secret, name: '../../bang\u202Efdp.hta' }] }
  expect((await call('officer', 'POST', '/api/documents', body)).body).toMatchObject({ code: 'document.secret' })
})

test('of sending and voiding at the same moment one wins', async () => {
  for (let round = 0; round < 4; round += 1) {
    const id = await sealed()
    const reason = { reason: 'Sai', decidedByAppointmentId: office.seeded.people.leader?.appointmentId }
    await Promise.all([
      call('clerk', 'POST', `/api/documents/${id}/dispatches`, { id: newId() }),
      call('clerk', 'POST', `/api/documents/${id}/voiding`, reason),
    ])
    const sends = await app.db.selectFrom('dispatch').select('id').where('document_id', '=', id).execute()
    const { state } = await app.db.selectFrom('document').select('state').where('id', '=', id).executeTakeFirstOrThrow()
    expect([state, sends.length]).toEqual(state === 'voided' ? ['voided', 0] : ['issued', 1])
  }
})

test.each(['+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '1999-01-01T00:00:00Z'])('a claimed time of %s is not believed', async (claimed) => {
  const id = await sealed()
  const dispatchId = newId()
  await call('clerk', 'POST', `/api/documents/${id}/dispatches`, { id: dispatchId }, { 'x-occurred-at': claimed })
  const copy = await app.db
    .selectFrom('delivery')
    .select('id')
    .where('dispatch_id', '=', dispatchId)
    .where('party_id', '=', office.seeded.units.communeA ?? '')
    .executeTakeFirstOrThrow()
  expect((await call('clerkA', 'POST', `/api/deliveries/${copy.id}/acceptance`, {}, { 'x-occurred-at': claimed })).status).toBe(200)
  const matrix = await call('clerk', 'GET', `/api/dispatches/${dispatchId}`)
  expect(matrix.status).toBe(200)
  expect(JSON.stringify(matrix.body)).not.toContain(claimed.slice(1, 7))
})

test('an act id that stands for something else is refused, whatever it names', async () => {
  const [one, other] = [await drafted(office), await signed(office)]
  const actId = newId()
  const update = { ...(await content(office)), subject: 'Kế hoạch sửa' }
  const { id: _id, ...body } = { id: '', ...update }
  expect(
    (await app.server.inject({ method: 'PATCH', url: `/api/documents/${one}`, headers: { cookie: cookies.officer ?? '', 'x-act-id': actId }, payload: body }))
      .statusCode,
  ).toBe(200)
  const again = await app.server.inject({
    method: 'PATCH',
    url: `/api/documents/${one}`,
    headers: { cookie: cookies.officer ?? '', 'x-act-id': actId },
    payload: { ...body, subject: 'Khác' },
  })
  expect(again.json()).toMatchObject({ code: 'act.id_used' })
  const seal = { pin: office.pin, signingId: newId() }
  const used = await app.db.selectFrom('act').select('id').where('use_case', '=', 'updateDocument').executeTakeFirstOrThrow()
  expect((await call('clerk', 'POST', `/api/documents/${other}/issue`, seal, { 'x-act-id': used.id })).body).toMatchObject({ code: 'act.id_used' })
})

test('what Postgres cannot hold is a wrong request, never a failure', async () => {
  const paper = { authorName: 'Bộ Nội vụ', code: '1/CV', documentOn: '0000-01-01', type: 'cong_van', subject: 'a\u0000b' }
  expect((await call('clerk', 'POST', '/api/incoming-documents', { id: newId(), unitId: office.unitId, cameBy: 'post', ...paper })).status).toBe(400)
  expect((await call('officer', 'GET', '/api/documents?q=%00')).status).toBe(400)
  const cursor = Buffer.from(`2026-01-01T00:00:00Z|${'-'.repeat(36)}`).toString('base64url')
  expect((await call('officer', 'GET', `/api/documents?cursor=${cursor}`)).status).toBe(400)
})

test('a subject with halves of characters and controls is cleaned, and its paper opens', async () => {
  const id = await drafted(office)
  const body = { id: newId(), ...(await content(office)), subject: `${'a'.repeat(119)}😀\ufffe\u0007 xong` }
  expect((await call('officer', 'POST', '/api/documents', body)).body).toMatchObject({ subject: `${'a'.repeat(119)}😀 xong` })
  expect((await call('officer', 'GET', `/files/documents/${body.id}/pdf`)).status).toBe(200)
  expect((await call('officer', 'GET', `/files/documents/${id}/pdf`)).status).toBe(200)
})

test('nobody makes the server parse a large body', async () => {
  const reply = await app.server.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'content-type': 'application/json' },
    payload: `${'['.repeat(2_000_000)}`,
  })
  expect(reply.statusCode).toBe(413)
})

test('what is found of a named document goes with the office of clerk, not with the person: at once, in search and in lists', async () => {
  const { people, units } = office.seeded as { people: Record<string, { id: string; appointmentId: string }>; units: Record<string, string> }
  const subject = 'Đơn tố cáo xyzzy'
  const id = await sealed({ access: 'named', subject })
  expect((await call('clerk', 'POST', `/api/documents/${id}/dispatches`, { id: newId() })).status).toBe(200)
  const finds = async (who: string) => ((await call(who, 'GET', '/api/search?q=xyzzy')).body.items as { kind: string }[]).map((item) => item.kind)
  const lists = async (who: string) => {
    const { items, counts } = (await call(who, 'GET', `/api/documents?q=xyzzy&unitId=${units.province}`)).body
    return [items.length, counts.all]
  }
  expect([await finds('clerk'), await lists('clerk')]).toEqual([['document'], [1, 1]])
  expect([await finds('clerkA'), await finds('officerA'), await finds('leaderA')]).toEqual([['delivery'], [], []])

  // The last day of the office counts: it ended yesterday.
  const end = (who: string) => call('admin', 'POST', `/api/appointments/${people[who]?.appointmentId}/end`, { on: '2026-11-24' })
  const makeClerk = (who: string, unitId = '') =>
    call('admin', 'PUT', `/api/appointments/${people[who]?.appointmentId}/grants`, { grants: [{ role: 'clerk', unitId }] })
  expect([(await end('clerkA')).status, (await makeClerk('officerA', units.communeA)).status]).toEqual([200, 200])
  expect([await finds('clerkA'), await finds('officerA'), await finds('leaderA')]).toEqual([[], ['delivery'], []])
  expect((await makeClerk('womenClerk', units.women)).status).toBe(200)
  expect([await finds('womenClerk'), await finds('admin')]).toEqual([[], []])

  const next = { id: newId(), unitId: units.office, office: 'Văn thư', fromOn: '2026-11-25', blockLines: [], roles: ['clerk'] }
  expect((await call('admin', 'POST', `/api/people/${people.leaderB?.id}/appointments`, next)).status).toBe(200)
  expect((await end('clerk')).status).toBe(200)
  expect([await finds('clerk'), await finds('leaderB')]).toEqual([[], ['document']])
  expect(await lists('leaderB')).toEqual([1, 1])
  expect((await call('clerk', 'GET', `/api/documents/${id}`)).status).toBe(404)
})
