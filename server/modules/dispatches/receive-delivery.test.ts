import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonActor } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { cancelIncoming } from '../registers/public.ts'
import { acceptDelivery } from './accept-delivery.ts'
import { readDelivery } from './delivery-detail.ts'
import { deliveryFile } from './delivery-files.ts'
import { dispatchDocument } from './dispatch-document.ts'
import { getDispatch } from './get-dispatch.ts'
import { listInbox } from './list-inbox.ts'
import { openDelivery } from './open-delivery.ts'
import { getDeliveryForUpdate, recordStatus } from './public.ts'
import { refuseDelivery } from './refuse-delivery.ts'
import { reportFault } from './report-fault.ts'
import { issuedDocument, provinceThatSends, type Sender } from './testing/issued-document.ts'
import { withdrawDeliveries } from './withdraw-deliveries.ts'

let app: TestApp
let sender: Sender
type PersonKey = keyof Sender['seeded']['people']
const actors = {} as Record<PersonKey, PersonActor>
beforeAll(async () => {
  app = await startTestApp()
  sender = await provinceThatSends(app)
  for (const key of Object.keys(sender.seeded.people) as PersonKey[]) actors[key] = (await signedIn(app, sender.seeded.people[key].id)).actor
})
afterAll(() => app.close())

const ctxOf = (key: PersonKey, actId?: string) => testCtx(app, actors[key], actId ? { actId } : {})
const refusal = (work: Promise<unknown>, kind: string, code: string) => expect(work).rejects.toMatchObject({ kind, code })

