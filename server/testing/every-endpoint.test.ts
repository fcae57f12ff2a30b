import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyEndpoint } from '../../contract/api.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import { newId } from '../platform/ids.ts'
import { type Seeded, seedProvince, signedIn } from './seed.ts'
import { startTestApp, type TestApp } from './test-app.ts'

const endpoints = everyEndpoint as unknown as readonly Endpoint[]
let app: TestApp
let stranger: string
let seeded: Seeded<string, string>

beforeAll(async () => {
  app = await startTestApp()
  seeded = await seedProvince(app)
  stranger = (await signedIn(app, seeded.people.clerkB?.id ?? '')).cookie
})
afterAll(() => app.close())

const urlOf = (endpoint: Endpoint, id: string) =>
  endpoint.path
    .replace(':kind', 'incoming')
    .replace(':what', 'pdf')
    .replace(':token', 'x'.repeat(43))
    .replace(/:(attachmentId|instructionId|penId|personId|id)/g, id)

const call = (endpoint: Endpoint, options: { cookie?: string; payload?: unknown; act?: boolean }) =>
  app.server.inject({
    method: endpoint.method as 'GET',
    url: urlOf(endpoint, newId()),
    headers: { ...(options.cookie && { cookie: options.cookie }), ...(options.act !== false && { 'x-act-id': newId() }) },
    ...(options.payload !== undefined && { payload: options.payload as object }),
  })

describe('every endpoint', () => {
  const closed = endpoints.filter((endpoint) => !endpoint.auth.includes('nobody'))
  test.each(closed.map((endpoint) => [endpoint.name, endpoint] as const))('%s answers 401 to nobody', async (_name, endpoint) => {
    const reply = await call(endpoint, {})
    expect(reply.statusCode).toBe(401)
  })

  const open = endpoints.filter((endpoint) => endpoint.auth.includes('nobody')).map((endpoint) => endpoint.name)
  test('only these are open to nobody', () => {
    expect(open.sort()).toEqual(['getLink', 'health', 'openapi', 'ready', 'signIn', 'useLink', 'verifyFont', 'verifyPage'])
  })

  const shaped = endpoints.filter((endpoint) => endpoint.body && endpoint.name !== 'signIn')
  test.each(shaped.map((endpoint) => [endpoint.name, endpoint] as const))('%s answers 400 to a wrong shape and writes no act', async (_name, endpoint) => {
    const before = await app.db.selectFrom('act').select(app.db.fn.countAll().as('n')).executeTakeFirstOrThrow()
    const reply = await call(endpoint, { cookie: stranger, payload: { nothing: 'right' } })
    const after = await app.db.selectFrom('act').select(app.db.fn.countAll().as('n')).executeTakeFirstOrThrow()
    expect(reply.statusCode).toBe(400)
    expect(reply.json()).toMatchObject({ code: 'request.invalid', requestId: expect.any(String) })
    expect(after.n).toBe(before.n)
  })

  const changing = endpoints.filter((endpoint) => !['GET', 'HEAD', 'OPTIONS'].includes(endpoint.method) && endpoint.act !== false && !endpoint.body)
  test.each(changing.map((endpoint) => [endpoint.name, endpoint] as const))('%s refuses a change without an act id', async (_name, endpoint) => {
    const reply = await call(endpoint, { cookie: stranger, act: false })
    expect(reply.statusCode).toBe(400)
    expect(reply.json()).toMatchObject({ code: 'act.required' })
  })

  const byId = endpoints.filter(
    (endpoint) => endpoint.path.includes('/:id') && endpoint.method === 'GET' && endpoint.auth.includes('person') && endpoint.name !== 'verifyPage',
  )
  test.each(byId.map((endpoint) => [endpoint.name, endpoint] as const))('%s does not reveal whether a thing exists', async (_name, endpoint) => {
    const reply = await call(endpoint, { cookie: stranger })
    expect([404, 400]).toContain(reply.statusCode)
  })
})
