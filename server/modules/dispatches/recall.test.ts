import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '../../../contract/dispatches.ts'
import { answerRecall, recallDocument } from '../../../contract/recalls.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { everyRow } from '../../testing/state-table.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { cancelRecalled } from '../tasks/cancel-recalled.ts'
import { dispatches } from './module.ts'
import { type Copies, type Copy, copies } from './testing/copies.ts'

let app: TestApp
let given: Copies
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  given = await copies(app)
})
afterAll(() => app.close())

const leader = () => given.sender.seeded.people.leader.appointmentId
const recall = (copy: Copy, body: object = {}, as = 'clerk') =>
  given.attempt({
    endpoint: recallDocument,
    as,
    id: copy.documentId,
    body: { id: newId(), reason: 'Ban hành nhầm', decidedByAppointmentId: leader(), ...body },
  })
const get = async (as: string, url: string) => {
  const { cookie } = await signedIn(app, (given.sender.seeded.people as Record<string, { id: string }>)[as]?.id ?? '')
  return app.server.inject({ method: 'GET', url, headers: { cookie } })
}
const runJob = async (recallId: string) => cancelRecalled(testCtx(app, { kind: 'system', job: 'tasks.cancel_recalled' }), { facts: { recallId } })

test.each(['leader', 'officer'])('a %s does not recall, and nothing changes', async (who) => {
  const copy = await given.make('assigned')
  const before = await everyRow(app)
  expect((await recall(copy, {}, who)).code).toBe('document.not_permitted')
  expect(await everyRow(app)).toEqual(before)
})

test('to a receiver and to a stranger the document of the sender does not exist', async () => {
  const copy = await given.make('accepted')
  for (const who of ['clerkA', 'leaderA', 'clerkB']) expect((await recall(copy, {}, who)).code).toBe('document.not_found')
})

test('the deciding leader must be one of the office', async () => {
  const copy = await given.make('accepted')
  expect((await recall(copy, { decidedByAppointmentId: given.sender.seeded.people.leaderA.appointmentId })).code).toBe('signer.not_found')
})

test('the same recall again is the same recall; its id for another document is refused', async () => {
  const [one, other] = [await given.make('accepted'), await given.make('accepted')]
  const id = newId()
  expect((await recall(one, { id })).reply).toEqual({ recalled: 1 })
  expect((await recall(one, { id })).code).toBe('document.recalled')
  expect((await recall(other, { id })).code).toBe('act.id_used')
})

test('[VI.8.2.a] a registered, assigned copy is closed: no paper, a line with the reason, its number stays, its tasks end', async () => {
  const copy = await given.make('assigned')
  const recallId = newId()
  expect((await recall(copy, { id: recallId })).reply).toEqual({ recalled: 1 })
  expect(await given.stateOf(copy.id)).toBe('13')
  expect((await get('clerkA', `/files/deliveries/${copy.id}/pdf`)).statusCode).toBe(404)
  const detail = (await get('officerA', `/api/deliveries/${copy.id}`)).json()
  expect(detail).toMatchObject({
    state: '13',
    file: null,
    attachments: [],
    withdrawnReason: 'Ban hành nhầm',
    recall: { answer: null },
    can: { start: 'delivery.wrong_state' },
  })
  expect(detail.arrivalNumber).toBeGreaterThan(0)
  for (let n = 0; n < 2; n++) await runJob(recallId)
  const tasks = (await get('officerA', `/api/deliveries/${copy.id}`)).json().assignments
  expect(tasks.map((task: { state: string }) => task.state)).toEqual(['cancelled'])
  const told = await app.db.selectFrom('event').select(['tell', 'object_id']).where('name', '=', 'task.cancelled').where('object_id', '=', copy.id).execute()
  expect(told).toEqual([{ tell: [given.sender.seeded.people.officerA.id], object_id: copy.id }])
})

test('[VI.8.3] what waits with a leader leaves his desk; the clerk is asked what became of the copy, and the sender reads it', async () => {
  const copy = await given.make('submitted')
  await recall(copy)
  const groupOf = async (as: string, group: string) =>
    (await get(as, '/api/desk')).json<{ items: { group: string; objectId: string }[] }>().items.filter((one) => one.group === group)
  expect((await groupOf('leaderA', 'instruct')).map((item) => item.objectId)).not.toContain(copy.id)
  expect((await groupOf('clerkA', 'recalled')).map((item) => item.objectId)).toContain(copy.id)
  const answer = (as: string) => given.attempt({ endpoint: answerRecall, as, id: copy.id, body: { id: newId(), text: 'Đã huỷ 02 bản in' } })
  expect((await answer('officerA')).code).toBe('delivery.not_permitted')
  expect((await answer('clerk')).code).toBe('delivery.not_found')
  expect((await answer('clerkA')).reply).toMatchObject({ recall: { answer: 'Đã huỷ 02 bản in' } })
  expect((await answer('clerkA')).code).toBe('recall.answered')
  expect((await groupOf('clerkA', 'recalled')).map((item) => item.objectId)).not.toContain(copy.id)
  const matrix = (await get('clerk', `/api/dispatches/${copy.dispatchId}`)).json()
  expect(matrix.cells).toMatchObject([{ state: '13', recall: { answer: 'Đã huỷ 02 bản in' } }])
})

