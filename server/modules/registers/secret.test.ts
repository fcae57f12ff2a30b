import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { everyRow } from '../../testing/state-table.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { type Office, officeWithIssuer } from './testing/office-with-issuer.ts'

let app: TestApp
let office: Office
const cookies: Record<string, string> = {}
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await officeWithIssuer(app)
  for (const name of ['clerk', 'officer', 'leader', 'clerkA']) cookies[name] = (await signedIn(app, office.seeded.people[name]?.id ?? '')).cookie
})
afterAll(() => app.close())

const call = (name: string, method: 'GET' | 'POST', url: string, payload?: object, act = newId()) =>
  app.server.inject({ method, url, headers: { cookie: cookies[name] ?? '', 'x-act-id': act }, ...(payload && { payload }) })
const line = (over: object = {}) => ({ id: newId(), unitId: office.unitId, kind: 'outgoing', level: 'mat', n: 5, registeredOn: '2026-11-20', ...over })
const note = (body: object, name = 'clerk', act = newId()) => call(name, 'POST', '/api/secret-lines', body, act)
const cancel = (id: string, name = 'clerk', reason = 'Ghi nhầm độ mật') => call(name, 'POST', `/api/secret-lines/${id}/cancellation`, { reason })
const list = async (kind: string, name = 'clerk') => (await call(name, 'GET', `/api/registers/${kind}/secret-lines`)).json()
async function sheet(kind: string, query = '') {
  const book = await readXlsx((await call('clerk', 'GET', `/files/registers/${kind}${query}`)).rawPayload)
  return book.sheets[0]?.rows ?? []
}
function textOf(pdf: Buffer) {
  const path = join(mkdtempSync(join(tmpdir(), 'nhipcau-secret-')), 'book.pdf')
  writeFileSync(path, pdf)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', stdio: 'pipe' }).replace(/\s+/g, ' ')
}

describe('a note that a secret document stands in the book of secrets', () => {
  test.each(['officer', 'leader'])('is not entered by a %s', async (name) => {
    const before = await everyRow(app)
    expect((await note(line(), name)).json()).toMatchObject({ status: 403, code: 'register.not_permitted' })
    expect((await list('outgoing', name)).can).toEqual({ record: 'register.not_permitted' })
    expect(await everyRow(app)).toEqual(before)
  })

  test('of another office does not exist for a stranger', async () => {
    expect((await note(line(), 'clerkA')).json()).toMatchObject({ status: 404, code: 'unit.not_found' })
    expect((await call('clerkA', 'GET', `/api/registers/outgoing/secret-lines?unitId=${office.unitId}`)).statusCode).toBe(404)
    expect((await cancel(newId())).json()).toMatchObject({ status: 404, code: 'secret_line.not_found' })
  })

  test.each([
    ['tomorrow', { registeredOn: '2026-11-26' }, 'book.day_in_future'],
    ['a level that the law does not have', { level: 'noi_bo' }, 'request.invalid'],
    ['no number', { n: 0 }, 'request.invalid'],
    ['a number with words', { n: 'số 5 về việc' }, 'request.invalid'],
  ])('is refused: %s', async (_what, over, code) => {
    expect((await note(line(over))).json()).toMatchObject({ code })
  })

  test('keeps no word of the document, whatever is sent along', async () => {
    const words = 'Danh sách cần giữ kín'
    const reply = await note(line({ n: 1, subject: words, authorName: words, fileId: newId() }))
    if (reply.statusCode !== 200) expect(reply.json()).toMatchObject({ code: 'request.invalid' })
    expect(JSON.stringify(await everyRow(app))).not.toContain(words)
  })

  test('takes no number of the open registers, and stands once for level, direction, number and year', async () => {
    const body = line()
    const act = newId()
    for (const _time of [1, 2]) expect((await note(body, 'clerk', act)).statusCode).toBe(200)
    expect((await note(line())).json()).toMatchObject({ code: 'secret_line.noted' })
    expect((await note({ ...body, n: 6 })).json()).toMatchObject({ code: 'act.id_used' })
    for (const other of [{ level: 'tuyet_mat' }, { kind: 'incoming' }, { registeredOn: '2025-12-31' }]) expect((await note(line(other))).statusCode).toBe(200)
    expect((await call('clerk', 'GET', '/api/registers/outgoing')).json()).toMatchObject({ total: 0, items: [] })
    expect((await call('clerk', 'GET', `/api/sequences?unitId=${office.unitId}`)).json()).toMatchObject({ nextArrival: 1 })
    expect((await list('incoming', 'officer')).items).toMatchObject([
      { level: 'mat', n: 5, registeredOn: '2026-11-20', cancelled: false, can: { cancel: 'register.not_permitted' } },
    ])
  })

  test('two clerks who note the same line at once: one stands', async () => {
    const replies = await Promise.all([note(line({ n: 40 })), note(line({ n: 40 }))])
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 422])
  })

  test('is cancelled by a line with the reason, never changed; then the number can be noted anew', async () => {
    const body = line({ level: 'toi_mat', n: 9 })
    await note(body)
    expect((await cancel(body.id, 'clerkA')).statusCode).toBe(404)
    expect((await cancel(body.id, 'officer')).json()).toMatchObject({ code: 'register.not_permitted' })
    expect((await cancel(body.id)).statusCode).toBe(200)
    expect((await cancel(body.id)).json()).toMatchObject({ code: 'secret_line.cancelled' })
    await expect(app.db.updateTable('secret_line').set({ n: 10 }).where('id', '=', body.id).execute()).rejects.toThrow()
    expect((await note(line({ level: 'toi_mat', n: 9, registeredOn: '2026-11-21' }))).statusCode).toBe(200)
    const nines = (await list('outgoing')).items.filter((one: { n: number }) => one.n === 9)
    expect(nines).toMatchObject([{ cancelled: false }, { cancelled: true, reason: 'Ghi nhầm độ mật', can: { cancel: 'secret_line.cancelled' } }])
  })
})

test('sheet and print of a register name secret documents under a heading of their own, cut by days', async () => {
  expect(await sheet('incoming')).toEqual([
    expect.arrayContaining(['Số đến']),
    expect.anything(),
    expect.arrayContaining(['Văn bản mật: đăng ký tại sổ riêng']),
    expect.arrayContaining(['Ngày đăng ký', 'Số tại sổ văn bản mật', 'Độ mật', 'Ghi chú']),
    expect.arrayContaining(['20/11/2026', 5, 'Mật']),
  ])
  expect(await sheet('incoming', '?from=2026-11-21')).toHaveLength(1)
  expect(await sheet('settlement')).toHaveLength(1)
  const text = textOf((await call('clerk', 'GET', '/files/registers/outgoing/pdf')).rawPayload)
  expect(text).toContain('Văn bản mật: đăng ký tại sổ riêng')
  expect(text).toContain('20/11/2026 9 Tối mật Vào sổ nhầm, đã huỷ: Ghi nhầm độ mật')
  expect(text).toContain('Tuyệt mật')
  expect(textOf((await call('clerk', 'GET', '/files/registers/settlement/pdf')).rawPayload)).not.toContain('Văn bản mật')
})
