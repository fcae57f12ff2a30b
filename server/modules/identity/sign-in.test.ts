import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { type Seeded, seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { hashPassword } from './passwords.ts'

const right = 'cầu tre lắt lẻo 1954'
let app: TestApp
let seeded: Seeded<string, string>
let now = new Date('2026-11-24T01:00:00Z').getTime()
let address = 0

const later = (ms: number) => {
  now += ms
  app.setNow(new Date(now))
}
const minutes = (n: number) => n * 60_000
const post = (url: string, payload: object, cookie?: string, remoteAddress = `10.0.0.${address}`) =>
  app.server.inject({ method: 'POST', url, payload, remoteAddress, headers: { 'x-act-id': newId(), 'user-agent': 'kiểm thử', ...(cookie && { cookie }) } })
const signIn = (username: string, password: string, ip?: string) => post('/api/session', { username, password }, undefined, ip)
const me = (cookie: string) => app.server.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
const cookieOf = (reply: Awaited<ReturnType<typeof signIn>>) => reply.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ')
const person = (key: string) => seeded.people[key]?.id ?? ''

beforeAll(async () => {
  app = await startTestApp()
  later(0)
  seeded = await seedProvince(app)
  await app.db
    .updateTable('account')
    .set({ password_hash: await hashPassword(right) })
    .execute()
})
afterAll(() => app.close())
beforeEach(() => {
  address += 1
  later(minutes(60))
})

describe('what does not open the door', () => {
  test('a wrong password, an unknown name and an account without a password get the same answer', async () => {
    await app.db.updateTable('account').set({ password_hash: null }).where('username', '=', 'officerb').execute()
    const replies = await Promise.all([signIn('clerka', 'sai mật khẩu'), signIn('khongai', right), signIn('officerb', right)])
    for (const reply of replies) {
      expect(reply.statusCode).toBe(401)
      expect(reply.json()).toMatchObject({ code: 'session.wrong_credentials' })
      expect(reply.cookies).toEqual([])
    }
  })

  test.each(['clerka', 'khongai'])('ten wrong passwords lock the name %s for 15 minutes after the last, known or not', async (username) => {
    for (let n = 0; n < 10; n++) {
      later(1000)
      expect((await signIn(username, 'sai', `10.1.${address}.${n}`)).json()).toMatchObject({ code: 'session.wrong_credentials' })
    }
    later(minutes(14))
    const locked = await signIn(username, right)
    expect(locked.statusCode).toBe(429)
    expect(locked.json()).toMatchObject({ code: 'session.locked', details: { until: new Date(now + minutes(1)).toISOString() } })
    later(minutes(1) + 1)
    expect((await signIn(username, right)).statusCode).toBe(username === 'clerka' ? 200 : 401)
  })

  test('knocking at a locked name does not make the lock longer', async () => {
    for (let n = 0; n < 10; n++) await signIn('leadera', 'sai')
    for (let n = 0; n < 5; n++) {
      later(minutes(2))
      expect((await signIn('leadera', 'sai')).statusCode).toBe(429)
    }
    later(minutes(5) + 1)
    expect((await signIn('leadera', right)).statusCode).toBe(200)
  })

  test('a right password in between starts the count anew', async () => {
    for (let n = 0; n < 9; n++) await signIn('officera', 'sai')
    later(1)
    expect((await signIn('officera', right)).statusCode).toBe(200)
    later(1)
    for (let n = 0; n < 9; n++) expect((await signIn('officera', 'sai')).statusCode).toBe(401)
  })

  test('many guesses at once are no way around the lock', async () => {
    const replies = await Promise.all(Array.from({ length: 40 }, () => signIn('womenclerk', 'sai')))
    expect(replies.filter((reply) => reply.statusCode === 401).length).toBeLessThanOrEqual(11)
  })

  test('one address may not try many names', async () => {
    const replies = []
    for (let n = 0; n < 62; n++) replies.push(await signIn(`ten${n}`, 'sai'))
    expect(replies[59]?.statusCode).toBe(401)
    expect(replies[61]?.json()).toMatchObject({ code: 'session.too_many_attempts' })
    expect((await signIn('clerkb', right, '10.9.9.9')).statusCode).toBe(200)
  })

  test('a disabled account is told so only to who knows its password', async () => {
    await app.db.updateTable('account').set({ disabled_at: new Date() }).where('username', '=', 'leaderb').execute()
    expect((await signIn('leaderb', 'sai')).json()).toMatchObject({ code: 'session.wrong_credentials' })
    const reply = await signIn('leaderb', right)
    expect(reply.statusCode).toBe(403)
    expect(reply.json()).toMatchObject({ code: 'session.disabled' })
  })

  test('a session ends 12 hours after its last use and 7 days after its start', async () => {
    const idle = cookieOf(await signIn('clerkb', right))
    const used = cookieOf(await signIn('clerkb', right))
    for (let hours = 0; hours < 7 * 24 - 11; hours += 11) {
      later(minutes(60 * 11))
      expect((await me(used)).statusCode).toBe(200)
    }
    expect((await me(idle)).statusCode).toBe(401)
    later(minutes(60 * 11))
    expect((await me(used)).statusCode).toBe(401)
  })
})

describe('a session', () => {
  test('its cookie is out of reach of scripts and other sites, and the database knows only a hash of it', async () => {
    const reply = await signIn('ClerkB', right)
    expect(reply.headers['set-cookie']).toMatch(/^nhipcau=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/)
    const rows = await app.db.selectFrom('web_session').selectAll().orderBy('id', 'desc').limit(1).execute()
    expect(JSON.stringify(rows)).not.toContain(reply.cookies[0]?.value)
  })

  test('says who one is and where one works', async () => {
    const reply = await me(cookieOf(await signIn('clerk', right)))
    expect(reply.json()).toMatchObject({
      fullName: 'Văn Thị Thư',
      title: 'Văn thư',
      unitName: 'Văn phòng',
      offices: [{ unitId: seeded.units.province, kind: 'province', roles: ['clerk'] }],
      installation: 'demo',
    })
  })

  test('a name typed in another composition or case is the same name', async () => {
    expect((await signIn('  CLERKB ', right.normalize('NFD'))).statusCode).toBe(200)
  })

  test('signing out ends it and tells the person, whose other session stays', async () => {
    const [first, second] = [cookieOf(await signIn('clerkb', right)), cookieOf(await signIn('clerkb', right))]
    const out = await app.server.inject({ method: 'DELETE', url: '/api/session', headers: { cookie: first } })
    expect(out.headers['set-cookie']).toMatch(/^nhipcau=;/)
    expect((await me(first)).statusCode).toBe(401)
    expect((await me(second)).statusCode).toBe(200)
    const event = await app.db.selectFrom('event').selectAll().where('name', '=', 'session.ended').orderBy('seq', 'desc').executeTakeFirstOrThrow()
    expect(event.tell).toEqual([person('clerkB')])
  })

  test('one ends one of one’s own sessions, never another person’s', async () => {
    const mine = cookieOf(await signIn('clerkb', right))
    const other = await signedIn(app, person('clerkA'))
    const end = (id: string) => app.server.inject({ method: 'DELETE', url: `/api/sessions/${id}`, headers: { cookie: mine, 'x-act-id': newId() } })
    expect((await end(other.actor.sessionId)).json()).toMatchObject({ code: 'session.not_found' })
    const list = (await app.server.inject({ method: 'GET', url: '/api/sessions', headers: { cookie: mine } })).json<{
      items: { id: string; current: boolean }[]
    }>()
    const old = list.items.find((session) => !session.current)
    expect((await end(old?.id ?? '')).statusCode).toBe(200)
    expect((await me(other.cookie)).statusCode).toBe(200)
  })
})

describe('a new password', () => {
  test('needs the old one, must be another one and not what anybody would try', async () => {
    const cookie = cookieOf(await signIn('officer', right))
    const change = (current: string, next: string) => post('/api/password', { current, next }, cookie)
    expect((await change('sai mật khẩu', 'đò ngang chiều mưa')).json()).toMatchObject({ code: 'session.wrong_credentials' })
    expect((await change(right, right)).json()).toMatchObject({ code: 'password.unchanged' })
    for (const next of ['matkhau2026', 'Mật khẩu@123', '1234567890', 'qwertyuiop', 'Officer2026!', '0912345678', 'aaaaaaaaaa', 'AnGiang@2026']) {
      expect((await change(right, next)).json(), next).toMatchObject({ code: 'password.too_common' })
    }
    expect((await change(right, 'ngắn')).statusCode).toBe(400)
    expect((await change(right, 'đò ngang chiều mưa')).statusCode).toBe(200)
    expect((await signIn('officer', 'đò ngang chiều mưa')).statusCode).toBe(200)
  })

  test('ends the other sessions; the same act again changes nothing and says yes', async () => {
    const [here, elsewhere] = [cookieOf(await signIn('leader', right)), cookieOf(await signIn('leader', right))]
    const request = { current: right, next: 'bến đò cũ sáng nay' }
    const headers = { cookie: here, 'x-act-id': newId() }
    for (let n = 0; n < 2; n++) {
      expect((await app.server.inject({ method: 'POST', url: '/api/password', payload: request, headers })).statusCode).toBe(200)
    }
    expect((await me(here)).statusCode).toBe(200)
    expect((await me(elsewhere)).statusCode).toBe(401)
  })
})

test('a change of password asked again after a lost answer forgives no wrong password', async () => {
  const cookie = cookieOf(await signIn('leader', 'bến đò cũ sáng nay'))
  const headers = { cookie, 'x-act-id': newId() }
  const change = () =>
    app.server.inject({ method: 'POST', url: '/api/password', payload: { current: 'bến đò cũ sáng nay', next: 'cầu tre lắt lẻo chiều' }, headers })
  expect((await change()).statusCode).toBe(200)
  later(1000)
  for (let n = 0; n < 9; n++) expect((await signIn('leader', 'sai')).statusCode).toBe(401)
  expect((await change()).statusCode).toBe(200)
  expect((await signIn('leader', 'sai')).statusCode).toBe(401)
  expect((await signIn('leader', 'cầu tre lắt lẻo chiều')).json()).toMatchObject({ code: 'session.locked' })
})

describe('an administrator', () => {
  const admin = async () => (await signedIn(app, person('admin'))).cookie
  const tokenOf = (url: string) => url.split('/').at(-1) ?? ''

  test('makes a link that works once, within a day, and ends sessions and lock-out', async () => {
    const open = await signedIn(app, person('clerkA'))
    for (let n = 0; n < 10; n++) await signIn('clerka', 'sai')
    later(1)
    const reply = await post(`/api/people/${person('clerkA')}/password-resets`, {}, await admin())
    const { url, expiresAt } = reply.json<{ url: string; expiresAt: string }>()
    expect(new Date(expiresAt).getTime()).toBe(now + minutes(24 * 60))
    expect((await me(open.cookie)).statusCode).toBe(401)
    expect((await signIn('clerka', right)).statusCode).toBe(200)
    const path = `/api/links/${tokenOf(url)}`
    expect((await app.server.inject({ method: 'GET', url: path })).json()).toEqual({ purpose: 'set_password', username: 'clerka', fullName: 'Rạch Văn Thư' })
    expect((await post(path, { password: 'clerka2026' })).json()).toMatchObject({ code: 'password.too_common' })
    const used = await post(path, { password: 'qua sông phải luỵ đò' })
    expect(used.json()).toMatchObject({ username: 'clerka' })
    expect((await me(cookieOf(used))).statusCode).toBe(200)
    expect((await post(path, { password: 'qua sông phải luỵ đò' })).json()).toMatchObject({ code: 'link.not_found' })
    expect((await signIn('clerka', right)).statusCode).toBe(401)
  })

  test('gets the same link when the same act comes again; a newer link ends the older', async () => {
    const cookie = await admin()
    const url = `/api/people/${person('officerA')}/password-resets`
    const actId = newId()
    const make = (id: string) =>
      app.server.inject({ method: 'POST', url, headers: { cookie, 'x-act-id': id } }).then((reply) => reply.json<{ url: string }>().url)
    const first = await make(actId)
    expect(await make(actId)).toBe(first)
    later(1000)
    const second = await make(newId())
    const look = (link: string) => app.server.inject({ method: 'GET', url: `/api/links/${tokenOf(link)}` }).then((reply) => reply.statusCode)
    expect([await look(first), await look(second)]).toEqual([404, 200])
    later(minutes(24 * 60) + 1)
    expect(await look(second)).toBe(404)
  })

  test('nobody else does, and a stranger learns not even that the person exists', async () => {
    for (const key of ['clerk', 'leader', 'clerkB']) {
      const { cookie } = await signedIn(app, person(key))
      expect((await post(`/api/people/${person('clerkA')}/password-resets`, {}, cookie)).json()).toMatchObject({ code: 'person.not_found' })
      expect((await post(`/api/people/${person('clerkA')}/account-state`, { state: 'disabled' }, cookie)).statusCode).toBe(404)
    }
  })

  test('disables and enables an account; its sessions end at once', async () => {
    const open = await signedIn(app, person('clerkB'))
    const cookie = await admin()
    const set = (state: string) => post(`/api/people/${person('clerkB')}/account-state`, { state }, cookie)
    expect((await set('disabled')).json()).toEqual({ url: null })
    expect((await me(open.cookie)).statusCode).toBe(401)
    expect((await signIn('clerkb', right)).json()).toMatchObject({ code: 'session.disabled' })
    expect((await set('enabled')).statusCode).toBe(200)
    expect((await signIn('clerkb', right)).statusCode).toBe(200)
  })
})