test('[VI.8.1.a] [VI.8.3] a recalled document is frozen: it is not sent again, and whoever reads its code sees it', async () => {
  const copy = await given.make('started')
  await recall(copy)
  const again = await given.attempt({ endpoint: contract.dispatchDocument, as: 'clerk', id: copy.documentId, body: { id: newId() } })
  expect(again.code).toBe('document.recalled')
  const document = (await get('officer', `/api/documents/${copy.documentId}`)).json()
  expect(document).toMatchObject({ state: 'issued', can: { dispatch: 'document.not_permitted', recall: 'document.not_permitted' } })
  expect(document.spine.at(-1)).toMatchObject({ step: 'recalled', reason: 'Ban hành nhầm' })
  const linkId = randomUUID()
  await app.db.insertInto('verify_link').values({ id: linkId, kind: 'document', object_id: copy.documentId }).execute()
  expect((await app.server.inject({ method: 'GET', url: `/v/${linkId}` })).body).toContain('đã bị thu hồi')
})

test('a recall of some copies leaves the others and the document as they are', async () => {
  const copy = await given.make('finished')
  expect((await recall(copy, { deliveryIds: [newId()] })).code).toBe('recall.nothing')
  expect((await recall(copy, { deliveryIds: [copy.id] })).reply).toEqual({ recalled: 1 })
  expect((await recall(copy)).code).toBe('recall.nothing')
  const again = await given.attempt({ endpoint: contract.dispatchDocument, as: 'clerk', id: copy.documentId, body: { id: newId() } })
  expect(again.code).toBeNull()
})

test('open screens of the receivers of recalled copies are told', async () => {
  const copy = await given.make('accepted')
  await recall(copy)
  const event = await app.db
    .selectFrom('event')
    .selectAll()
    .where('name', '=', 'document.recalled')
    .where('object_id', '=', copy.documentId)
    .executeTakeFirstOrThrow()
  const told = await dispatches.live?.['document.recalled']?.(app.db, [event])
  expect(told?.get(event.id)).toEqual([given.sender.seeded.units.communeA])
})

test('a commune that accepts at the same moment loses the copy or was first; never both', async () => {
  const copy = await given.make('arrived')
  const [recalled, accepted] = await Promise.all([recall(copy), given.attempt({ endpoint: contract.acceptDelivery, as: 'clerkA', id: copy.id, body: {} })])
  expect(recalled.code).toBeNull()
  expect([null, 'delivery.wrong_state']).toContain(accepted.code)
  expect(await given.stateOf(copy.id)).toBe('13')
})

test('the matrix says who decided a recall, when and why; lists tell recalled copies from those only taken back', async () => {
  const copy = await given.make('accepted')
  const { id: dispatchId } = await app.db
    .selectFrom('delivery')
    .innerJoin('dispatch', 'dispatch.id', 'delivery.dispatch_id')
    .select('dispatch.id')
    .where('delivery.id', '=', copy.id)
    .executeTakeFirstOrThrow()
  await recall(copy)
  const said = { at: app.clock.now().toISOString(), whole: true, copies: 1, decidedBy: 'Lê Thị Mẫu', office: 'Phó Chủ tịch', reason: 'Ban hành nhầm' }
  expect((await get('officer', `/api/dispatches/${dispatchId}`)).json()).toMatchObject({ recalls: [said], recalledOn: '2026-11-25' })
  const overview = (await get('officer', '/api/dispatch-overview')).json().dispatches.find((one: { id: string }) => one.id === dispatchId)
  expect(overview).toMatchObject({ recalledOn: '2026-11-25' })
  expect(overview.states).toContain('recalled')
  const send = (await get('officer', '/api/dispatches')).json().items.find((one: { id: string }) => one.id === dispatchId)
  expect(send.cells).toEqual(['recalled'])
  expect((await get('clerkA', `/api/dispatches/${dispatchId}`)).json()).toMatchObject({ code: 'dispatch.not_found' })
})
