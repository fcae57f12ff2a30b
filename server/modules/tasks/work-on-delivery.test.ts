import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
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

const call = async (name: string, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, actId = newId()) => {
  const reply = await app.server.inject({ method, url, headers: { cookie: cookies[name] ?? '', 'x-act-id': actId }, ...(payload && { payload }) })
  return { status: reply.statusCode, body: reply.json() }
}
const personId = (name: keyof Sender['seeded']['people']) => sender.seeded.people[name].id
const desk = async (name: string) => (await call(name, 'GET', '/api/desk')).body

async function arrived(access: 'unit' | 'named' = 'unit'): Promise<{ dispatchId: string; a: string }> {
  const documentId = await issuedDocument(app, sender, { access, recipients: [{ scope: { kind: 'all_communes' }, purpose: 'action' }] })
  const dispatchId = newId()
  expect((await call('clerk', 'POST', `/api/documents/${documentId}/dispatches`, { id: dispatchId })).status).toBe(200)
  const row = await app.db
    .selectFrom('delivery')
    .select('id')
    .where('dispatch_id', '=', dispatchId)
    .where('party_id', '=', sender.seeded.units.communeA)
    .executeTakeFirstOrThrow()
  return { dispatchId, a: row.id }
}
async function accepted(access: 'unit' | 'named' = 'unit') {
  const found = await arrived(access)
  expect((await call('clerkA', 'POST', `/api/deliveries/${found.a}/acceptance`, {})).status).toBe(200)
  return found
}
const submit = (a: string, to = personId('leaderA'), who = 'clerkA') =>
  call(who, 'POST', `/api/deliveries/${a}/submissions`, { id: newId(), toPersonId: to, note: 'Kính trình' })
const lead = (name: keyof Sender['seeded']['people'], dueOn: string | null = null) => ({ id: newId(), role: 'lead', personId: personId(name), dueOn })
const assign = (a: string, assignments: object[], who = 'leaderA') =>
  call(who, 'PUT', `/api/deliveries/${a}/assignments`, { assignments, instruction: 'Làm ngay' })

describe('submitting', () => {
  test('only what is registered, by the clerk, to a leader of the office, once at a time', async () => {
    const { a } = await arrived()
    expect((await submit(a)).body).toMatchObject({ code: 'delivery.wrong_state' })
    await call('clerkA', 'POST', `/api/deliveries/${a}/acceptance`, {})
    expect((await submit(a, personId('leaderA'), 'officerA')).body).toMatchObject({ status: 403, code: 'delivery.not_permitted' })
    expect((await submit(a, personId('officerA'))).body).toMatchObject({ code: 'submission.not_a_leader' })
    expect((await submit(a, personId('leaderB'))).body).toMatchObject({ status: 404, code: 'person.not_found' })
    for (const stranger of ['clerk', 'clerkB', 'admin'])
      expect((await submit(a, personId('leaderA'), stranger)).body).toMatchObject({ status: 404, code: 'delivery.not_found' })
    expect((await submit(a)).body).toMatchObject({ state: '03', submission: { toPersonId: personId('leaderA'), state: 'waiting', note: 'Kính trình' } })
    expect((await submit(a)).body).toMatchObject({ code: 'delivery.already_submitted' })
  })

  test('a leader gives it back to the clerk with a reason, on whose desk it stands until it is submitted again', async () => {
    const { a } = await accepted()
    await submit(a)
    expect((await desk('leaderA')).items).toContainEqual(expect.objectContaining({ group: 'instruct', objectId: a, reason: 'Kính trình' }))
    const returned = await call('leaderA', 'POST', `/api/deliveries/${a}/submission-return`, { reason: 'Trình Phó Chủ tịch' })
    expect(returned.body).toMatchObject({ submission: { state: 'returned', reason: 'Trình Phó Chủ tịch' } })
    expect((await desk('clerkA')).items).toContainEqual(expect.objectContaining({ group: 'returned', objectId: a, reason: 'Trình Phó Chủ tịch' }))
    await submit(a)
    expect((await desk('clerkA')).items.filter((item: { objectId: string }) => item.objectId === a)).toEqual([])
    expect((await call('leaderB', 'POST', `/api/deliveries/${a}/submission-return`, { reason: 'x' })).status).toBe(404)
  })
})

