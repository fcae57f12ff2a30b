import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { countRows } from '../../testing/test-db.ts'
import { arriveWaiting } from './arrive-waiting.ts'
import { dispatchDocument } from './dispatch-document.ts'
import { getDispatch } from './get-dispatch.ts'
import { findRecipients, previewRecipients } from './preview-recipients.ts'
import { issuedDocument, provinceThatSends, type Sender } from './testing/issued-document.ts'

let app: TestApp
let sender: Sender
let clerk: PersonActor
beforeAll(async () => {
  app = await startTestApp()
  sender = await provinceThatSends(app)
  clerk = await person('clerk')
})
afterAll(() => app.close())

type PersonKey = keyof Sender['seeded']['people']
const person = async (key: PersonKey) => (await signedIn(app, sender.seeded.people[key].id)).actor
const communes = [{ scope: { kind: 'all_communes' as const }, purpose: 'action' as const }]
const nothingSent = async (documentId: string) => {
  const { n } = await app.db.selectFrom('dispatch').select(app.db.fn.countAll<string>().as('n')).where('document_id', '=', documentId).executeTakeFirstOrThrow()
  expect(Number(n)).toBe(0)
}
const send = (actor: PersonActor, documentId: string, body: Partial<Parameters<typeof dispatchDocument>[2]> = {}, actId?: string) =>
  dispatchDocument(testCtx(app, actor, { useCase: 'dispatchDocument', ...(actId && { actId }) }), documentId, { id: newId(), ...body })
const refusal = (work: Promise<unknown>, kind: string, code: string) => expect(work).rejects.toMatchObject({ kind, code })

test('a document that is not issued is refused and nothing is written', async () => {
  const documentId = await issuedDocument(app, sender, { state: 'draft' })
  await refusal(send(clerk, documentId), 'rule', 'document.not_issued')
  await nothingSent(documentId)
})

test('recipients that reach nobody are refused, and an unknown unit by name', async () => {
  const documentId = await issuedDocument(app, sender, { recipients: [] })
  await refusal(send(clerk, documentId), 'rule', 'dispatch.no_recipient')
  await refusal(send(clerk, documentId, { recipients: [] }), 'rule', 'dispatch.no_recipient')
  const unknown = { scope: { kind: 'unit' as const, unitId: newId() }, purpose: 'action' as const }
  await refusal(send(clerk, documentId, { recipients: [...communes, unknown] }), 'rule', 'recipient.unknown')
  await nothingSent(documentId)
})

test('a document on paper only and one too large for a send are refused', async () => {
  await refusal(send(clerk, await issuedDocument(app, sender, { withFile: false })), 'rule', 'document.no_file')
  const large = await issuedDocument(app, sender, { bytes: app.config.maxSendBytes + 1 })
  await refusal(send(clerk, large), 'rule', 'file.send_too_large')
  await nothingSent(large)
})

test('a stranger does not find the document, an officer or leader of the office may not send it', async () => {
  const documentId = await issuedDocument(app, sender)
  await refusal(send(await person('clerkA'), documentId), 'not_found', 'document.not_found')
  await refusal(send(await person('officer'), documentId), 'forbidden', 'dispatch.not_permitted')
  await refusal(send(await person('leader'), documentId), 'forbidden', 'dispatch.not_permitted')
  await nothingSent(documentId)
})

