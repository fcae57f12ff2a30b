import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { content, type PaperOffice, paperOffice, signed } from '../modules/documents/testing/paper-office.ts'
import { newId } from '../platform/ids.ts'
import { signedIn } from './seed.ts'
import { startTestApp, type TestApp } from './test-app.ts'

let app: TestApp
let office: PaperOffice
beforeAll(async () => {
  app = await startTestApp()
  await app.server.listen({ host: '127.0.0.1', port: 0 })
  office = await paperOffice(app)
})
afterAll(() => app.close())

const person = (who: string) => (office.seeded.people as Record<string, { id: string; appointmentId: string }>)[who] ?? { id: '', appointmentId: '' }
const cookieOf = async (who: string) => (await signedIn(app, person(who).id)).cookie
const call = (cookie: string, method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  app.server.inject({ method, url, headers: { cookie, 'x-act-id': newId() }, ...(payload && { payload }) })

/** An open screen: what it heard so far, and the end of its connection. */
class Screen {
  text = ''
  readonly ended: Promise<unknown>
  readonly reply: IncomingMessage
  constructor(reply: IncomingMessage) {
    this.reply = reply
    this.ended = once(reply, 'end')
    reply.setEncoding('utf8').on('data', (part: string) => {
      this.text += part
    })
  }
  async hears(word: string) {
    while (!this.text.includes(word)) await once(this.reply, 'data')
  }
}
async function open(cookie: string): Promise<Screen> {
  const { port } = app.server.server.address() as { port: number }
  const request = get(`http://127.0.0.1:${port}/api/live`, { headers: { cookie } })
  const [reply] = (await once(request, 'response')) as [IncomingMessage]
  const screen = new Screen(reply)
  await screen.hears(': open')
  return screen
}

test('a connection ends with its session, the person’s others stay', async () => {
  const [one, other] = [await cookieOf('clerkA'), await cookieOf('clerkA')]
  const [closed, stays, stranger] = [await open(one), await open(other), await open(await cookieOf('clerkB'))]
  expect((await call(one, 'DELETE', '/api/session')).statusCode).toBe(200)
  await closed.ended
  // Not by the look at all sessions, which would have said to everybody that he is still there.
  expect(stranger.text).not.toContain(': here')
  await stays.hears('"kind":"account"')
  expect(stays.reply.readableEnded).toBe(false)
  expect((await call(await cookieOf('admin'), 'POST', `/api/people/${person('clerkA').id}/account-state`, { state: 'disabled' })).statusCode).toBe(200)
  await stays.ended
})

test('[VI.9.3.a] whose rights change begins anew; nobody hears of his former unit', async () => {
  const screen = await open(await cookieOf('clerkB'))
  const grants = [{ role: 'officer', unitId: office.seeded.units.communeB }]
  expect((await call(await cookieOf('admin'), 'PUT', `/api/appointments/${person('clerkB').appointmentId}/grants`, { grants })).statusCode).toBe(200)
  await screen.ended
  expect(screen.text).toContain('"kind":"person"')
})

test('a message says that something of a kind changed, neither which nor how', async () => {
  const [admin, leader] = [await open(await cookieOf('admin')), await open(await cookieOf('leader'))]
  const id = await signed(office, { access: 'named', subject: 'Đơn tố cáo' })
  expect((await call(await cookieOf('clerk'), 'POST', `/api/documents/${id}/issue`, { pin: office.pin, signingId: newId() })).statusCode).toBe(200)
  const body = { id: newId(), ...(await content(office, { access: 'named' })) }
  expect((await call(await cookieOf('officer'), 'POST', '/api/documents', body)).statusCode).toBe(200)
  for (const screen of [admin, leader]) await screen.hears('"kind":"document"')
  const messages = [...`${admin.text}${leader.text}`.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => Object.keys(JSON.parse(data)))
  expect(messages.every((keys) => keys.join() === 'kind')).toBe(true)
  expect(admin.text + leader.text).not.toContain(id)
})