describe('a leader who is away', () => {
  const delegate = (scope: string) =>
    call('leaderA', 'POST', '/api/delegations', {
      ...{ id: newId(), fromAppointmentId: sender.seeded.people.leaderA.appointmentId, toAppointmentId: sender.seeded.people.officerA.appointmentId },
      ...{ fromOn: '2026-11-25', toOn: '2026-11-25', scope, reason: 'Họp tỉnh', mandate: 'Giấy uỷ quyền số 01' },
    })
  test('his substitute for all he does gives out and returns what was submitted to him, until midnight', async () => {
    await app.db
      .updateTable('appointment')
      .set({ block_lines: ['TUQ. CHỦ TỊCH'] })
      .where('id', '=', sender.seeded.people.officerA.appointmentId)
      .execute()
    const [named, other, unasked] = [await accepted('named'), await accepted(), await accepted()]
    await submit(named.a)
    await submit(other.a)
    expect((await call('officerA', 'GET', `/api/deliveries/${named.a}`)).status).toBe(404)
    const reviewing = await delegate('review')
    expect((await assign(other.a, [lead('officerA')], 'officerA')).body).toMatchObject({ code: 'delivery.not_permitted' })
    await call('leaderA', 'POST', `/api/delegations/${reviewing.body.id}/end`)
    const { body } = await delegate('all')
    expect((await desk('officerA')).items).toContainEqual(expect.objectContaining({ group: 'instruct', objectId: named.a }))
    expect((await call('officerA', 'GET', `/api/deliveries/${named.a}`)).body).toMatchObject({ can: { assign: true, returnToClerk: true } })
    expect((await assign(unasked.a, [lead('officerA')], 'officerA')).body).toMatchObject({ code: 'delivery.not_permitted' })
    app.setNow('2026-11-25T16:59:59Z')
    expect((await assign(named.a, [lead('officerA')], 'officerA')).status).toBe(200)
    const event = await app.db
      .selectFrom('event')
      .select('facts')
      .where('object_id', '=', named.a)
      .where('name', '=', 'delivery.assigned')
      .executeTakeFirstOrThrow()
    expect(event.facts).toMatchObject({ delegationId: body.id, onBehalfOf: personId('leaderA') })
    app.setNow('2026-11-25T17:00:00Z')
    expect((await desk('officerA')).counts.instruct).toBe(0)
    const late = await call('officerA', 'POST', `/api/deliveries/${other.a}/submission-return`, { reason: 'Trả lại' })
    expect(late.body).toMatchObject({ code: 'delivery.not_permitted' })
    app.setNow('2026-11-25T03:00:00Z')
    await call('leaderA', 'POST', `/api/delegations/${body.id}/end`)
  })
})

describe('what the clerk registered', () => {
  const groupsOf = async (name: string, id: string) =>
    (await desk(name)).items.filter((item: { objectId: string }) => item.objectId === id).map((item: { group: string }) => item.group)

  test('stands on his desk until it is submitted, or the leader gives it out unasked', async () => {
    const { a } = await accepted()
    expect(await groupsOf('clerkA', a)).toEqual(['submit'])
    expect(await groupsOf('leaderA', a)).toEqual([])
    await submit(a)
    expect(await groupsOf('clerkA', a)).toEqual([])
    const unasked = await accepted()
    await assign(unasked.a, [lead('officerA')])
    expect(await groupsOf('clerkA', unasked.a)).toEqual([])
  })

  test('what is for information asks for nothing more', async () => {
    const documentId = await issuedDocument(app, sender, { recipients: [{ scope: { kind: 'all_communes' }, purpose: 'information' }] })
    const dispatchId = newId()
    await call('clerk', 'POST', `/api/documents/${documentId}/dispatches`, { id: dispatchId })
    const { id } = await app.db
      .selectFrom('delivery')
      .select('id')
      .where('dispatch_id', '=', dispatchId)
      .where('party_id', '=', sender.seeded.units.communeA)
      .executeTakeFirstOrThrow()
    await call('clerkA', 'POST', `/api/deliveries/${id}/acceptance`, {})
    expect(await groupsOf('clerkA', id)).toEqual([])
  })
})

