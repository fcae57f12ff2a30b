import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonActor } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { acceptDelivery } from './accept-delivery.ts'
import { chainsOf, partiesOf } from './chain-views.ts'
import { readDelivery } from './delivery-detail.ts'
import { dispatchDocument } from './dispatch-document.ts'
import { listCopies, listWays } from './dispatch-views.ts'
import { getDispatch } from './get-dispatch.ts'
import { getOverview, listDispatches } from './list-dispatches.ts'
import { listInbox } from './list-inbox.ts'
import { rowsOf } from './matrix-xlsx.ts'
import { dispatches } from './module.ts'
import { refuseDelivery } from './refuse-delivery.ts'
import { remindUnits } from './remind-units.ts'
import { foldCopies } from './rules.ts'
import { issuedDocument, provinceThatSends, type Sender } from './testing/issued-document.ts'

let app: TestApp
let sender: Sender
type PersonKey = keyof Sender['seeded']['people']
const actors = {} as Record<PersonKey, PersonActor>
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T02:00:00Z' })
  sender = await provinceThatSends(app)
  for (const key of Object.keys(sender.seeded.people) as PersonKey[]) actors[key] = (await signedIn(app, sender.seeded.people[key].id)).actor
})
afterAll(() => app.close())

const ctxOf = (key: PersonKey, actId?: string) => testCtx(app, actors[key], actId ? { actId } : {})
const refusal = (work: Promise<unknown>, kind: string, code: string) => expect(work).rejects.toMatchObject({ kind, code })
async function sent(wish: Parameters<typeof issuedDocument>[2] = {}, recipients?: Parameters<typeof dispatchDocument>[2]['recipients']) {
  const id = newId()
  await dispatchDocument(ctxOf('clerk'), await issuedDocument(app, sender, wish), { id, recipients })
  const rows = await app.db.selectFrom('delivery').select(['id', 'party_id']).where('dispatch_id', '=', id).execute()
  const { communeA, communeB } = sender.seeded.units
  return { id, a: rows.find((row) => row.party_id === communeA)?.id ?? '', b: rows.find((row) => row.party_id === communeB)?.id ?? '' }
}
const inbox = (key: PersonKey, query: Partial<Parameters<typeof listInbox>[1]> = {}) => listInbox(ctxOf(key), { limit: 50, show: 'all', ...query })

test('who is not of the sending unit finds no send of it, in no list', async () => {
  const { id } = await sent()
  await refusal(getDispatch(ctxOf('clerkA'), id), 'not_found', 'dispatch.not_found')
  await refusal(getDispatch(ctxOf('admin'), id), 'not_found', 'dispatch.not_found')
  await refusal(listDispatches(ctxOf('clerkA'), { unitId: sender.unitId, limit: 50 }), 'not_found', 'unit.not_found')
  await refusal(getOverview(ctxOf('clerkA'), { unitId: sender.unitId }), 'not_found', 'unit.not_found')
  await refusal(remindUnits(ctxOf('clerkA'), id, { id: newId() }), 'not_found', 'dispatch.not_found')
  await refusal(inbox('clerk', { unitId: sender.seeded.units.communeA }), 'not_found', 'unit.not_found')
  await refusal(inbox('admin', { unitId: sender.seeded.units.communeA }), 'not_found', 'unit.not_found')
  expect((await listDispatches(ctxOf('clerkA'), { limit: 50 })).items).toEqual([])
})

test('the whole office sees a send; a named document only its clerks, drafter and signer', async () => {
  const open = await sent()
  expect(await getDispatch(ctxOf('officer'), open.id)).toMatchObject({ can: { remind: 'dispatch.not_permitted', withdraw: 'dispatch.not_permitted' } })
  const named = await sent({ access: 'named' })
  await app.db.updateTable('document').set({ drafted_by: null }).where('access', '=', 'named').execute()
  for (const key of ['clerk', 'leader'] as const) expect(await getDispatch(ctxOf(key), named.id)).toMatchObject({ id: named.id })
  await refusal(getDispatch(ctxOf('officer'), named.id), 'not_found', 'dispatch.not_found')
  const seen = async (key: PersonKey) => (await listDispatches(ctxOf(key), { limit: 50 })).items.map((item) => item.id)
  expect(await seen('clerk')).toContain(named.id)
  expect(await seen('officer')).not.toContain(named.id)
  expect((await getOverview(ctxOf('officer'), {})).dispatches.map((one) => one.id)).not.toContain(named.id)
  expect((await inbox('clerkA')).items.map((item) => item.id)).toContain(named.a)
  const other = await inbox('leaderA')
  expect(other.items.map((item) => item.id)).not.toContain(named.a)
  expect(other.counts.new).toBe((await inbox('clerkA')).counts.new - 1)
})

