import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonActor } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { acceptDelivery } from './accept-delivery.ts'
import { partiesOf } from './chain-views.ts'
import { dispatchDocument } from './dispatch-document.ts'
import { getDispatch } from './get-dispatch.ts'
import { getOverview, listDispatches } from './list-dispatches.ts'
import { refuseDelivery } from './refuse-delivery.ts'
import { remindUnits } from './remind-units.ts'
import { reportFault } from './report-fault.ts'
import { countCells, foldCopies, halfOf } from './rules.ts'
import { issuedDocument, provinceThatSends, type Sender } from './testing/issued-document.ts'
import { withdrawDeliveries } from './withdraw-deliveries.ts'

let app: TestApp
let sender: Sender
type PersonKey = keyof Sender['seeded']['people']
const actors = {} as Record<PersonKey, PersonActor>
let minute = 0
/** Supplements come later than what they follow. */
const later = () => {
  minute += 1
  app.setNow(new Date(Date.UTC(2026, 10, 25, 2, minute)))
}
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T02:00:00Z' })
  sender = await provinceThatSends(app)
  for (const key of Object.keys(sender.seeded.people) as PersonKey[]) actors[key] = (await signedIn(app, sender.seeded.people[key].id)).actor
})
afterAll(() => app.close())

const ctxOf = (key: PersonKey) => testCtx(app, actors[key])
type Recipients = Parameters<typeof dispatchDocument>[2]['recipients']
async function send(documentId: string, more: { recipients?: Recipients; followsDispatchId?: string } = {}): Promise<string> {
  later()
  const id = newId()
  await dispatchDocument(ctxOf('clerk'), documentId, { id, ...more })
  return id
}
const only = (...units: (keyof Sender['seeded']['units'])[]): Recipients =>
  units.map((unit) => ({ scope: { kind: 'unit', unitId: sender.seeded.units[unit] }, purpose: 'action' }))
const matrix = (id: string, key: PersonKey = 'clerk') => getDispatch(ctxOf(key), id)
async function cellOf(id: string, unit: keyof Sender['seeded']['units']) {
  const cell = (await matrix(id)).cells.find((one) => one.unitId === sender.seeded.units[unit])
  if (!cell) throw new Error(`no cell of ${unit}`)
  return cell
}
const withdraw = (id: string, deliveryId: string) =>
  withdrawDeliveries(ctxOf('clerk'), id, {
    deliveryIds: [deliveryId],
    reason: 'Gửi nhầm',
    decidedByAppointmentId: sender.seeded.people.leader.appointmentId,
  })

test('a supplement goes to the same receivers, and the matrix of the first send shows the newest copy of each', async () => {
  const documentId = await issuedDocument(app, sender)
  const first = await send(documentId)
  const old = await cellOf(first, 'communeA')
  await acceptDelivery(ctxOf('clerkA'), old.deliveryId, {})
  const second = await send(documentId, { followsDispatchId: first })
  const shown = await matrix(first)
  expect(shown.cells).toHaveLength(3)
  expect(shown.cells.map((cell) => cell.dispatchId)).toEqual([second, second, second])
  expect(await cellOf(first, 'communeA')).toMatchObject({ earlier: [{ dispatchId: first, state: '03', arrivalNumber: expect.any(Number) }] })
  expect(shown).toMatchObject({ progress: { total: 3, forAction: 3, accepted: 0, byState: { '00': 1, '01': 2 } }, secondsToHalf: null })
  expect(shown.supplements).toMatchObject([{ id: second, recipients: 3, who: 'Văn Thị Thư' }])
  expect(await matrix(second)).toMatchObject({ followsDispatchId: first, supplements: [], cells: [{ earlier: [] }, { earlier: [] }, { earlier: [] }] })
})

test('one that goes to some, or to others too, leaves every other cell as it was', async () => {
  const documentId = await issuedDocument(app, sender)
  const first = await send(documentId)
  const old = await cellOf(first, 'communeB')
  await acceptDelivery(ctxOf('clerkB'), old.deliveryId, {})
  const second = await send(documentId, { followsDispatchId: first, recipients: only('communeA', 'women') })
  const shown = await matrix(first)
  const bySend = Object.fromEntries(shown.cells.map((cell) => [cell.unitId, cell.dispatchId]))
  const { communeA, communeB, communeC, women } = sender.seeded.units
  expect(bySend).toEqual({ [communeA]: second, [communeB]: first, [communeC]: first, [women]: second })
  expect(shown.progress).toMatchObject({ total: 4, forAction: 4, byState: { '00': 1, '01': 2, '03': 1 } })
  expect((await matrix(second)).cells).toHaveLength(2)
  // Only who never had it is a new recipient of the document.
  const named = await app.db.selectFrom('document_recipient').select('scope').where('document_id', '=', documentId).where('added_by_clerk', '=', true).execute()
  expect(named.map(({ scope }) => scope)).toEqual([{ kind: 'unit', unitId: women }])
})

test('a supplement of a supplement stands in both, and goes to everybody who had either', async () => {
  const documentId = await issuedDocument(app, sender)
  const first = await send(documentId, { recipients: only('communeA', 'communeB') })
  const second = await send(documentId, { followsDispatchId: first, recipients: only('communeA') })
  const third = await send(documentId, { followsDispatchId: second })
  expect((await matrix(third)).cells).toHaveLength(1)
  const shown = await matrix(first)
  expect(shown.supplements.map((one) => one.id)).toEqual([second, third])
  expect((await cellOf(first, 'communeA')).earlier.map((one) => one.dispatchId)).toEqual([second, first])
  const fourth = await send(documentId, { followsDispatchId: first })
  expect((await matrix(fourth)).cells).toHaveLength(2)
})

