import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDelivery } from '../../../contract/handling.ts'
import { newId } from '../../platform/ids.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { type Name, officeAtWork } from './testing/given-work.ts'

let app: TestApp
let work: Awaited<ReturnType<typeof officeAtWork>>
let issuerA: string
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  work = await officeAtWork(app)
  issuerA = newId()
  await app.db
    .insertInto('issuer')
    .values({ id: issuerA, unit_id: unit('communeA'), parent_line: 'MTTQ', name: 'Ban Thường trực', place_name: 'Rạch Giá', notation_suffix: 'MTTQ-BTT' })
    .execute()
})
afterAll(() => app.close())

const unit = (name: keyof typeof work.sender.seeded.units) => work.sender.seeded.units[name]
const get = async (as: Name, url: string) => (await work.call(as, 'GET', url)).body
let numbers = 0

async function sentWith(deliveryId: string) {
  const { dispatch_id } = await app.db.selectFrom('delivery').select('dispatch_id').where('id', '=', deliveryId).executeTakeFirstOrThrow()
  const { document_id, code } = await app.db
    .selectFrom('dispatch')
    .innerJoin('document', 'document.id', 'dispatch.document_id')
    .select(['document_id', 'code'])
    .where('dispatch.id', '=', dispatch_id)
    .executeTakeFirstOrThrow()
  return { dispatchId: dispatch_id, documentId: document_id, code }
}
/** A document of commune A that answers its copy, as sealing leaves it, not sent yet. */
async function answerTo(deliveryId: string, access: 'unit' | 'named' = 'unit') {
  const id = newId()
  const draft = { id, issuerId: issuerA, type: 'cong_van', subject: 'V/v trả lời', access }
  const made = await work.call('clerkA', 'POST', answerDelivery.path.replace(':id', deliveryId), draft)
  if (made.status !== 200) throw new Error(`not drafted: ${JSON.stringify(made.body)}`)
  numbers += 1
  const code = `${numbers}/MTTQ-BTT`
  await app.db.updateTable('document').set({ state: 'issued', code, document_on: '2026-11-25', issued_on_paper: false }).where('id', '=', id).execute()
  return { id, code }
}
async function send(documentId: string, ...to: (keyof typeof work.sender.seeded.units)[]) {
  const source = await app.db.selectFrom('document').select('issued_file_id').where('issued_file_id', 'is not', null).executeTakeFirstOrThrow()
  await app.db.updateTable('document').set(source).where('id', '=', documentId).execute()
  const dispatchId = newId()
  const recipients = to.map((one) => ({ scope: { kind: 'unit', unitId: unit(one) }, purpose: 'action' }))
  const sent = await work.call('clerkA', 'POST', `/api/documents/${documentId}/dispatches`, { id: dispatchId, recipients })
  if (sent.status !== 200) throw new Error(`not sent: ${JSON.stringify(sent.body)}`)
  const copies = await app.db.selectFrom('delivery').select(['id', 'party_id']).where('dispatch_id', '=', dispatchId).execute()
  const copyOf = (one: keyof typeof work.sender.seeded.units) => copies.find((copy) => copy.party_id === unit(one))?.id ?? ''
  return { dispatchId, copyOf }
}
const cellOfA = async (as: Name, dispatchId: string) =>
  (await get(as, `/api/dispatches/${dispatchId}`)).cells.find((cell: { unitId: string }) => cell.unitId === unit('communeA'))

test('an answer is seen by whom it was sent to: on the document, in the cell of the matrix and on the copy that came back', async () => {
  const theirs = await work.accepted()
  const ours = await sentWith(theirs)
  const answer = await answerTo(theirs)
  expect((await get('officer', `/api/documents/${ours.documentId}`)).answeredBy).toEqual([])

  const { copyOf } = await send(answer.id, 'province')
  const came = { deliveryId: copyOf('province'), code: answer.code, documentOn: '2026-11-25' }
  expect((await get('officer', `/api/documents/${ours.documentId}`)).answeredBy).toEqual([{ ...came, authorName: 'Phường Rạch Giá' }])
  expect((await cellOfA('clerk', ours.dispatchId)).answers).toEqual([came])
  expect((await get('clerk', `/api/deliveries/${came.deliveryId}`)).answers).toEqual([
    { documentId: ours.documentId, deliveryId: null, code: ours.code, documentOn: '2026-11-25' },
  ])
})

test('whoever else gets the answer reads what it answers only by a copy of his own', async () => {
  const theirs = await work.accepted()
  const ours = await sentWith(theirs)
  const { copyOf } = await send((await answerTo(theirs)).id, 'communeB', 'women')
  const copyOfB = await app.db
    .selectFrom('delivery')
    .select('id')
    .where('dispatch_id', '=', ours.dispatchId)
    .where('party_id', '=', unit('communeB'))
    .executeTakeFirstOrThrow()
  expect((await get('clerkB', `/api/deliveries/${copyOf('communeB')}`)).answers).toMatchObject([{ documentId: null, deliveryId: copyOfB.id }])
  expect((await get('womenClerk', `/api/deliveries/${copyOf('women')}`)).answers).toEqual([])
  expect(await get('womenClerk', `/api/documents/${ours.documentId}`)).toMatchObject({ code: 'document.not_found' })
  // It never came back to the office that asked.
  expect((await get('officer', `/api/documents/${ours.documentId}`)).answeredBy).toEqual([])
  expect((await cellOfA('clerk', ours.dispatchId)).answers).toEqual([])
})

test('an answer for named people shows to the clerks of its receiver alone, and a named document not on its answer', async () => {
  const theirs = await work.accepted()
  const ours = await sentWith(theirs)
  await send((await answerTo(theirs, 'named')).id, 'province')
  expect((await get('clerk', `/api/documents/${ours.documentId}`)).answeredBy).toHaveLength(1)
  expect((await get('leader', `/api/documents/${ours.documentId}`)).answeredBy).toEqual([])
  expect((await cellOfA('leader', ours.dispatchId)).answers).toEqual([])

  const closed = await work.accepted({ access: 'named' })
  const { copyOf } = await send((await answerTo(closed)).id, 'province')
  expect((await get('clerk', `/api/deliveries/${copyOf('province')}`)).answers).toHaveLength(1)
  await app.db
    .updateTable('document')
    .set({ signer_id: null })
    .where('id', '=', (await sentWith(closed)).documentId)
    .execute()
  expect(await get('leader', `/api/deliveries/${copyOf('province')}`)).toMatchObject({ answers: [], code: expect.any(String) })
})

test('the incoming register names a named answer to its people and the clerk, to nobody else of the office', async () => {
  const theirs = await work.accepted()
  const { code } = await answerTo(theirs, 'named')
  const answersIn = async (as: Name) => {
    const { items } = await get(as, '/api/registers/incoming')
    return items.find((line: { objectId: string }) => line.objectId === theirs).answers
  }
  expect(await answersIn('clerkA')).toBe(code)
  expect(await answersIn('officerA')).toBeNull()
})

test('an answer that was refused or taken back is none', async () => {
  const theirs = await work.accepted()
  const ours = await sentWith(theirs)
  const { copyOf } = await send((await answerTo(theirs)).id, 'province')
  await work.call('clerk', 'POST', `/api/deliveries/${copyOf('province')}/refusal`, { ground: 'wrong_receiver', reason: 'Gửi nhầm' })
  expect((await get('officer', `/api/documents/${ours.documentId}`)).answeredBy).toEqual([])
  expect((await cellOfA('clerk', ours.dispatchId)).answers).toEqual([])
})