test('reminding takes exactly the for-action copies that the filter shows, once an hour, and counts them', async () => {
  const { communeA, communeB, communeC } = sender.seeded.units
  const { id, a, b } = await sent({}, [
    { scope: { kind: 'unit', unitId: communeA }, purpose: 'action' },
    { scope: { kind: 'unit', unitId: communeB }, purpose: 'action' },
    { scope: { kind: 'unit', unitId: communeC }, purpose: 'information' },
  ])
  await refuseDelivery(ctxOf('clerkA'), a, { ground: 'altered', reason: 'Bị sửa' })
  await refusal(remindUnits(ctxOf('officer'), id, { id: newId() }), 'forbidden', 'dispatch.not_permitted')
  await refusal(remindUnits(ctxOf('clerk'), id, { id: newId(), states: ['03'] }), 'rule', 'dispatch.nobody_to_remind')
  const reminderId = newId()
  const actId = newId()
  expect(await remindUnits(ctxOf('clerk', actId), id, { id: reminderId, message: 'Đề nghị xử lý' })).toEqual({ reminded: 1 })
  expect(await remindUnits(ctxOf('clerk', actId), id, { id: reminderId })).toEqual({ reminded: 1 })
  await refusal(remindUnits(ctxOf('clerk'), id, { id: newId() }), 'rule', 'dispatch.nobody_to_remind')
  expect(await partiesOf(app.db, [id], 'reminded')).toEqual(new Map([[id, [communeB]]]))
  app.setNow('2026-11-25T03:00:01Z')
  const both = await Promise.allSettled([remindUnits(ctxOf('clerk'), id, { id: newId(), unopened: true }), remindUnits(ctxOf('clerk'), id, { id: newId() })])
  expect(both.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  const matrix = await getDispatch(ctxOf('clerk'), id)
  expect(matrix.reminders.map((one) => [one.count, one.who])).toEqual([
    [1, 'Văn Thị Thư'],
    [1, 'Văn Thị Thư'],
  ])
  expect(matrix.progress).toMatchObject({ total: 3, forAction: 2, byState: { '01': 1, '02': 1 }, unopened: 1 })
  expect((await inbox('clerkB')).items.find((item) => item.id === b)).toMatchObject({ remindedAt: '2026-11-25T03:00:01.000Z' })
})

test('one statement reminds, however many copies there are', async () => {
  const { id } = await sent()
  let updates = 0
  const db = app.db.withPlugin({
    transformQuery({ node }) {
      if (JSON.stringify(node).includes('update delivery')) updates += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  expect(await remindUnits({ ...ctxOf('clerk'), db }, id, { id: newId() })).toEqual({ reminded: 3 })
  expect(updates).toBe(1)
})

test('the overview has a state for every unit and send, empty where a send did not go', async () => {
  const fresh = await sent({}, [{ scope: { kind: 'unit', unitId: sender.seeded.units.women }, purpose: 'action' }])
  const overview = await getOverview(ctxOf('clerk'), {})
  const line = overview.dispatches.find((one) => one.id === fresh.id)
  expect(overview.units.map((unit) => unit.id)).toEqual(expect.arrayContaining([sender.seeded.units.communeA, sender.seeded.units.women]))
  expect(overview.dispatches.every((one) => one.states.length === overview.units.length)).toBe(true)
  expect(line?.states.filter((state) => state !== '')).toEqual(['01'])
  expect(line?.states[overview.units.findIndex((unit) => unit.id === sender.seeded.units.women)]).toBe('01')
})

test('sends are listed newest first, page by page, without a gap', async () => {
  const all = (await listDispatches(ctxOf('clerk'), { limit: 200 })).items.map((item) => item.id)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await listDispatches(ctxOf('clerk'), { limit: 2, cursor })
    seen.push(...page.items.map((item) => item.id))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen).toEqual(all)
  await refusal(listDispatches(ctxOf('clerk'), { limit: 2, cursor: 'nonsense' }), 'invalid', 'request.invalid')
})

/** Every page of two, put together. */
async function paged(key: PersonKey, show: 'new' | 'open' | 'all') {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await inbox(key, { show, limit: 2, cursor })
    seen.push(...page.items.map((item) => item.id))
    cursor = page.next ?? undefined
  } while (cursor)
  return seen
}
const idsOf = (items: readonly { id: string }[]) => items.map((item) => item.id)

test('what is new stands overdue first, then by urgency, then the older first, page by page; counts agree with the lists', async () => {
  const usual = await sent()
  const urgent = await sent({ urgency: 'khan' })
  const hottest = await sent({ urgency: 'hoa_toc' })
  const later = await sent({ urgency: 'khan' })
  const late = await sent({ replyDueOn: '2020-01-02' })
  const latest = await sent({ urgency: 'thuong_khan', replyDueOn: '2020-01-03' })
  const ours = new Set([usual, urgent, hottest, later, late, latest].map((one) => one.a))
  const all = await inbox('clerkA', { show: 'new', limit: 200 })
  expect(idsOf(all.items).filter((id) => ours.has(id))).toEqual([latest.a, late.a, hottest.a, urgent.a, later.a, usual.a])
  expect(await paged('clerkA', 'new')).toEqual(idsOf(all.items))
  await acceptDelivery(ctxOf('clerkA'), urgent.a, {})
  const list = async (show: 'new' | 'open' | 'mine') => (await inbox('clerkA', { show, limit: 200 })).items
  const after = await inbox('clerkA')
  expect([(await list('new')).length, (await list('open')).length, (await list('mine')).length]).toEqual([
    after.counts.new,
    after.counts.open,
    after.counts.mine,
  ])
  expect((await list('new')).filter((item) => item.unread)).toHaveLength(after.counts.unread)
  const found = await inbox('clerkA', { q: 'ke hoach' })
  expect(found.items.map((item) => item.id)).toContain(usual.a)
  expect((await inbox('clerkA', { q: 'không có chữ này' })).items).toEqual([])
})

test('what is under way stands in the same order, by the day given with the work; history goes on page by page', async () => {
  const [usual, late, urgent] = [await sent(), await sent(), await sent({ urgency: 'khan' })]
  for (const one of [usual, late, urgent]) await acceptDelivery(ctxOf('clerkA'), one.a, { dueOn: '2030-01-02' })
  const base = { subject_kind: 'delivery', subject_id: late.a, unit_id: sender.seeded.units.communeA }
  await app.db
    .insertInto('assignment')
    .values({ ...base, id: newId(), person_id: actors.leaderA.personId, role: 'lead', due_on: '2020-01-02' })
    .execute()
  const ours = new Set([usual.a, late.a, urgent.a])
  const open = idsOf((await inbox('clerkA', { show: 'open', limit: 200 })).items)
  expect(open.filter((id) => ours.has(id))).toEqual([late.a, urgent.a, usual.a])
  expect(await paged('clerkA', 'open')).toEqual(open)
  const all = idsOf((await inbox('clerkA', { limit: 200 })).items)
  expect(await paged('clerkA', 'all')).toEqual(all)
})

test('where a page ended is not made up', async () => {
  const made = (...parts: (string | number)[]) => Buffer.from(parts.join('|')).toString('base64url')
  const id = newId()
  for (const cursor of [
    'nonsense',
    made(0, 4, '2026-11-24T00:00:00.000Z', id),
    made(2, 1, '2026-11-24T00:00:00.000Z', id),
    made(0, 1, 'heute', id),
    made(0, 1),
  ])
    await refusal(inbox('clerkA', { show: 'new', cursor }), 'invalid', 'request.invalid')
})

test('what waits for me or is assigned to me is mine', async () => {
  const { a } = await sent()
  const base = { subject_kind: 'delivery', subject_id: a, unit_id: sender.seeded.units.communeA }
  await app.db
    .insertInto('assignment')
    .values({ ...base, id: newId(), person_id: actors.officerA.personId, role: 'lead', due_on: '2026-11-24' })
    .execute()
  const mine = await inbox('officerA', { show: 'mine' })
  expect(mine).toMatchObject({ items: [{ id: a, leadName: 'Rạch Văn Cán', dueOn: '2026-11-24', overdue: true }], counts: { mine: 1 } })
})

test('list, detail and search agree on who sees a copy and a send', async () => {
  const sends = [await sent(), await sent({ access: 'named' })]
  const succeeds = (work: Promise<unknown>) =>
    work.then(
      () => true,
      () => false,
    )
  for (const key of Object.keys(actors) as PersonKey[]) {
    const listed = await listInbox(ctxOf(key), { unitId: sender.seeded.units.communeA, limit: 200, show: 'all' }).catch(() => ({ items: [] }))
    const sendsListed = await listDispatches(ctxOf(key), { unitId: sender.unitId, limit: 200 }).catch(() => ({ items: [] }))
    for (const { id, a } of sends) {
      const reads = await succeeds(readDelivery(ctxOf(key), a))
      const follows = await succeeds(getDispatch(ctxOf(key), id))
      expect([key, listed.items.some((item) => item.id === a)]).toEqual([key, reads])
      expect([key, sendsListed.items.some((item) => item.id === id)]).toEqual([key, follows])
      const entry = await app.db.selectFrom('search_entry').select('readers').where('kind', '=', 'dispatch').where('id', '=', id).executeTakeFirstOrThrow()
      const found = actors[key].readers.some((no) => entry.readers.includes(no))
      // B's people find the same entry through their own copy; the sender's people find the document instead.
      if (!['clerkB', 'leaderB'].includes(key)) expect([key, found]).toEqual([key, reads])
    }
  }
})

test('open screens of every receiver are told of a send', async () => {
  const { id } = await sent()
  const event = { id: newId(), name: 'dispatch.sent', object_kind: 'dispatch', object_id: id, unit_id: sender.unitId, tell: [] }
  const told = await dispatches.live?.['dispatch.sent']?.(app.db, [event])
  const { communeA, communeB, communeC } = sender.seeded.units
  expect(told?.get(event.id)?.toSorted()).toEqual([communeA, communeB, communeC].sort())
  expect(actors.officerA.topics).toContain(communeA)
})

test('the matrix is a sheet for the sender only', async () => {
  const { id } = await sent()
  const get = async (key: PersonKey) =>
    app.server.inject({ url: `/files/dispatches/${id}/matrix.xlsx`, headers: { cookie: (await signedIn(app, actors[key].personId)).cookie } })
  expect((await get('clerkA')).statusCode).toBe(404)
  const reply = await get('clerk')
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-type']).toContain('spreadsheetml')
  expect(reply.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test('a refusal shows its lawful ground and its reason, in the matrix and in the sheet', async () => {
  const { id, a } = await sent()
  await refuseDelivery(ctxOf('clerkA'), a, { ground: 'altered', reason: 'Trang 3 không mở được' })
  const refused = { ground: 'altered', reason: 'Trang 3 không mở được' }
  expect((await getDispatch(ctxOf('clerk'), id)).cells.find((cell) => cell.deliveryId === a)?.way.at(-1)).toMatchObject(refused)
  const chain = await chainsOf(app.db, [id])
  const rows = [...rowsOf(id, foldCopies(await listCopies(app.db, chain)), await listWays(app.db, chain))]
  expect(rows.filter((row) => row.includes('Từ chối')).map((row) => row.slice(-2))).toEqual([['Tệp không toàn vẹn', 'Trang 3 không mở được']])
  expect(rows.filter((row) => !row.includes('Từ chối')).map((row) => row.at(-2))).toEqual(['', ''])
})

test('lists answer over HTTP in the shape of the contract', async () => {
  const { id } = await sent()
  const { cookie } = await signedIn(app, actors.clerk.personId)
  for (const url of ['/api/dispatches', '/api/dispatch-overview', `/api/dispatches/${id}`, '/api/inbox', `/api/recipients?fromUnitId=${sender.unitId}&q=`]) {
    const reply = await app.server.inject({ url, headers: { cookie } })
    expect([url, reply.statusCode]).toEqual([url, 200])
  }
})
