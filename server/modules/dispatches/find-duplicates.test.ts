import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonActor } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import { makePdf } from '../../testing/papers/make-pdf.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { storeMade } from '../files/public.ts'
import { dispatchDocument } from './dispatch-document.ts'
import { findDuplicates } from './find-duplicates.ts'
import { registerByHand } from './register-by-hand.ts'
import { issuedDocument, provinceThatSends, type Sender } from './testing/issued-document.ts'

let app: TestApp
let sender: Sender
type Query = Parameters<typeof findDuplicates>[1]
type PersonKey = keyof Sender['seeded']['people']
const actors = {} as Record<PersonKey, PersonActor>
const seen = { code: '12/CV-CAP', authorName: 'Công an phường Rạch Giá', documentOn: '2026-11-20' }
let enteredId: string
let scan: Buffer
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  sender = await provinceThatSends(app)
  for (const key of Object.keys(sender.seeded.people) as PersonKey[]) actors[key] = (await signedIn(app, sender.seeded.people[key].id)).actor
  scan = Buffer.from(await makePdf({ signerName: newId() }))
  enteredId = newId()
  await registerByHand(ctxOf('clerkA'), {
    ...{ id: enteredId, unitId: sender.seeded.units.communeA, cameBy: 'post', type: 'cong_van', subject: 'Phối hợp tuyên truyền', urgency: 'thuong' },
    ...{ access: 'named', signerName: '', dueOn: null, pages: null, fileId: await uploaded('clerkA'), attachments: [], ...seen },
  })
})
afterAll(() => app.close())

const ctxOf = (key: PersonKey) => testCtx(app, actors[key])
const uploaded = async (key: PersonKey) =>
  (await storeMade(ctxOf(key), { bytes: scan, mediaType: 'application/pdf', name: 'Quét.pdf', inspect: true, uploadedBy: sender.seeded.people[key].id })).id
const ask = (key: PersonKey, query: Partial<Query>) => findDuplicates(ctxOf(key), query)

test('a stranger does not find the unit, an officer is not asked', async () => {
  await expect(ask('clerkB', { unitId: sender.seeded.units.communeA, ...seen })).rejects.toMatchObject({ code: 'unit.not_found' })
  await expect(ask('officerA', seen)).rejects.toMatchObject({ code: 'document.not_permitted' })
  await expect(ask('clerkB', { deliveryId: enteredId })).rejects.toMatchObject({ code: 'delivery.not_found' })
})

test.each([
  ['the same notation and issuer, however written', { code: '12/cv-cap ', authorName: 'CONG AN PHUONG RACH GIA', documentOn: '2026-11-21' }, 1],
  ['before the day is filled in', { code: '12/CV-CAP', authorName: 'Công an phường Rạch Giá' }, 1],
  ['of another year, where numbers began anew', { ...seen, documentOn: '2025-11-20' }, 0],
  ['of another issuer', { ...seen, authorName: 'Công an xã Ô Lâm' }, 0],
  ['nothing filled in', {}, 0],
])('%s', async (_what, query, count) => {
  const { items } = await ask('clerkA', query)
  expect(items).toHaveLength(count)
  if (count > 0) expect(items[0]).toMatchObject({ deliveryId: enteredId, by: 'notation', arrivalNumber: 1, code: '12/CV-CAP' })
})

test('the same bytes under another notation are recognised, in this office alone', async () => {
  const query = { code: '99/KHAC', authorName: 'Ai đó' }
  expect((await ask('clerkA', { ...query, fileId: await uploaded('clerkA') })).items).toMatchObject([{ deliveryId: enteredId, by: 'file' }])
  expect((await ask('clerkB', { ...query, fileId: await uploaded('clerkB') })).items).toEqual([])
})

test('[VI.1.8.b] what is about to be accepted is compared with what is there, not with itself', async () => {
  const documentId = await issuedDocument(app, sender)
  const send = async (id: string) => dispatchDocument(ctxOf('clerk'), documentId, { id })
  await send(newId())
  app.setNow('2026-11-25T04:00:00Z')
  const first = await app.db.selectFrom('delivery').select('id').where('party_id', '=', sender.seeded.units.communeB).executeTakeFirstOrThrow()
  expect((await ask('clerkB', { deliveryId: first.id })).items).toEqual([])
  const again = newId()
  await send(again)
  const second = await app.db
    .selectFrom('delivery')
    .select('id')
    .where('party_id', '=', sender.seeded.units.communeB)
    .where('dispatch_id', '=', again)
    .executeTakeFirstOrThrow()
  expect((await ask('clerkB', { deliveryId: second.id })).items).toMatchObject([{ deliveryId: first.id, by: 'notation', arrivalNumber: null }])
})
