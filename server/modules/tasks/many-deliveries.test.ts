import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { issuedDocument, provinceThatSends, type Sender } from '../dispatches/testing/issued-document.ts'

let app: TestApp
let sender: Sender
const cookies: Record<string, string> = {}
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  sender = await provinceThatSends(app)
  for (const [name, { id }] of Object.entries(sender.seeded.people)) cookies[name] = (await signedIn(app, id)).cookie
})
afterAll(() => app.close())

type Answers = { items: { id: string; done: boolean; code: string | null; arrivalNumber?: number | null }[] }
const call = async (name: string, url: string, payload: object, actId = newId()) => {
  const reply = await app.server.inject({ method: 'POST', url, headers: { cookie: cookies[name] ?? '', 'x-act-id': actId }, payload })
  return { status: reply.statusCode, body: reply.json() as Answers }
}
const accept = (name: string, ids: readonly string[], actId?: string) => call(name, '/api/deliveries/acceptances', { ids }, actId)
const submit = (name: string, ids: readonly string[], to: keyof Sender['seeded']['people'] = 'leaderA', actId?: string) =>
  call(
    name,
    '/api/deliveries/submissions',
    { toPersonId: sender.seeded.people[to].id, note: 'Kính trình', submissions: ids.map((deliveryId) => ({ id: newId(), deliveryId })) },
    actId,
  )
const finish = (name: string, ids: readonly string[], actId?: string) => call(name, '/api/deliveries/finishes', { ids, note: 'Đã xem' }, actId)

async function arrived(count: number, purpose: 'action' | 'information' = 'action'): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const documentId = await issuedDocument(app, sender, { recipients: [{ scope: { kind: 'all_communes' }, purpose }] })
    const reply = await app.server.inject({
      method: 'POST',
      url: `/api/documents/${documentId}/dispatches`,
      headers: { cookie: cookies.clerk ?? '', 'x-act-id': newId() },
      payload: { id: newId() },
    })
    const { id } = reply.json()
    const { communeA } = sender.seeded.units
    ids.push((await app.db.selectFrom('delivery').select('id').where('dispatch_id', '=', id).where('party_id', '=', communeA).executeTakeFirstOrThrow()).id)
  }
  return ids
}
const numbersOf = (answers: Answers) => answers.items.map((item) => item.arrivalNumber)
const codesOf = (answers: Answers) => answers.items.map((item) => item.code)
const stateOf = async (id = '') => (await app.db.selectFrom('delivery').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

describe('accepting many', () => {
  test('a stranger finds none of them, and whoever may not accept is told so of each; nothing has changed', async () => {
    const ids = await arrived(2)
    for (const stranger of ['clerkB', 'clerk', 'admin', 'womenClerk']) {
      const { status, body } = await accept(stranger, ids)
      expect(status).toBe(200)
      expect(codesOf(body)).toEqual(['delivery.not_found', 'delivery.not_found'])
    }
    expect(codesOf((await accept('officerA', ids)).body)).toEqual(['delivery.not_permitted', 'delivery.not_permitted'])
    expect([await stateOf(ids[0]), await stateOf(ids[1])]).toEqual(['01', '01'])
  })

  test('each takes its number in the order given; what cannot be done says why and holds nobody up', async () => {
    const [a = '', b = '', c = ''] = await arrived(3)
    await accept('clerkA', [b])
    const unknown = newId()
    const actId = newId()
    const { body } = await accept('clerkA', [c, b, unknown, a], actId)
    expect(codesOf(body)).toEqual([null, 'delivery.wrong_state', 'delivery.not_found', null])
    const [first, , , last] = numbersOf(body)
    expect(last).toBe((first ?? 0) + 1)
    expect((await accept('clerkA', [c, b, unknown, a], actId)).body.items.map((item) => [item.done, item.arrivalNumber])).toEqual([
      [true, first],
      [false, null],
      [false, null],
      [true, last],
    ])
    expect(await app.db.selectFrom('register_entry').select('id').where('subject_id', 'in', [a, b, c]).execute()).toHaveLength(3)
  })

  test('one named twice is accepted once', async () => {
    const [a = ''] = await arrived(1)
    const { body } = await accept('clerkA', [a, a])
    expect(body.items.every((item) => item.done)).toBe(true)
    expect(await app.db.selectFrom('register_entry').select('id').where('subject_id', '=', a).execute()).toHaveLength(1)
  })

  test('two clerks at once over the same copies in opposite order: each copy once, numbers in order and without a gap', async () => {
    for (let turn = 0; turn < 3; turn++) {
      const ids = await arrived(6)
      const before = await app.db.selectFrom('register_entry').select('id').execute()
      const [one, other] = await Promise.all([accept('clerkA', ids), accept('clerkA', ids.toReversed())])
      expect([one.status, other.status]).toEqual([200, 200])
      const winner = one.body.items.some((item) => item.done) ? one.body : other.body
      const loser = winner === one.body ? other.body : one.body
      expect(winner.items.every((item) => item.done)).toBe(true)
      expect(loser.items.every((item) => item.code === 'delivery.wrong_state')).toBe(true)
      const numbers = numbersOf(winner)
      expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at))
      expect(await app.db.selectFrom('register_entry').select('id').execute()).toHaveLength(before.length + 6)
    }
  })

  test('two clerks at once over overlapping copies leave no gap in the book', async () => {
    const ids = await arrived(8)
    const [one, other] = await Promise.all([accept('clerkA', ids.slice(0, 5)), accept('clerkA', ids.slice(3))])
    const numbers = [...numbersOf(one.body), ...numbersOf(other.body)].filter((n) => typeof n === 'number').sort((x, y) => x - y)
    expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at))
    expect(numbers).toHaveLength(8)
  })
})