type Wish = Parameters<typeof issuedDocument>[2]
/** A fresh send to all communes; the copies by commune. */
async function sent(wish: Wish = {}) {
  const id = newId()
  const documentId = await issuedDocument(app, sender, wish)
  await dispatchDocument(ctxOf('clerk'), documentId, { id })
  const rows = await app.db.selectFrom('delivery').select(['id', 'party_id']).where('dispatch_id', '=', id).execute()
  const { communeA, communeB, communeC } = sender.seeded.units
  const copy = (unit: string) => rows.find((row) => row.party_id === unit)?.id ?? ''
  return { id, documentId, a: copy(communeA), b: copy(communeB), c: copy(communeC) }
}
const stateOf = async (id: string) => (await app.db.selectFrom('delivery').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

test('nobody but the receiving unit finds a copy: not a stranger, not the sender, not the superior administrator', async () => {
  const { a } = await sent()
  for (const key of ['clerkB', 'leaderB', 'clerk', 'leader', 'officer', 'admin', 'womenClerk'] as const) {
    await refusal(readDelivery(ctxOf(key), a), 'not_found', 'delivery.not_found')
    await refusal(openDelivery(ctxOf(key), a), 'not_found', 'delivery.not_found')
    await refusal(acceptDelivery(ctxOf(key), a, {}), 'not_found', 'delivery.not_found')
    await refusal(refuseDelivery(ctxOf(key), a, { ground: 'altered', reason: 'x' }), 'not_found', 'delivery.not_found')
    await refusal(reportFault(ctxOf(key), a, { id: newId(), text: 'x' }), 'not_found', 'delivery.not_found')
    await refusal(deliveryFile(ctxOf(key), a, 'opened'), 'not_found', 'delivery.not_found')
  }
  expect(await stateOf(a)).toBe('01')
})

test('an officer or leader of the unit reads the copy and may neither accept nor refuse it', async () => {
  const { a } = await sent()
  for (const key of ['officerA', 'leaderA'] as const) {
    expect((await readDelivery(ctxOf(key), a)).can).toMatchObject({ accept: 'delivery.not_permitted', refuse: 'delivery.not_permitted' })
    await refusal(acceptDelivery(ctxOf(key), a, {}), 'forbidden', 'delivery.not_permitted')
    await refusal(refuseDelivery(ctxOf(key), a, { ground: 'altered', reason: 'x' }), 'forbidden', 'delivery.not_permitted')
  }
})

test('[VI.1.6] accepting enters the register, compares the bytes with those issued and tells the sender', async () => {
  const { id, a } = await sent()
  const detail = await acceptDelivery(ctxOf('clerkA'), a, { dueOn: '2030-01-02' })
  expect(detail).toMatchObject({ state: '03', sameAsIssued: true, dueOn: '2030-01-02', unread: false, arrivalNumber: expect.any(Number) })
  expect(detail.way.map((step) => [step.code, step.who])).toEqual([
    ['01', ''],
    ['03', 'Rạch Văn Thư'],
  ])
  expect(detail.can).toMatchObject({ accept: 'delivery.wrong_state', submit: true })
  const event = await app.db.selectFrom('event').selectAll().where('object_id', '=', a).where('name', '=', 'delivery.accepted').executeTakeFirstOrThrow()
  expect(event).toMatchObject({ tell: [sender.unitId], unit_id: sender.seeded.units.communeA, facts: { sameAsIssued: true } })
  const entry = await app.db.selectFrom('register_entry').selectAll().where('subject_id', '=', a).executeTakeFirstOrThrow()
  expect(entry).toMatchObject({ came_by: 'inside', author_name: 'Ban Thường trực', signer_name: 'Lê Thị Mẫu', pages: 2 })
  const matrix = await getDispatch(ctxOf('clerk'), id)
  expect(matrix.cells.find((cell) => cell.deliveryId === a)).toMatchObject({ state: '03', opened: true, arrivalNumber: detail.arrivalNumber })
  expect(matrix).toMatchObject({ progress: { forAction: 3, accepted: 1, byState: { '00': 1, '01': 1, '03': 1 } }, secondsToHalf: null })
})

test('accepted twice by one act is one registration; by another act it is refused; at the same moment one wins', async () => {
  const { a, b } = await sent()
  const actId = newId()
  await Promise.all([acceptDelivery(ctxOf('clerkA', actId), a, {}), acceptDelivery(ctxOf('clerkA', actId), a, {})])
  await refusal(acceptDelivery(ctxOf('clerkA'), a, {}), 'rule', 'delivery.wrong_state')
  const results = await Promise.allSettled([
    acceptDelivery(ctxOf('clerkB'), b, {}),
    acceptDelivery(ctxOf('clerkB'), b, {}),
    acceptDelivery(ctxOf('clerkB'), b, {}),
  ])
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  const entries = await app.db.selectFrom('register_entry').select('id').where('subject_id', 'in', [a, b]).execute()
  expect(entries).toHaveLength(2)
  await refusal(refuseDelivery(ctxOf('clerkA'), a, { ground: 'altered', reason: 'x' }), 'rule', 'delivery.wrong_state')
})

test('after a cancelled registration the copy stays accepted and is registered anew with the next number', async () => {
  const { a } = await sent()
  const first = await acceptDelivery(ctxOf('clerkA'), a, {})
  const entry = await app.db.selectFrom('register_entry').select('id').where('subject_id', '=', a).executeTakeFirstOrThrow()
  await app.db.transaction().execute((db) => cancelIncoming({ ...ctxOf('clerkA'), db }, entry.id, 'Vào sổ nhầm'))
  expect(await readDelivery(ctxOf('clerkA'), a)).toMatchObject({ state: '03', arrivalNumber: null, can: { accept: true } })
  const again = await acceptDelivery(ctxOf('clerkA'), a, {})
  expect(again.arrivalNumber).toBeGreaterThan(first.arrivalNumber ?? 0)
  expect(again.way.filter((step) => step.code === '03')).toHaveLength(1)
  await refusal(acceptDelivery(ctxOf('clerkA'), a, {}), 'rule', 'delivery.wrong_state')
})

test('[VI.5.4] bytes that are no longer those issued are said so', async () => {
  const { a, documentId } = await sent()
  const file = await app.db
    .selectFrom('document')
    .innerJoin('file', 'file.id', 'document.issued_file_id')
    .select('file.key')
    .where('document.id', '=', documentId)
    .executeTakeFirstOrThrow()
  await writeFile(join(app.dataDir, file.key ?? ''), 'changed')
  expect(await acceptDelivery(ctxOf('clerkA'), a, {})).toMatchObject({ state: '03', sameAsIssued: false })
})

test('a refusal names its lawful ground, the sender reads the reason, and nothing follows it', async () => {
  const { id, a } = await sent()
  const detail = await refuseDelivery(ctxOf('clerkA'), a, { ground: 'wrong_receiver', reason: 'Gửi nhầm địa chỉ' })
  expect(detail).toMatchObject({ state: '02', arrivalNumber: null })
  const matrix = await getDispatch(ctxOf('clerk'), id)
  const cell = matrix.cells.find((one) => one.deliveryId === a)
  expect(cell?.way.at(-1)).toMatchObject({ code: '02', ground: 'wrong_receiver', reason: 'Gửi nhầm địa chỉ', who: 'Rạch Văn Thư' })
  await refusal(acceptDelivery(ctxOf('clerkA'), a, {}), 'rule', 'delivery.wrong_state')
  await refusal(reportFault(ctxOf('clerkA'), a, { id: newId(), text: 'x' }), 'rule', 'delivery.wrong_state')
  const events = await app.db.selectFrom('event').select('facts').where('object_id', '=', a).execute()
  expect(JSON.stringify(events)).not.toContain('Gửi nhầm')
})

test('opening is noted once for each person and clears "unread" for the unit', async () => {
  const { a } = await sent()
  expect(await readDelivery(ctxOf('officerA'), a)).toMatchObject({ unread: true })
  await openDelivery(ctxOf('clerkA'), a)
  await openDelivery(ctxOf('clerkA'), a)
  await openDelivery(ctxOf('leaderA'), a)
  const log = await app.db.selectFrom('access_log').select('person_id').where('object_id', '=', a).where('what', '=', 'opened').execute()
  expect(log.map((row) => row.person_id).sort()).toEqual([actors.clerkA.personId, actors.leaderA.personId].sort())
  expect(await readDelivery(ctxOf('officerA'), a)).toMatchObject({ unread: false, state: '01' })
})

test('a fault keeps the copy open; a supplement answers it', async () => {
  const { id, a, documentId } = await sent()
  const faultId = newId()
  await reportFault(ctxOf('clerkA'), a, { id: faultId, text: 'Thiếu phụ lục 2' })
  const detail = await reportFault(ctxOf('clerkA'), a, { id: faultId, text: 'Thiếu phụ lục 2' })
  expect(detail).toMatchObject({ state: '01', faults: [{ text: 'Thiếu phụ lục 2', who: 'Rạch Văn Thư' }] })
  const cellOf = async () => (await getDispatch(ctxOf('clerk'), id)).cells.find((cell) => cell.unitId === sender.seeded.units.communeA)
  expect(await cellOf()).toMatchObject({ faults: 1 })
  await dispatchDocument(ctxOf('clerk'), documentId, { id: newId(), followsDispatchId: id })
  expect(await cellOf()).toMatchObject({ faults: 0 })
})

test('only copies that nobody has accepted are taken back, by a clerk, with a leader who decided', async () => {
  const { id, a, b } = await sent()
  await acceptDelivery(ctxOf('clerkA'), a, {})
  const body = { deliveryIds: [a, b], reason: 'Nhầm phụ lục', decidedByAppointmentId: sender.seeded.people.leader.appointmentId }
  await refusal(withdrawDeliveries(ctxOf('clerkB'), id, body), 'not_found', 'dispatch.not_found')
  await refusal(withdrawDeliveries(ctxOf('officer'), id, body), 'forbidden', 'dispatch.not_permitted')
  const stranger = { ...body, decidedByAppointmentId: sender.seeded.people.leaderA.appointmentId }
  await refusal(withdrawDeliveries(ctxOf('clerk'), id, stranger), 'rule', 'signer.not_found')
  const actId = newId()
  expect(await withdrawDeliveries(ctxOf('clerk', actId), id, body)).toEqual({ withdrawn: 1, tooLate: 1 })
  expect(await withdrawDeliveries(ctxOf('clerk', actId), id, body)).toEqual({ withdrawn: 1, tooLate: 1 })
  await refusal(withdrawDeliveries(ctxOf('clerk'), id, body), 'rule', 'dispatch.nothing_to_withdraw')
  expect([await stateOf(a), await stateOf(b)]).toEqual(['03', '13'])
  const codes = await app.db.selectFrom('delivery_event').select('code').where('delivery_id', '=', b).orderBy('seq').execute()
  expect(codes.map((row) => row.code).sort()).toEqual(['13', '15'])
  expect(await readDelivery(ctxOf('clerkB'), b)).toMatchObject({ state: '13', withdrawnReason: 'Nhầm phụ lục', file: null, attachments: [] })
  await refusal(deliveryFile(ctxOf('clerkB'), b, 'opened'), 'not_found', 'file.not_found')
  await refusal(acceptDelivery(ctxOf('clerkB'), b, {}), 'rule', 'delivery.wrong_state')
})

test('a copy that is accepted and taken back at the same moment ends in one of the two', async () => {
  for (let turn = 0; turn < 3; turn++) {
    const { id, a } = await sent()
    const body = { deliveryIds: [a], reason: 'Nhầm', decidedByAppointmentId: sender.seeded.people.leader.appointmentId }
    const [accepted, withdrawn] = await Promise.allSettled([acceptDelivery(ctxOf('clerkA'), a, {}), withdrawDeliveries(ctxOf('clerk'), id, body)])
    expect([accepted.status, withdrawn.status].filter((status) => status === 'fulfilled')).toHaveLength(1)
    expect(await stateOf(a)).toBe(accepted.status === 'fulfilled' ? '03' : '13')
  }
})

test('a named copy is for the clerk and whom its tasks name: others do not find it', async () => {
  const { a } = await sent({ access: 'named' })
  await refusal(readDelivery(ctxOf('leaderA'), a), 'not_found', 'delivery.not_found')
  await refusal(openDelivery(ctxOf('officerA'), a), 'not_found', 'delivery.not_found')
  expect(await readDelivery(ctxOf('clerkA'), a)).toMatchObject({ state: '01' })
  const unitId = sender.seeded.units.communeA
  await app.db
    .insertInto('submission')
    .values({ id: newId(), subject_kind: 'delivery', subject_id: a, unit_id: unitId, to_person_id: actors.leaderA.personId, by: actors.clerkA.personId })
    .execute()
  expect(await readDelivery(ctxOf('leaderA'), a)).toMatchObject({ submission: { toName: 'Rạch Thị Chủ', state: 'waiting' } })
  await refusal(readDelivery(ctxOf('officerA'), a), 'not_found', 'delivery.not_found')
})

test('statuses of one device with a slow clock still follow one another', async () => {
  const { a } = await sent()
  await acceptDelivery(ctxOf('clerkA'), a, {})
  const say = (code: '04' | '05' | '06', reason?: string) =>
    app.db.transaction().execute(async (db) => {
      const ctx = { ...ctxOf('leaderA'), db }
      ctx.act = { ...ctx.act, occurredAt: new Date('2020-01-01T00:00:00Z') }
      await recordStatus(ctx, await getDeliveryForUpdate(ctx, a), { code, eventId: newId(), ...(reason && { reason }) })
    })
  await say('06')
  expect(await stateOf(a)).toBe('06')
  await refusal(say('05'), 'rule', 'delivery.wrong_state')
  await say('05', 'Còn thiếu báo cáo')
  expect(await stateOf(a)).toBe('05')
  await say('06')
  expect(await stateOf(a)).toBe('06')
})

test('a unit that follows a closed one acts on its open copies', async () => {
  const { b } = await sent()
  const { communeA, communeB } = sender.seeded.units
  await app.db.insertInto('unit_successor').values({ unit_id: communeB, successor_id: communeA, on_date: '2025-07-02' }).execute()
  const successor = (await signedIn(app, actors.clerkA.personId)).actor
  expect(await acceptDelivery(testCtx(app, successor), b, {})).toMatchObject({ state: '03', unitId: communeA, arrivalNumber: expect.any(Number) })
  await app.db.deleteFrom('unit_successor').execute()
})

test('a unit that will follow another one day has nothing of it before', async () => {
  const { b } = await sent()
  const { communeA, communeB } = sender.seeded.units
  await app.db.insertInto('unit_successor').values({ unit_id: communeB, successor_id: communeA, on_date: '2099-01-01' }).execute()
  const successor = (await signedIn(app, actors.clerkA.personId)).actor
  await refusal(readDelivery(testCtx(app, successor), b), 'not_found', 'delivery.not_found')
  await refusal(acceptDelivery(testCtx(app, successor), b, {}), 'not_found', 'delivery.not_found')
  const { items } = await listInbox(testCtx(app, successor), { unitId: communeA, show: 'all', limit: 200 })
  expect(items.map((item) => item.id)).not.toContain(b)
  await app.db.deleteFrom('unit_successor').execute()
})

test('[VI.6.8] the paper comes over HTTP unchanged, and a download is noted', async () => {
  const { a } = await sent()
  const { cookie } = await signedIn(app, actors.clerkA.personId)
  const reply = await app.server.inject({ url: `/files/deliveries/${a}/pdf?download=1`, headers: { cookie } })
  expect(reply.statusCode).toBe(200)
  expect(reply.body).toContain('%PDF-1.7')
  const log = await app.db.selectFrom('access_log').select('what').where('object_id', '=', a).execute()
  expect(log).toEqual([{ what: 'downloaded' }])
})
