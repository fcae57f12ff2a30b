import { afterAll, beforeAll, expect, test } from 'vitest'
import { forwardDelivery } from '../../../contract/forwards.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { textByPoppler } from '../../testing/verify-pdf.ts'
import { type Copies, copies } from './testing/copies.ts'

let app: TestApp
let given: Copies
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  given = await copies(app)
})
afterAll(() => app.close())
const get = async (as: 'clerk' | 'officer' | 'clerkA', id: string) => {
  const { cookie } = await signedIn(app, given.sender.seeded.people[as].id)
  return app.server.inject({ method: 'GET', url: `/files/dispatches/${id}/matrix.pdf`, headers: { cookie } })
}
const textOf = async (id: string) => (await textByPoppler((await get('clerk', id)).rawPayload)).replace(/\s+/g, ' ')

test('a receiver does not get the matrix of who sent to it', async () => {
  const copy = await given.make('accepted')
  expect((await get('clerkA', copy.dispatchId)).json()).toMatchObject({ code: 'dispatch.not_found' })
})

test('title, document, totals, and of each unit its state, when and who', async () => {
  const copy = await given.make('accepted')
  const recipients = [{ scope: { kind: 'unit', unitId: given.sender.seeded.units.communeB }, purpose: 'action' }]
  await given.attempt({ endpoint: forwardDelivery, as: 'clerkA', id: copy.id, body: { id: newId(), recipients } })
  const reply = await get('officer', copy.dispatchId)
  expect(reply.headers['content-type']).toBe('application/pdf')
  const text = await textOf(copy.dispatchId)
  expect(text).toContain('TÌNH HÌNH TIẾP NHẬN VĂN BẢN')
  expect(text).toMatch(/số \d+\/KH-MTTQ-BTT/)
  expect(text).toContain('Nơi nhận: 1 (1 để thực hiện, 0 để biết).')
  expect(text).toContain('1 đã tiếp nhận, 0 hoàn thành, 0 đã đến chưa mở')
  for (const word of ['Phường Rạch Giá', 'Đã tiếp nhận', 'Rạch Văn Thư']) expect(text).toContain(word)
  expect(text).toMatch(/\d\d:\d\d 25\/11\/2026/)
  expect(text).toMatch(/Đã chuyển tiếp đến/)
})

test('what was refused, taken back or recalled says so', async () => {
  const [refused, recalled] = [await given.make('refused'), await given.make('recalled')]
  expect(await textOf(refused.dispatchId)).toMatch(/Từ chối: 1\. Đã lấy lại hoặc thu hồi: 0\./)
  expect(await textOf(recalled.dispatchId)).toContain('Đã thu hồi')
})
