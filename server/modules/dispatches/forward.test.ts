import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '../../../contract/dispatches.ts'
import { forwardDelivery, previewForward } from '../../../contract/forwards.ts'
import { recallDocument } from '../../../contract/recalls.ts'
import * as tasks from '../../../contract/tasks.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { everyRow } from '../../testing/state-table.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { cancelRecalled } from '../tasks/cancel-recalled.ts'
import { type Area, residentialArea } from './testing/areas.ts'
import { type Copies, type Copy, copies, copyOf } from './testing/copies.ts'
import { issuedDocument } from './testing/issued-document.ts'

let app: TestApp
let given: Copies
let areas: [Area, Area]
const cookies: Record<string, string> = {}
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  given = await copies(app)
  const { communeA } = given.sender.seeded.units
  areas = [await residentialArea(app, communeA, 'Ban CTMT khu phố Một'), await residentialArea(app, communeA, 'Ban CTMT khu phố Hai')]
  for (const [name, { id }] of Object.entries(given.sender.seeded.people)) cookies[name] = (await signedIn(app, id)).cookie
})
afterAll(() => app.close())

const unit = (unitId: string, purpose: 'action' | 'information' = 'action') => ({ scope: { kind: 'unit' as const, unitId }, purpose })
const allAreas = [{ scope: { kind: 'all_residential_areas' as const }, purpose: 'action' as const }]
const forward = (copy: { id: string }, body: object = {}, as = 'clerkA') =>
  given.attempt({ endpoint: forwardDelivery, as, id: copy.id, body: { id: newId(), recipients: allAreas, ...body } })
const get = async (as: string | Area, url: string) => {
  const cookie = typeof as === 'string' ? (cookies[as] ?? '') : as.cookie
  return app.server.inject({ method: 'GET', url, headers: { cookie } })
}
const act = async (area: Area, url: string, payload?: object) =>
  app.server.inject({ method: 'POST', url, headers: { cookie: area.cookie, 'x-act-id': newId() }, ...(payload && { payload }) })
const matrix = async (as: string, id: string) => (await get(as, `/api/dispatches/${id}`)).json()
const copiesOf = async (dispatchId: string) => {
  const rows = await app.db.selectFrom('delivery').select(['id', 'party_id']).where('dispatch_id', '=', dispatchId).execute()
  return new Map(rows.map((row) => [row.party_id, row.id]))
}
const leaderOf = (key: 'leader' | 'leaderA') => given.sender.seeded.people[key].appointmentId
const recall = (copy: Copy, body: object = {}) =>
  given.attempt({
    ...{ endpoint: recallDocument, as: 'clerk', id: copy.documentId },
    body: { id: newId(), reason: 'Ban hành nhầm', decidedByAppointmentId: leaderOf('leader'), ...body },
  })

test.each([
  ['the leader', 'leaderA', 'delivery.not_permitted'],
  ['an officer', 'officerA', 'delivery.not_permitted'],
  ['the clerk of who sent it', 'clerk', 'delivery.not_found'],
  ['the clerk of another commune', 'clerkB', 'delivery.not_found'],
])('%s does not forward, and nothing changes', async (_who, as, code) => {
  const copy = await given.make('accepted')
  const before = await everyRow(app)
  expect((await forward(copy, {}, as)).code).toBe(code)
  expect(await everyRow(app)).toEqual(before)
})

test('nobody, a unit that is not there, units that have it already, and its issuer are refused', async () => {
  const copy = await given.make('accepted')
  const { province, communeA } = given.sender.seeded.units
  expect((await forward(copy, { recipients: [] })).code).toBe('dispatch.no_recipient')
  expect((await forward(copy, { recipients: undefined })).code).toBe('dispatch.no_recipient')
  expect((await forward(copy, { recipients: [unit(communeA)] })).code).toBe('dispatch.no_recipient')
  expect((await forward(copy, { recipients: [unit(newId())] })).code).toBe('recipient.unknown')
  expect((await forward(copy, { recipients: [unit(province)] })).code).toBe('forward.all_have_it')
  expect((await forward(copy)).code).toBeNull()
  expect((await forward(copy)).code).toBe('forward.all_have_it')
})

test('a send id that stands for another send is refused; the same again is the same send', async () => {
  const copy = await given.make('accepted')
  const id = newId()
  expect((await forward(copy, { id, recipients: [unit(areas[0].unitId)] })).reply).toMatchObject({ id, recipients: 1, forAction: 1 })
  const before = await everyRow(app, ['act'])
  expect((await forward(copy, { id, recipients: [unit(areas[0].unitId)] })).reply).toMatchObject({ id, recipients: 1 })
  expect(await everyRow(app, ['act'])).toEqual(before)
  expect((await forward(await given.make('accepted'), { id })).code).toBe('act.id_used')
  expect((await forward(await given.make('accepted'), { id: copy.dispatchId })).code).toBe('act.id_used')
})