describe('assigning', () => {
  let a: string
  beforeEach(async () => {
    a = (await accepted()).a
  })

  test.each([
    ['nobody leads', () => [{ ...lead('officerA'), role: 'support' }], 'assignment.one_lead'],
    ['two lead', () => [lead('officerA'), lead('clerkA')], 'assignment.one_lead'],
    ['neither person nor unit', () => [{ id: newId(), role: 'lead' }], 'assignment.person_or_unit'],
    ['somebody twice', () => [lead('officerA'), { ...lead('officerA'), role: 'support' }], 'assignment.twice'],
    ['a day that is over', () => [lead('officerA', '2026-11-24')], 'assignment.due_in_past'],
    ['somebody of another office', () => [lead('officer')], 'person.not_found'],
    ['a unit of another office', () => [{ id: newId(), role: 'lead', unitId: sender.seeded.units.democracy }], 'unit.not_found'],
  ])('%s: refused, and nothing changes', async (_what, assignments, code) => {
    expect((await assign(a, assignments())).body).toMatchObject({ code })
    expect((await call('leaderA', 'GET', `/api/deliveries/${a}`)).body).toMatchObject({ state: '03', assignments: [] })
  })

  test("is the leader's act; the lead starts, finishes, and finds it reopened with a reason", async () => {
    expect((await assign(a, [lead('officerA')], 'officerA')).body).toMatchObject({ code: 'delivery.not_permitted' })
    const given = await assign(a, [lead('officerA', '2026-12-01')])
    expect(given.body).toMatchObject({ state: '04', assignments: [{ role: 'lead', dueOn: '2026-12-01', instruction: 'Làm ngay', state: 'open' }] })
    expect((await desk('officerA')).items).toContainEqual(expect.objectContaining({ group: 'assigned', objectId: a, dueOn: '2026-12-01', reason: 'Làm ngay' }))
    expect((await call('leaderA', 'POST', `/api/deliveries/${a}/start`)).body).toMatchObject({ code: 'delivery.not_permitted' })
    expect((await call('officerA', 'POST', `/api/deliveries/${a}/start`)).body).toMatchObject({ state: '05' })
    expect((await call('officerA', 'POST', `/api/deliveries/${a}/finish`, { note: 'Đã báo cáo' })).body).toMatchObject({ state: '06' })
    expect((await desk('officerA')).items.filter((item: { objectId: string }) => item.objectId === a)).toEqual([])
    expect((await call('officerA', 'POST', `/api/deliveries/${a}/finish`, {})).body).toMatchObject({ code: 'delivery.wrong_state' })
    expect((await call('leaderA', 'POST', `/api/deliveries/${a}/reopening`, { reason: 'Còn thiếu phụ lục' })).body).toMatchObject({ state: '05' })
  })

  test('given out again it replaces what stood; the same act twice is one', async () => {
    await assign(a, [lead('officerA')])
    const actId = newId()
    const payload = { assignments: [lead('clerkA'), { ...lead('officerA'), role: 'support' }] }
    const url = `/api/deliveries/${a}/assignments`
    const first = await call('leaderA', 'PUT', url, payload, actId)
    expect(await call('leaderA', 'PUT', url, payload, actId)).toEqual(first)
    expect(first.body.assignments.filter((one: { state: string }) => one.state !== 'replaced')).toHaveLength(2)
    expect((await call('officerA', 'POST', `/api/deliveries/${a}/start`)).body).toMatchObject({ code: 'delivery.not_permitted' })
  })

  test('a named copy is seen by whom the work is given to', async () => {
    const named = (await accepted('named')).a
    expect((await call('officerA', 'GET', `/api/deliveries/${named}`)).status).toBe(404)
    await submit(named)
    expect((await assign(named, [lead('officerA')])).status).toBe(200)
    expect((await call('officerA', 'GET', `/api/deliveries/${named}`)).status).toBe(200)
  })
})