test('every unit of the scopes gets one copy, for action before for information, with one event and one search entry', async () => {
  const { communeA, communeB, communeC, women } = sender.seeded.units
  const documentId = await issuedDocument(app, sender)
  const id = newId()
  const before = await countRows(app.db, 'event')
  const sent = await send(clerk, documentId, {
    id,
    message: 'Đề nghị thực hiện sớm',
    recipients: [
      { scope: { kind: 'all_wards' }, purpose: 'action' },
      { scope: { kind: 'all_communes' }, purpose: 'information' },
      { scope: { kind: 'unit', unitId: women }, purpose: 'action' },
    ],
  })
  expect(sent).toMatchObject({ id, documentId, recipients: 4, forAction: 2 })
  const copies = await app.db.selectFrom('delivery').select(['party_id', 'purpose', 'state']).where('dispatch_id', '=', id).execute()
  const byUnit = Object.fromEntries(copies.map((copy) => [copy.party_id, `${copy.purpose} ${copy.state}`]))
  // Nobody signs in for Thổ Châu: its copy has not arrived.
  expect(byUnit).toEqual({ [communeA]: 'action 01', [communeB]: 'information 01', [communeC]: 'information 00', [women]: 'action 01' })
  expect(await countRows(app.db, 'event')).toBe(before + 1)
  const event = await app.db.selectFrom('event').select(['name', 'facts']).where('object_id', '=', id).executeTakeFirstOrThrow()
  expect(event).toMatchObject({ name: 'dispatch.sent', facts: { recipients: 4, forAction: 2, notArrived: 1, root: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  expect(JSON.stringify(event.facts)).not.toContain('Đề nghị')
  const entries = await app.db.selectFrom('search_entry').select(['kind', 'readers']).where('id', '=', id).execute()
  expect(entries).toHaveLength(1)
  expect((await person('clerkA')).readers.some((no) => entries[0]?.readers.includes(no))).toBe(true)
  expect((await person('clerkB')).readers.some((no) => entries[0]?.readers.includes(no))).toBe(true)
})

test('no status row is written for copies that arrive at once', async () => {
  const id = newId()
  await send(clerk, await issuedDocument(app, sender), { id })
  const rows = await app.db
    .selectFrom('delivery_event')
    .innerJoin('delivery', 'delivery.id', 'delivery_event.delivery_id')
    .select('code')
    .where('dispatch_id', '=', id)
    .execute()
  expect(rows).toEqual([])
})

test('the same id twice is one send, also as another act and also at the same moment', async () => {
  const documentId = await issuedDocument(app, sender)
  const id = newId()
  const actId = newId()
  const answers = await Promise.all([send(clerk, documentId, { id }, actId), send(clerk, documentId, { id }, actId), send(clerk, documentId, { id })])
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ recipients: 3 })
  const copies = await app.db.selectFrom('delivery').select('id').where('dispatch_id', '=', id).execute()
  expect(copies).toHaveLength(3)
  const events = await app.db.selectFrom('event').select('id').where('object_id', '=', id).execute()
  expect(events).toHaveLength(1)
})

test('two who send the same at the same moment send it once; the other is told', async () => {
  const documentId = await issuedDocument(app, sender)
  const results = await Promise.allSettled([send(clerk, documentId), send(clerk, documentId)])
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  const refused = results.find((result) => result.status === 'rejected')
  expect(refused?.reason).toMatchObject({ kind: 'rule', code: 'dispatch.just_sent' })
  const { units } = sender.seeded
  const others = [{ scope: { kind: 'unit' as const, unitId: units.women }, purpose: 'action' as const }]
  expect(await send(clerk, documentId, { recipients: others })).toMatchObject({ recipients: 1 })
})

test('two who supplement the same send at the same moment do it once', async () => {
  const documentId = await issuedDocument(app, sender)
  const followsDispatchId = newId()
  await send(clerk, documentId, { id: followsDispatchId })
  const results = await Promise.allSettled([send(clerk, documentId, { followsDispatchId }), send(clerk, documentId, { followsDispatchId })])
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ kind: 'rule', code: 'dispatch.just_sent' })
})

test('an id that another document was sent with is refused', async () => {
  const id = newId()
  await send(clerk, await issuedDocument(app, sender), { id })
  await refusal(send(clerk, await issuedDocument(app, sender), { id }), 'conflict', 'act.id_used')
})

test('recipients the clerk names are added to those the drafter named', async () => {
  const { women, communeA } = sender.seeded.units
  const documentId = await issuedDocument(app, sender, { recipients: [{ scope: { kind: 'unit', unitId: communeA }, purpose: 'action' }] })
  const recipients = [communeA, women].map((unitId) => ({ scope: { kind: 'unit' as const, unitId }, purpose: 'action' as const }))
  expect(await send(clerk, documentId, { recipients })).toMatchObject({ recipients: 2 })
  const rows = await app.db.selectFrom('document_recipient').select('added_by_clerk').where('document_id', '=', documentId).orderBy('ordinal').execute()
  expect(rows.map((row) => row.added_by_clerk)).toEqual([false, true])
})

test('a supplement goes to the same receivers, and nobody supplements what another unit sent', async () => {
  const first = newId()
  const documentId = await issuedDocument(app, sender)
  await send(clerk, documentId, { id: first })
  const again = newId()
  const other = await issuedDocument(app, sender, { recipients: [] })
  expect(await send(clerk, other, { id: again, followsDispatchId: first })).toMatchObject({ recipients: 3, forAction: 3 })
  expect(await getDispatch(testCtx(app, clerk), again)).toMatchObject({ followsDispatchId: first })
  await refusal(send(clerk, other, { followsDispatchId: newId() }), 'not_found', 'dispatch.not_found')
})