test('the preview counts whom it would reach, and names those who have it', async () => {
  const copy = await given.make('accepted')
  await forward(copy, { recipients: [unit(areas[0].unitId)] })
  const asked = (as: string) => given.attempt({ endpoint: previewForward, as, id: copy.id, body: { recipients: allAreas } })
  expect((await asked('clerkB')).code).toBe('delivery.not_found')
  expect((await asked('clerkA')).reply).toEqual({
    ...{ total: 1, forAction: 1, unreachable: [{ unitId: areas[1].unitId, name: 'Ban CTMT khu phố Hai' }] },
    already: [{ unitId: areas[0].unitId, name: 'Ban CTMT khu phố Một' }],
  })
})

test('the same paper goes down unchanged: author, number and bytes stay, with who passed it on and a matrix of its own', async () => {
  const copy = await given.make('accepted')
  const numbered = await app.db.selectFrom('register_entry').select('id').execute()
  const id = newId()
  await forward(copy, { id, message: 'Các khu phố triển khai', recipients: [unit(areas[0].unitId), unit(areas[1].unitId, 'information')] })
  expect(await app.db.selectFrom('register_entry').select('id').execute()).toHaveLength(numbered.length)

  const [first] = areas
  const inbox = (await get(first, '/api/inbox?show=new')).json().items
  expect(inbox.find((item: { documentId: string }) => item.documentId === copy.documentId)).toMatchObject({
    fromName: 'Uỷ ban MTTQ Việt Nam tỉnh Thử Nghiệm',
    forwardedBy: 'Phường Rạch Giá',
    state: '00',
  })
  const received = (await copiesOf(id)).get(first.unitId) ?? ''
  expect((await act(first, `/api/deliveries/${received}/opening`)).statusCode).toBe(200)
  const accepted = (await act(first, `/api/deliveries/${received}/acceptance`, {})).json()
  expect(accepted).toMatchObject({ state: '03', sameAsIssued: true, arrivalNumber: null, message: 'Các khu phố triển khai', forwardedBy: 'Phường Rạch Giá' })
  const issued = (await get('clerkA', `/files/deliveries/${copy.id}/pdf`)).rawPayload
  expect((await get(first, `/files/deliveries/${received}/pdf`)).rawPayload.equals(issued)).toBe(true)

  // The commune reads its own matrix; the province only how many, and the area nothing of the commune.
  const own = await matrix('clerkA', id)
  expect(own).toMatchObject({ fromName: 'Phường Rạch Giá', forwardsDeliveryId: copy.id, progress: { total: 2, forAction: 1, accepted: 1 } })
  expect(own.can).toMatchObject({ recall: 'recall.not_issuer', supplement: true, withdraw: true })
  expect((await get('clerk', `/api/dispatches/${id}`)).statusCode).toBe(404)
  expect((await matrix('clerk', copy.dispatchId)).cells).toMatchObject([{ state: '03', forwarded: { copies: 2, accepted: 1 } }])
  expect((await get('clerkA', `/api/deliveries/${copy.id}`)).json().forwards).toMatchObject([{ id, who: 'Rạch Văn Thư', message: 'Các khu phố triển khai' }])
  expect((await get(first, `/api/deliveries/${copy.id}`)).statusCode).toBe(404)
  expect((await get('clerkA', `/api/documents/${copy.documentId}`)).statusCode).toBe(404)
  expect((await get('clerkA', '/api/dispatches')).json().items[0]).toMatchObject({ id, forwardsDeliveryId: copy.id })
})

test('to its issuer the document went once: its page lists what it sent itself', async () => {
  const copy = await given.make('accepted')
  await forward(copy)
  const document = (await get('clerk', `/api/documents/${copy.documentId}`)).json()
  expect(document.dispatches.map((send: { id: string }) => send.id)).toEqual([copy.dispatchId])
})

test('who passed it on is told of acceptance, as is everybody above', async () => {
  const copy = await given.make('accepted')
  const id = newId()
  await forward(copy, { id })
  const received = (await copiesOf(id)).get(areas[0].unitId) ?? ''
  await act(areas[0], `/api/deliveries/${received}/acceptance`, {})
  const told = await app.db
    .selectFrom('event')
    .select('tell')
    .where('name', '=', 'delivery.accepted')
    .where('object_id', '=', received)
    .executeTakeFirstOrThrow()
  const { province, communeA } = given.sender.seeded.units
  expect(told.tell.toSorted()).toEqual([province, communeA].toSorted())
})

