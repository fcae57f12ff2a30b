import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { openRevision } from '../documents/drafts.ts'
import { listRevisions } from '../documents/list-revisions.ts'
import { content, drafted, type PaperOffice, paperOffice, signed, submitted, uploaded } from '../documents/testing/paper-office.ts'
import { updateDocument } from '../documents/update-document.ts'
import { addComment } from './add-comment.ts'
import { listComments } from './list-comments.ts'
import { resolveComment } from './resolve-comment.ts'
import { asked } from './testing/consulted.ts'

let app: TestApp
let office: PaperOffice
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
})
afterAll(() => app.close())

const low = { page: 0, x: 100, y: 200, width: 18, height: 18 }
const high = { page: 0, x: 100, y: 700, width: 18, height: 18 }
type Given = Partial<Parameters<typeof addComment>[2]>
async function comment(name: string, documentId: string, given: Given = {}): Promise<string> {
  const id = newId()
  await addComment(await office.as(name), documentId, { id, words: 'Xem lại', revision: 1, place: null, replyToId: null, ...given })
  return id
}

test('[VI.5.1.c] stands in the order of the paper, with its replies, and is settled by its writer or the drafter', async () => {
  const id = await submitted(office)
  const below = await comment('leader', id, { place: low, words: 'Thiếu nơi nhận' })
  await comment('leader', id, { place: high, words: 'Sai tên' })
  await comment('clerk', id, { words: 'Về toàn bộ' })
  await comment('officer', id, { replyToId: below, words: 'Sẽ bổ sung', place: high })
  const seen = await listComments(await office.as('officer'), id)
  expect(seen.items.map((one) => one.words)).toEqual(['Về toàn bộ', 'Sai tên', 'Thiếu nơi nhận'])
  expect(seen.items[2]).toMatchObject({ place: low, replies: [{ words: 'Sẽ bổ sung', by: 'Chuyên Văn Viên' }], can: { resolve: true } })
  await resolveComment(await office.as('officer'), below, true)
  expect(await listComments(await office.as('leader'), id)).toMatchObject({ open: 2, items: [{}, {}, { resolved: { by: 'Chuyên Văn Viên' } }] })
  expect(await resolveComment(await office.as('leader'), below, false)).toMatchObject({ open: 3 })
  const ofClerk = seen.items[0]?.id ?? ''
  await expect(resolveComment(await office.as('leader'), ofClerk, true)).rejects.toMatchObject({ code: 'comment.not_permitted' })
})

test('is for those who see the draft alone: not for strangers, superiors or those asked', async () => {
  const { documentId, id: _request } = await asked(office)
  const thread = await comment('officer', documentId)
  for (const name of ['clerkA', 'clerkB', 'admin', 'womenClerk']) {
    await expect(listComments(await office.as(name), documentId)).rejects.toMatchObject({ code: 'document.not_found' })
    await expect(comment(name, documentId)).rejects.toMatchObject({ code: 'document.not_found' })
    await expect(resolveComment(await office.as(name), thread, true)).rejects.toMatchObject({ code: 'comment.not_found' })
    await expect(listRevisions(await office.as(name), documentId)).rejects.toMatchObject({ code: 'document.not_found' })
  }
})

test('ends with the signature; a reply to another paper, to a reply or about a revision to come is refused', async () => {
  const done = await signed(office)
  await expect(comment('officer', done)).rejects.toMatchObject({ code: 'document.wrong_state' })
  const [one, other] = [await drafted(office), await drafted(office)]
  const thread = await comment('officer', one)
  const reply = await comment('officer', one, { replyToId: thread })
  await expect(comment('officer', one, { replyToId: reply })).rejects.toMatchObject({ code: 'comment.not_found' })
  await expect(comment('officer', other, { replyToId: thread })).rejects.toMatchObject({ code: 'comment.not_found' })
  await expect(comment('officer', one, { revision: 9 })).rejects.toMatchObject({ code: 'comment.revision_unknown' })
  await expect(comment('officer', one, { id: thread })).rejects.toMatchObject({ code: 'act.id_used' })
})

test('[VI.5.1.b] every form of a draft is listed, newest first, and read', async () => {
  const id = await drafted(office)
  const officer = await office.as('officer')
  await updateDocument(officer, id, await content(office, { fileId: await uploaded(office, { pages: 2 }, 'Bản 2.pdf') }))
  const { items } = await listRevisions(officer, id)
  expect(items.map(({ n, kind, by, url, unchanged }) => ({ n, kind, by, url, unchanged }))).toEqual([
    { n: 2, kind: 'draft', by: 'Chuyên Văn Viên', url: `/files/documents/${id}/revisions/2`, unchanged: false },
    { n: 1, kind: 'draft', by: 'Chuyên Văn Viên', url: `/files/documents/${id}/revisions/1`, unchanged: false },
  ])
  expect((await openRevision(officer, id, 1, { download: false })).etag).not.toBe((await openRevision(officer, id, 2, { download: false })).etag)
  await expect(openRevision(officer, id, 3, { download: false })).rejects.toMatchObject({ code: 'file.not_found' })
})
