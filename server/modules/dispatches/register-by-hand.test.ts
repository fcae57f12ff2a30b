import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonActor } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import { makePdf } from '../../testing/papers/make-pdf.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { storeMade, useFiles } from '../files/public.ts'
import { readDelivery } from './delivery-detail.ts'
import { listDispatches } from './list-dispatches.ts'
import { listInbox } from './list-inbox.ts'
import { registerByHand } from './register-by-hand.ts'
import { provinceThatSends, type Sender } from './testing/issued-document.ts'

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
type Body = Parameters<typeof registerByHand>[1]
const paper = (change: Partial<Body> = {}): Body => ({
  id: newId(),
  unitId: sender.seeded.units.communeA,
  cameBy: 'post',
  authorName: 'Công an phường Rạch Giá',
  code: '12/CV-CAP',
  documentOn: '2026-11-20',
  type: 'cong_van',
  subject: 'Phối hợp tuyên truyền',
  urgency: 'thuong',
  access: 'unit',
  signerName: 'Nguyễn Văn A',
  dueOn: null,
  pages: 3,
  fileId: null,
  attachments: [],
  ...change,
})

test('a stranger does not find the unit; a leader or officer may not register', async () => {
  await refusal(registerByHand(ctxOf('clerkB'), paper()), 'not_found', 'unit.not_found')
  await refusal(registerByHand(ctxOf('clerk'), paper()), 'not_found', 'unit.not_found')
  await refusal(registerByHand(ctxOf('leaderA'), paper()), 'forbidden', 'document.not_permitted')
  await refusal(registerByHand(ctxOf('officerA'), paper()), 'forbidden', 'document.not_permitted')
  expect(await app.db.selectFrom('register_entry').select('id').execute()).toEqual([])
})

test('what came by post is a document, a copy and a register line of the one arrival sequence', async () => {
  // A Sunday.
  const body = paper({ dueOn: '2030-05-05' })
  const actId = newId()
  const entered = await registerByHand(ctxOf('clerkA', actId), body)
  expect(entered).toMatchObject({ deliveryId: body.id, arrivalNumber: 1, duplicateOf: null })
  expect(await registerByHand(ctxOf('clerkA', actId), body)).toEqual(entered)
  const detail = await readDelivery(ctxOf('officerA'), body.id)
  expect(detail).toMatchObject({ state: '03', fromName: 'Công an phường Rạch Giá', code: '12/CV-CAP', arrivalNumber: 1, unread: false, dueOn: '2030-05-06' })
  expect(detail.enteredByHand).toBe(true)
  const entry = await app.db.selectFrom('register_entry').select(['came_by', 'n', 'subject_id', 'pages']).executeTakeFirstOrThrow()
  expect(entry).toEqual({ came_by: 'post', n: 1, subject_id: body.id, pages: 3 })
  expect((await listInbox(ctxOf('clerkA'), { limit: 50, show: 'open' })).items).toMatchObject([{ id: body.id }])
  // It is no send of ours.
  expect((await listDispatches(ctxOf('clerkA'), { limit: 50 })).items).toEqual([])
  await refusal(registerByHand(ctxOf('clerkA'), body), 'conflict', 'act.id_used')
})

test('the same paper again is registered and says what it doubles', async () => {
  const [first, second] = [paper({ code: '99/CV' }), paper({ code: '99/CV' })]
  await registerByHand(ctxOf('clerkA'), first)
  expect(await registerByHand(ctxOf('clerkA'), second)).toMatchObject({ duplicateOf: first.id })
})

test('a secret paper is not entered, and no byte of it is kept unless something was sent with it', async () => {
  const ctx = ctxOf('clerkA')
  const uploadedBy = actors.clerkA.personId
  const store = async (secrecy: string) => {
    const bytes = await makePdf({ secrecy, signerName: newId() })
    return storeMade(ctx, { bytes, mediaType: 'application/pdf', name: 'Mật.pdf', inspect: true, uploadedBy })
  }
  const [scan, annex, sent] = [await store('MẬT'), await store('TUYỆT MẬT'), await store('TỐI MẬT')]
  await useFiles(app.db, [{ fileId: sent.id, objectKind: 'document', objectId: newId(), role: 'attachment', unitId: null }])
  await refusal(registerByHand(ctxOf('clerkA'), paper({ fileId: scan.id })), 'rule', 'document.secret')
  await refusal(registerByHand(ctxOf('clerkA'), paper({ attachments: [{ fileId: annex.id, name: 'Phụ lục' }] })), 'rule', 'document.secret')
  await refusal(registerByHand(ctxOf('clerkA'), paper({ fileId: sent.id })), 'rule', 'document.secret')
  for (const { key } of [scan, annex]) await expect(app.files.size(key)).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await app.files.size(sent.key)).toBe(sent.bytes)
  await refusal(registerByHand(ctxOf('clerkA'), paper({ fileId: scan.id })), 'rule', 'file.not_ready')
})

test('a named paper is seen by the clerk only', async () => {
  const body = paper({ access: 'named', subject: 'Đơn tố cáo' })
  await registerByHand(ctxOf('clerkA'), body)
  expect(await readDelivery(ctxOf('clerkA'), body.id)).toMatchObject({ subject: 'Đơn tố cáo' })
  await refusal(readDelivery(ctxOf('leaderA'), body.id), 'not_found', 'delivery.not_found')
  const entry = await app.db.selectFrom('search_entry').select('readers').where('id', '=', body.id).executeTakeFirstOrThrow()
  expect(actors.leaderA.readers.some((no) => entry.readers.includes(no))).toBe(false)
  expect(actors.clerkA.readers.some((no) => entry.readers.includes(no))).toBe(true)
})