test('what nobody has accepted yet is taken back by who passed it on, and by nobody else', async () => {
  const copy = await given.make('accepted')
  const id = newId()
  await forward(copy, { id })
  const received = await copiesOf(id)
  const body = { deliveryIds: [...received.values()], reason: 'Chuyển nhầm', decidedByAppointmentId: leaderOf('leaderA') }
  await act(areas[0], `/api/deliveries/${received.get(areas[0].unitId)}/acceptance`, {})
  const attempt = (as: string) => given.attempt({ endpoint: contract.withdrawDeliveries, as, id, body })
  expect((await attempt('clerk')).code).toBe('dispatch.not_found')
  expect((await attempt('leaderA')).code).toBe('dispatch.not_permitted')
  expect((await attempt('clerkA')).reply).toEqual({ withdrawn: 1, tooLate: 1 })
  expect((await matrix('clerk', copy.dispatchId)).cells).toMatchObject([{ forwarded: { copies: 1, accepted: 1 } }])
  // A refused or withdrawn copy is no copy: it may be sent there again.
  expect((await forward(copy)).reply).toMatchObject({ recipients: 1 })
})

test('sent again with a message to whoever had it, the matrix goes on with the newest copy', async () => {
  const copy = await given.make('accepted')
  const first = newId()
  await forward(copy, { id: first })
  const second = newId()
  expect((await forward(copy, { id: second, recipients: undefined, followsDispatchId: copy.dispatchId })).code).toBe('dispatch.not_found')
  expect((await forward(copy, { id: second, recipients: undefined, followsDispatchId: first, message: 'Nhắc lại' })).reply).toMatchObject({ recipients: 2 })
  expect((await matrix('clerkA', first)).cells.map((cell: { dispatchId: string }) => cell.dispatchId)).toEqual([second, second])
  const supplement = await given.attempt({
    ...{ endpoint: contract.dispatchDocument, as: 'clerk', id: copy.documentId },
    body: { id: newId(), followsDispatchId: first },
  })
  expect(supplement.code).toBe('dispatch.not_found')
})

test('sent again to named units, it passes by who has it another way and who issued it, and reaches who had it by this forwarding', async () => {
  const { province, communeA, communeB } = given.sender.seeded.units
  const documentId = await issuedDocument(app, given.sender, { recipients: [unit(communeA), unit(communeB)] })
  const dispatchId = newId()
  await given.attempt({ endpoint: contract.dispatchDocument, as: 'clerk', id: documentId, body: { id: dispatchId } })
  const copy = { id: (await copiesOf(dispatchId)).get(communeA) ?? '' }
  await given.attempt({ endpoint: contract.acceptDelivery, as: 'clerkA', id: copy.id, body: {} })
  const [first, second] = [newId(), newId()]
  await forward(copy, { id: first, recipients: [unit(areas[0].unitId)] })
  const others = [unit(communeB), unit(province)]
  expect((await forward(copy, { followsDispatchId: first, recipients: others })).code).toBe('forward.all_have_it')
  await forward(copy, { id: second, followsDispatchId: first, recipients: [...others, ...allAreas] })
  expect([...(await copiesOf(second)).keys()].toSorted()).toEqual(areas.map((one) => one.unitId).toSorted())
})

test('two who send the same again at the same moment send it once; the other is told, and later it is wanted', async () => {
  const copy = await given.make('accepted')
  const first = newId()
  await forward(copy, { id: first })
  const again = () => forward(copy, { recipients: undefined, followsDispatchId: first })
  const codes = (await Promise.all([again(), again()])).map((one) => one.code)
  expect(codes.toSorted()).toEqual(['dispatch.just_sent', null])
  expect((await matrix('clerkA', first)).supplements).toHaveLength(1)
  app.setNow(new Date(app.clock.now().getTime() + 60_000))
  expect((await again()).code).toBeNull()
})

test('two units that pass the same on to one unit at the same moment give it one copy; the other is told that it has it', async () => {
  const { communeA, communeB, communeC } = given.sender.seeded.units
  const documentId = await issuedDocument(app, given.sender, { recipients: [unit(communeA), unit(communeB)] })
  const dispatchId = newId()
  await given.attempt({ endpoint: contract.dispatchDocument, as: 'clerk', id: documentId, body: { id: dispatchId } })
  const received = await copiesOf(dispatchId)
  const [a, b] = [received.get(communeA) ?? '', received.get(communeB) ?? '']
  await given.attempt({ endpoint: contract.acceptDelivery, as: 'clerkA', id: a, body: {} })
  await given.attempt({ endpoint: contract.acceptDelivery, as: 'clerkB', id: b, body: {} })
  const to = { recipients: [unit(communeC)] }
  const codes = (await Promise.all([forward({ id: a }, to), forward({ id: b }, to, 'clerkB')])).map((one) => one.code)
  expect(codes.toSorted()).toEqual(['forward.all_have_it', null])
})