describe('submitting many', () => {
  test('to a leader of the office, each that is registered and waits with nobody', async () => {
    const [a = '', b = '', c = ''] = await arrived(3)
    await accept('clerkA', [a, b])
    await submit('clerkA', [b])
    expect(codesOf((await submit('clerkB', [a], 'leaderB')).body)).toEqual(['delivery.not_found'])
    expect(codesOf((await submit('officerA', [a])).body)).toEqual(['delivery.not_permitted'])
    expect(codesOf((await submit('clerkA', [a], 'officerA')).body)).toEqual(['submission.not_a_leader'])
    const actId = newId()
    const body = { toPersonId: sender.seeded.people.leaderA.id, submissions: [a, b, c].map((deliveryId) => ({ id: newId(), deliveryId })) }
    const first = await call('clerkA', '/api/deliveries/submissions', body, actId)
    expect(codesOf(first.body)).toEqual([null, 'delivery.already_submitted', 'delivery.wrong_state'])
    const again = await call('clerkA', '/api/deliveries/submissions', body, actId)
    expect(again.body.items.map((item) => item.done)).toEqual([true, false, false])
    expect(await app.db.selectFrom('submission').select('id').where('subject_id', 'in', [a, b, c]).execute()).toHaveLength(2)
  })

  test('by two at once waits with the leader once', async () => {
    const ids = await arrived(3)
    await accept('clerkA', ids)
    const [one, other] = await Promise.all([submit('clerkA', ids), submit('clerkA', ids.toReversed())])
    expect([...one.body.items, ...other.body.items].filter((item) => item.done)).toHaveLength(3)
    expect(await app.db.selectFrom('submission').select('id').where('subject_id', 'in', ids).execute()).toHaveLength(3)
  })
})

describe('finishing many', () => {
  test('those one may finish; what another leads, and what is not accepted, stays', async () => {
    const [led = '', fresh = ''] = await arrived(2)
    const [information = ''] = await arrived(1, 'information')
    await accept('clerkA', [led, information])
    const base = { subject_kind: 'delivery', subject_id: led, unit_id: sender.seeded.units.communeA }
    await app.db
      .insertInto('assignment')
      .values({ ...base, id: newId(), person_id: sender.seeded.people.officerA.id, role: 'lead' })
      .execute()
    expect(codesOf((await finish('clerkB', [information])).body)).toEqual(['delivery.not_found'])
    const actId = newId()
    expect(codesOf((await finish('clerkA', [led, information, fresh], actId)).body)).toEqual(['delivery.not_permitted', null, 'delivery.wrong_state'])
    expect((await finish('clerkA', [led, information, fresh], actId)).body.items.map((item) => item.done)).toEqual([false, true, false])
    expect([await stateOf(led), await stateOf(information), await stateOf(fresh)]).toEqual(['03', '06', '01'])
    expect(codesOf((await finish('officerA', [led])).body)).toEqual([null])
  })
})
