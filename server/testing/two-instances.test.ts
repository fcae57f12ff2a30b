import { afterAll, beforeAll, expect, test } from 'vitest'
import { issuedDocument, provinceThatSends, type Sender } from '../modules/dispatches/testing/issued-document.ts'
import { hashPassword } from '../modules/identity/passwords.ts'
import { newId } from '../platform/ids.ts'
import { makePdf } from './papers/make-pdf.ts'
import { signedIn } from './seed.ts'
import { type Instance, startAnother, startTestApp, type TestApp } from './test-app.ts'

const right = 'cầu tre lắt lẻo 1954'
let app: TestApp
let other: Instance
let sender: Sender
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T02:00:00Z' })
  sender = await provinceThatSends(app)
  await app.db
    .updateTable('account')
    .set({ password_hash: await hashPassword(right) })
    .execute()
  other = await startAnother(app)
  for (const { server } of [app, other]) await server.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await other.close()
  await app.close()
})

const cookieOf = async (key: keyof Sender['seeded']['people']) => (await signedIn(app, sender.seeded.people[key].id)).cookie
const baseOf = ({ server }: Pick<Instance, 'server'>) => `http://127.0.0.1:${(server.server.address() as { port: number }).port}`
const signIn = (at: Pick<Instance, 'server'>, password: string) =>
  at.server.inject({ method: 'POST', url: '/api/session', payload: { username: 'clerka', password }, headers: { 'x-act-id': newId() } })

test('a live screen is told of what another instance has done', async () => {
  const stop = new AbortController()
  const live = await fetch(`${baseOf(other)}/api/live`, { headers: { cookie: await cookieOf('clerkA') }, signal: stop.signal })
  const id = newId()
  const documentId = await issuedDocument(app, sender)
  const headers = { cookie: await cookieOf('clerk'), 'x-act-id': newId() }
  const sent = await app.server.inject({ method: 'POST', url: `/api/documents/${documentId}/dispatches`, payload: { id }, headers })
  expect(sent.statusCode).toBe(200)
  let told = ''
  const decoder = new TextDecoder()
  for await (const chunk of live.body ?? []) {
    told += decoder.decode(chunk as Uint8Array, { stream: true })
    if (told.includes('"kind":"dispatch"')) break
  }
  stop.abort()
  expect(told).toContain('data: {"kind":"dispatch"}')
})

test('an act that one instance has done is not done again by the other', async () => {
  const documentId = await issuedDocument(app, sender)
  const send = { method: 'POST', url: `/api/documents/${documentId}/dispatches`, payload: { id: newId() } } as const
  const headers = { cookie: await cookieOf('clerk'), 'x-act-id': newId() }
  const replies = [await app.server.inject({ ...send, headers }), await other.server.inject({ ...send, headers })]
  expect(replies[1]?.json()).toEqual(replies[0]?.json())
})

test('wrong passwords are counted over both, and a session that one ends is over for the other', async () => {
  const reply = await signIn(other, right)
  const cookie = reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const me = (at: Pick<Instance, 'server'>) => at.server.inject({ url: '/api/session', headers: { cookie } })
  expect((await me(app)).statusCode).toBe(200)
  await app.server.inject({ method: 'DELETE', url: '/api/session', headers: { cookie, 'x-act-id': newId() } })
  expect((await me(other)).statusCode).toBe(401)
  app.setNow('2026-11-25T02:01:00Z')
  const codes: string[] = []
  for (let attempt = 0; attempt < 12; attempt += 1) codes.push((await signIn(attempt % 2 ? app : other, 'sai mật khẩu')).json().code)
  expect(codes.at(-1)).toBe('session.locked')
  for (const at of [app, other]) expect((await signIn(at, right)).json().code).toBe('session.locked')
})

test('an upload that one instance began goes on at the other', async () => {
  const bytes = await makePdf()
  const half = Math.floor(bytes.length / 2)
  const headers = { cookie: await cookieOf('officer'), 'tus-resumable': '1.0.0' }
  const name = `filename ${Buffer.from('a.pdf').toString('base64')}`
  const begun = await fetch(`${baseOf(app)}/api/uploads`, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(bytes.length), 'upload-metadata': name },
  })
  const path = new URL(begun.headers.get('location') ?? '', baseOf(app)).pathname
  const go = (at: Pick<Instance, 'server'>, from: number, to: number) =>
    fetch(`${baseOf(at)}${path}`, {
      method: 'PATCH',
      headers: { ...headers, 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' },
      body: Buffer.from(bytes.subarray(from, to)),
    })
  expect((await go(other, 0, half)).headers.get('upload-offset')).toBe(String(half))
  expect((await go(app, half, bytes.length)).headers.get('upload-offset')).toBe(String(bytes.length))
  const state = await fetch(`${baseOf(other)}/api/files/${path.split('/').at(-1)}`, { headers })
  expect(await state.json()).toMatchObject({ state: 'ready' })
})
