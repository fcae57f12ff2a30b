import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { sealDocument } from './seal-document.ts'
import { type PaperOffice, paperOffice, signed } from './testing/paper-office.ts'
import { voidDocument } from './void-document.ts'

let app: TestApp
let office: PaperOffice
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
})
afterAll(() => app.close())
const leaderAppointment = () => office.seeded.people.leader?.appointmentId ?? ''

test('the page behind the code shows number, date and issuer in two languages, without script, and says when it is voided or signed with a test certificate', async () => {
  const id = await signed(office)
  const { code } = await sealDocument(await office.as('clerk'), id, { pin: office.pin, signingId: newId() })
  const link = await app.db.selectFrom('verify_link').select('id').where('object_id', '=', id).executeTakeFirstOrThrow()
  const page = (lang = 'vi') => app.server.inject({ method: 'GET', url: `/v/${link.id}?lang=${lang}` })
  const shown = await page()
  expect(shown.body).toContain(code)
  expect(shown.body).toContain('25/11/2026')
  expect(shown.body).toContain('không có giá trị pháp lý')
  expect((await page('en')).body).toContain('have no legal force')
  expect((await page('xx')).body).toContain('<html lang="vi">')
  for (const hidden of ['<script', 'Kế hoạch thử', 'Lê Thị Mẫu', 'Chuyên Văn Viên', id]) expect(shown.body).not.toContain(hidden)
  expect(shown.headers['content-security-policy']).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'",
  )
  const faces = [...shown.body.matchAll(/url\(([^)]*)\)/g)].map(([, url = '']) => url)
  expect(faces).toHaveLength(4)
  for (const url of faces) {
    const face = await app.server.inject({ method: 'GET', url })
    expect(face.headers).toMatchObject({ 'content-type': 'font/woff2', 'cache-control': 'public, max-age=2592000' })
    expect(face.rawPayload.subarray(0, 4).toString()).toBe('wOF2')
  }
  expect((await app.server.inject({ method: 'GET', url: '/v/fonts/..%2Fpackage' })).statusCode).toBe(400)
  await voidDocument(await office.as('clerk'), id, { reason: 'Sai thể thức', decidedByAppointmentId: leaderAppointment() })
  expect((await page()).body).toContain('<h1>Văn bản đã huỷ</h1>')
  await app.db.updateTable('document').set({ state: 'issued', recalled_at: app.clock.now() }).where('id', '=', id).execute()
  const recalled = (await page()).body
  expect(recalled).toContain('<h1>Văn bản đã thu hồi</h1>')
  expect(recalled).not.toContain('Văn bản đã phát hành')
  for (const unknown of ['x', "' or 1=1", '%00', newId(), '00000000-0000-4000-8000-000000000000']) {
    expect((await app.server.inject({ method: 'GET', url: `/v/${encodeURIComponent(unknown)}` })).statusCode).toBe(404)
  }
  const open = await signed(office)
  expect(await app.db.selectFrom('verify_link').select('id').where('object_id', '=', open).execute()).toEqual([])
})