describe('the desk', () => {
  test('says what is done at once: the clerk accepts, the lead starts; who supports, and who has started, opens it', async () => {
    const { a } = await arrived()
    const actsOf = async (name: string) =>
      (await desk(name)).items
        .filter((item: { objectId: string }) => item.objectId === a)
        .map((item: { group: string; act: string | null }) => [item.group, item.act])
    expect(await actsOf('clerkA')).toEqual([['register', 'accept']])
    await call('clerkA', 'POST', `/api/deliveries/${a}/acceptance`, {})
    expect(await actsOf('clerkA')).toEqual([['submit', null]])
    await submit(a)
    await assign(a, [lead('officerA'), { ...lead('clerkA'), role: 'support' }])
    expect(await actsOf('clerkA')).toEqual([['assigned', null]])
    expect(await actsOf('officerA')).toEqual([['assigned', 'start']])
    await call('officerA', 'POST', `/api/deliveries/${a}/start`)
    expect(await actsOf('officerA')).toEqual([['assigned', null]])
  })

  test('what was finished while it waited with the leader asks nothing of him, until it is reopened', async () => {
    const { a } = await accepted()
    await submit(a)
    const waits = async () =>
      (await desk('leaderA')).items.some((item: { group: string; objectId: string }) => item.group === 'instruct' && item.objectId === a)
    expect(await waits()).toBe(true)
    expect((await call('clerkA', 'POST', `/api/deliveries/${a}/finish`, {})).body).toMatchObject({ state: '06' })
    expect(await waits()).toBe(false)
    await call('clerkA', 'POST', `/api/deliveries/${a}/reopening`, { reason: 'Chưa xong' })
    expect(await waits()).toBe(true)
  })

  test('a fault of a copy that was taken back asks nothing of the sender', async () => {
    const { a, dispatchId } = await arrived()
    await call('clerkA', 'POST', `/api/deliveries/${a}/faults`, { id: newId(), text: 'Thiếu phụ lục' })
    const told = async () =>
      (await desk('clerk')).items.some((item: { group: string; objectId: string }) => item.group === 'fault' && item.objectId === dispatchId)
    expect(await told()).toBe(true)
    const decided = { reason: 'Gửi lại sau', decidedByAppointmentId: sender.seeded.people.leader.appointmentId }
    expect((await call('clerk', 'POST', `/api/dispatches/${dispatchId}/withdrawals`, { deliveryIds: [a], ...decided })).body).toMatchObject({ withdrawn: 1 })
    expect(await told()).toBe(false)
  })

  test('counts agree with what is listed, and a stranger sees none of it', async () => {
    const { a, dispatchId } = await arrived()
    const mine = await desk('clerkA')
    const listed = mine.items.filter((item: { group: string }) => item.group === 'register')
    expect(mine.counts.register).toBe(listed.length)
    expect(mine.total).toBe(Object.values<number>(mine.counts).reduce((sum, count) => sum + count, 0))
    expect(listed).toContainEqual(expect.objectContaining({ objectId: a, objectKind: 'delivery' }))
    for (const name of ['womenClerk', 'leaderB']) expect((await desk(name)).items.some((item: { objectId: string }) => item.objectId === a)).toBe(false)
    await call('clerkA', 'POST', `/api/deliveries/${a}/refusal`, { ground: 'altered', reason: 'Tệp lỗi' })
    expect((await desk('clerk')).items).toContainEqual(
      expect.objectContaining({ group: 'refused', objectKind: 'dispatch', objectId: dispatchId, count: 1, reason: 'Tệp lỗi' }),
    )
  })

  test('assignees are offered to people of the office only', async () => {
    const unitId = sender.seeded.units.communeA
    expect((await call('leaderA', 'GET', `/api/assignees?unitId=${unitId}`)).body.people.map((one: { isLeader: boolean }) => one.isLeader)).toContain(true)
    for (const name of ['clerk', 'clerkB', 'admin']) expect((await call(name, 'GET', `/api/assignees?unitId=${unitId}`)).status).toBe(404)
  })
})