test('a supplement that was taken back uncovers the copy before it', async () => {
  const documentId = await issuedDocument(app, sender)
  const first = await send(documentId)
  await acceptDelivery(ctxOf('clerkA'), (await cellOf(first, 'communeA')).deliveryId, {})
  const second = await send(documentId, { followsDispatchId: first })
  const cell = await cellOf(first, 'communeA')
  expect(await withdraw(first, cell.deliveryId)).toEqual({ withdrawn: 1, tooLate: 0 })
  expect(await cellOf(first, 'communeA')).toMatchObject({ dispatchId: first, state: '03', earlier: [{ dispatchId: second, state: '13' }] })
  expect(await cellOf(second, 'communeA')).toMatchObject({ state: '13' })
  expect(await partiesOf(app.db, [first], 'withdrawn')).toEqual(new Map([[first, [sender.seeded.units.communeA]]]))
  const foreign = await cellOf(await send(await issuedDocument(app, sender)), 'communeA')
  await expect(withdraw(first, foreign.deliveryId)).rejects.toMatchObject({ code: 'dispatch.nothing_to_withdraw' })
})

test('reminding reaches the newest copies alone, each unit once', async () => {
  const documentId = await issuedDocument(app, sender)
  const first = await send(documentId)
  const second = await send(documentId, { followsDispatchId: first, recipients: only('communeA') })
  await refuseDelivery(ctxOf('clerkA'), (await cellOf(first, 'communeA')).deliveryId, { ground: 'altered', reason: 'Bị sửa' })
  expect(await remindUnits(ctxOf('clerk'), first, { id: newId() })).toEqual({ reminded: 2 })
  const { communeB, communeC } = sender.seeded.units
  expect((await partiesOf(app.db, [first], 'reminded')).get(first)?.toSorted()).toEqual([communeB, communeC].toSorted())
  await send(documentId, { followsDispatchId: second })
  const reminderId = newId()
  expect(await remindUnits(ctxOf('clerk'), first, { id: reminderId, unitIds: [sender.seeded.units.communeA] })).toEqual({ reminded: 1 })
  expect(await partiesOf(app.db, [first], 'reminded')).toEqual(new Map([[first, [sender.seeded.units.communeA]]]))
  expect((await matrix(first)).reminders.map((one) => one.count)).toEqual([1, 2])
})

test('list, overview and matrix of a send count the same copies', async () => {
  const documentId = await issuedDocument(app, sender)
  const first = await send(documentId)
  await acceptDelivery(ctxOf('clerkA'), (await cellOf(first, 'communeA')).deliveryId, {})
  await send(documentId, { followsDispatchId: first, recipients: only('communeA', 'women') })
  await acceptDelivery(ctxOf('clerkB'), (await cellOf(first, 'communeB')).deliveryId, {})
  const { progress, cells } = await matrix(first)
  const listed = (await listDispatches(ctxOf('clerk'), { limit: 50 })).items.find((item) => item.id === first)
  const overview = (await getOverview(ctxOf('clerk'), {})).dispatches.find((item) => item.id === first)
  expect(listed?.progress).toEqual(progress)
  expect(listed?.cells).toEqual(cells.map((cell) => cell.state))
  expect(overview?.states.filter((state) => state !== '')).toEqual(cells.map((cell) => cell.state))
})

test('a supplement answers the faults of every copy before it', async () => {
  const documentId = await issuedDocument(app, sender)
  const first = await send(documentId)
  const second = await send(documentId, { followsDispatchId: first })
  const cell = await cellOf(first, 'communeA')
  await reportFault(ctxOf('clerkA'), cell.deliveryId, { id: newId(), text: 'Thiếu phụ lục' })
  expect(await cellOf(first, 'communeA')).toMatchObject({ faults: 1 })
  await send(documentId, { followsDispatchId: first })
  expect(await cellOf(first, 'communeA')).toMatchObject({ faults: 0 })
  expect(await cellOf(second, 'communeA')).toMatchObject({ faults: 0 })
})

test('whoever may not see the supplement sees the copies before it', async () => {
  const open = await send(await issuedDocument(app, sender))
  const named = await issuedDocument(app, sender, { access: 'named' })
  await app.db.updateTable('document').set({ drafted_by: null }).where('id', '=', named).execute()
  const hidden = await send(named, { followsDispatchId: open })
  expect((await matrix(open)).cells.map((cell) => cell.dispatchId)).toEqual([hidden, hidden, hidden])
  const seen = await matrix(open, 'officer')
  expect(seen.supplements).toEqual([])
  expect(seen.cells.map((cell) => cell.dispatchId)).toEqual([open, open, open])
  expect(JSON.stringify(await getOverview(ctxOf('officer'), {}))).not.toContain(hidden)
})

test('copies fold into one cell a unit; only for-action ones count', () => {
  const copy = (unitId: string, state: string, purpose: 'action' | 'information' = 'action') => ({ unitId, state, purpose, opened: false })
  const cells = foldCopies([copy('a', '01'), copy('a', '03'), copy('b', '01', 'information'), copy('c', '06')])
  expect(cells.map((cell) => [cell.unitId, cell.state, cell.earlier.length])).toEqual([
    ['a', '01', 1],
    ['b', '01', 0],
    ['c', '06', 0],
  ])
  expect(countCells(cells)).toEqual({ total: 3, byState: { '01': 1, '06': 1 }, unopened: 1 })
})

test('half of the places have accepted only when half of all have', () => {
  expect([halfOf([], 0), halfOf([], 3), halfOf([5], 3), halfOf([5, 1], 3), halfOf([4, 1, 2, 3], 4), halfOf([9, 1, 2], 102)]).toEqual([
    ...[null, null, null, 5, 2, null],
  ])
})