test('a commune created afterwards gets no copy', async () => {
  const id = newId()
  const documentId = await issuedDocument(app, sender)
  await send(clerk, documentId, { id })
  const late = newId()
  await app.db.insertInto('party').values({ id: late, kind: 'unit' }).execute()
  const province = await app.db.selectFrom('unit').selectAll().where('id', '=', sender.unitId).executeTakeFirstOrThrow()
  await app.db
    .insertInto('unit')
    .values({
      id: late,
      parent_id: province.id,
      kind: 'commune',
      commune_type: 'xa',
      name: 'Xã mới',
      short_name: 'Mới',
      place_name: 'Mới',
      has_records_office: true,
      office_id: late,
      ancestors: [...province.ancestors, late],
      sort_key: 'z',
    })
    .execute()
  expect((await getDispatch(testCtx(app, clerk), id)).cells.map((cell) => cell.unitId)).not.toContain(late)
  await app.db.updateTable('unit').set({ closed_on: '2025-01-01', opened_on: '2024-01-01' }).where('id', '=', late).execute()
})

/** The statements that a piece of work runs, seen by the query log of its own database connection. */
async function statementsOf(work: (ctx: Ctx) => Promise<unknown>): Promise<number> {
  let count = 0
  const db = app.db.withPlugin({
    transformQuery({ node }) {
      count += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  await work({ ...testCtx(app, clerk, { useCase: 'dispatchDocument' }), db })
  return count
}

test('the number of statements does not grow with the number of communes', async () => {
  const few = await issuedDocument(app, sender, { recipients: [{ scope: { kind: 'all_wards' }, purpose: 'action' }] })
  const some = await statementsOf((ctx) => dispatchDocument(ctx, few, { id: newId() }))
  const many = await issuedDocument(app, sender)
  const all = await statementsOf((ctx) => dispatchDocument(ctx, many, { id: newId() }))
  expect(all).toBe(some)
  expect(all).toBeLessThan(25)
})

test('before the click the clerk sees how many, for what, and who has nobody to receive it', async () => {
  const preview = await previewRecipients(testCtx(app, clerk), {
    fromUnitId: sender.unitId,
    recipients: [
      { scope: { kind: 'all_communes' }, purpose: 'action' },
      { scope: { kind: 'all_wards' }, purpose: 'information' },
    ],
  })
  expect(preview).toMatchObject({ total: 3, forAction: 3, routes: [{ route: 'inside', count: 3 }], unreachable: [{ name: 'Đặc khu Thổ Châu' }] })
  expect(preview.scopes).toMatchObject([
    { name: 'Tất cả xã, phường, đặc khu', count: 3, repeated: 0 },
    { name: 'Tất cả phường', count: 1, repeated: 1 },
  ])
  await refusal(previewRecipients(testCtx(app, await person('clerkA')), { fromUnitId: sender.unitId, recipients: [] }), 'not_found', 'unit.not_found')
  const found = await findRecipients(testCtx(app, clerk), { fromUnitId: sender.unitId, q: 'rach gia' })
  expect(found.items).toMatchObject([{ name: 'Phường Rạch Giá', count: 1 }])
})

test('a copy that waited for a clerk arrives when the unit has one', async () => {
  const fresh = await startTestApp()
  try {
    const small = await provinceThatSends(fresh)
    const actor = (await signedIn(fresh, small.seeded.people.clerk.id)).actor
    const id = newId()
    await dispatchDocument(testCtx(fresh, actor), await issuedDocument(fresh, small), { id })
    const waiting = () =>
      fresh.db
        .selectFrom('delivery')
        .select('state')
        .where('dispatch_id', '=', id)
        .where('party_id', '=', small.seeded.units.communeC)
        .executeTakeFirstOrThrow()
    await arriveWaiting(testCtx(fresh, { kind: 'system', job: 'test' }))
    expect(await waiting()).toEqual({ state: '00' })
    const matrix = await getDispatch(testCtx(fresh, actor), id)
    expect(matrix.cells.find((cell) => cell.state === '00')).toMatchObject({ lacks: 'unit.no_clerk_account', way: [] })
    await fresh.db
      .updateTable('role_grant')
      .set({ unit_id: small.seeded.units.communeC })
      .where('appointment_id', '=', small.seeded.people.clerkB.appointmentId)
      .execute()
    await arriveWaiting(testCtx(fresh, { kind: 'system', job: 'test' }))
    expect(await waiting()).toEqual({ state: '01' })
    await arriveWaiting(testCtx(fresh, { kind: 'system', job: 'test' }))
    const events = await fresh.db.selectFrom('delivery_event').select('code').execute()
    expect(events).toEqual([{ code: '01' }])
  } finally {
    await fresh.close()
  }
})