test('before a recall its clerk reads how many copies it closes, also those passed on; nobody else does, and afterwards nothing is left', async () => {
  const copy = await given.make('accepted')
  const reaches = async (as: string) => {
    const { can, recallReaches } = (await get(as, `/api/documents/${copy.documentId}`)).json()
    return [can.recall, recallReaches]
  }
  expect(await reaches('clerk')).toEqual([true, 1])
  await forward(copy)
  expect(await reaches('clerk')).toEqual([true, 3])
  expect(await reaches('officer')).toEqual(['document.not_permitted', 0])
  expect((await recall(copy)).reply).toEqual({ recalled: 3 })
  expect(await reaches('clerk')).toEqual(['document.recalled', 0])
})

test('a recall reaches what was passed on, also of copies named one by one; the tasks there end', async () => {
  const copy = await given.make('accepted')
  const id = newId()
  const { communeB } = given.sender.seeded.units
  await forward(copy, { id, recipients: [unit(communeB), ...allAreas] })
  const below = (await copiesOf(id)).get(communeB) ?? ''
  await given.attempt({ endpoint: contract.acceptDelivery, as: 'clerkB', id: below, body: {} })
  const assignments = [{ id: newId(), role: 'lead', personId: given.sender.seeded.people.clerkB.id }]
  expect((await given.attempt({ endpoint: tasks.assignDelivery, as: 'leaderB', id: below, body: { assignments } })).code).toBeNull()
  const recallId = newId()
  expect((await recall(copy, { id: recallId, deliveryIds: [copy.id] })).reply).toEqual({ recalled: 4 })
  await cancelRecalled(testCtx(app, { kind: 'system', job: 'tasks.cancel_recalled' }), { facts: { recallId } })
  const closed = (await get('clerkB', `/api/deliveries/${below}`)).json()
  expect(closed).toMatchObject({ state: '13', file: null, assignments: [{ state: 'cancelled' }], can: { forward: 'delivery.wrong_state' } })
  const inbox = (await get('clerkB', '/api/inbox?show=done')).json().items
  expect(inbox.find((item: { id: string }) => item.id === below)).toMatchObject({ state: '13', recalled: true })
  expect((await matrix('clerk', copy.dispatchId)).cells).toMatchObject([{ state: '13', forwarded: { copies: 3, accepted: 0 } }])
  expect((await matrix('clerkA', id)).can).toMatchObject({ withdraw: 'dispatch.nothing_to_withdraw', supplement: 'document.recalled' })
})

test('a recall at the same moment finds the copies that were passed on, or none are', async () => {
  const copy = await given.make('accepted')
  const [recalled, passed] = await Promise.all([recall(copy), forward(copy)])
  expect(recalled.code).toBeNull()
  expect([null, 'document.recalled', 'delivery.wrong_state']).toContain(passed.code)
  const open = await app.db
    .selectFrom('delivery')
    .innerJoin('dispatch', 'dispatch.id', 'delivery.dispatch_id')
    .select('delivery.state')
    .where('dispatch.document_id', '=', copy.documentId)
    .execute()
  expect(open.every((one) => one.state === '13')).toBe(true)
})

test('of a document for named people only the clerk passes copies on, and only clerks see where they went', async () => {
  const { communeA, communeB } = given.sender.seeded.units
  const documentId = await issuedDocument(app, given.sender, { access: 'named', recipients: [unit(communeA)] })
  const dispatchId = newId()
  await given.attempt({ endpoint: contract.dispatchDocument, as: 'clerk', id: documentId, body: { id: dispatchId } })
  const copy = await copyOf(app, (await copiesOf(dispatchId)).get(communeA) ?? '')
  await given.attempt({ endpoint: contract.acceptDelivery, as: 'clerkA', id: copy.id, body: {} })
  expect((await forward(copy, {}, 'officerA')).code).toBe('delivery.not_found')
  const id = newId()
  expect((await forward(copy, { id, recipients: [unit(communeB)] })).code).toBeNull()
  expect((await get('leaderB', '/api/inbox')).json().items.some((item: { documentId: string }) => item.documentId === documentId)).toBe(false)
  expect((await get('clerkB', '/api/inbox')).json().items.some((item: { documentId: string }) => item.documentId === documentId)).toBe(true)
  expect((await get('officerA', `/api/dispatches/${id}`)).statusCode).toBe(404)
  expect((await get('clerkA', `/api/dispatches/${id}`)).statusCode).toBe(200)
})
