import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { makeBombDocx } from '../../testing/papers/make-bomb-docx.ts'
import { makeDocx } from '../../testing/papers/make-docx.ts'
import { makePdf } from '../../testing/papers/make-pdf.ts'
import { type Seeded, seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { convertFile } from './convert-file.ts'
import { discardFile, filesByIds, getReadyFile, pdfOf, readBytes } from './public.ts'
import { receiveFile } from './receive-file.ts'
import { cleanName } from './rules.ts'

let app: TestApp
let seeded: Seeded<string, string>
let pdf: Uint8Array
const cookies: Record<string, string> = {}
beforeAll(async () => {
  app = await startTestApp({ env: { MAX_FILE_MB: '1' } })
  await app.server.listen({ host: '127.0.0.1', port: 0 })
  seeded = await seedProvince(app)
  for (const name of ['officer', 'clerk', 'clerkB']) cookies[name] = (await signedIn(app, seeded.people[name]?.id ?? '')).cookie
  pdf = await makePdf()
})
afterAll(() => app.close())

const base = () => `http://127.0.0.1:${(app.server.server.address() as { port: number }).port}`
type Options = { name?: string; who?: string; length?: number }
function create(bytes: Uint8Array, { name = 'a.pdf', who = 'officer', length = bytes.length }: Options = {}) {
  return fetch(`${base()}/api/uploads`, {
    method: 'POST',
    headers: {
      ...{ cookie: cookies[who] ?? '', 'tus-resumable': '1.0.0', 'upload-length': String(length) },
      ...{ 'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`, 'content-type': 'application/offset+octet-stream' },
    },
    body: Buffer.from(bytes),
  })
}
const idOf = (reply: Response) => reply.headers.get('location')?.split('/').at(-1) ?? ''
const stateOf = async (id: string, who = 'officer') => (await fetch(`${base()}/api/files/${id}`, { headers: { cookie: cookies[who] ?? '' } })).json()
const resume = (id: string, method: 'HEAD' | 'PATCH', offset = 0, bytes?: Uint8Array, who = 'officer') =>
  fetch(`${base()}/api/uploads/${id}`, {
    method,
    headers: {
      ...{ cookie: cookies[who] ?? '', 'tus-resumable': '1.0.0' },
      ...(bytes && { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }),
    },
    ...(bytes && { body: Buffer.from(bytes) }),
  })
const actorOf = async (name: string) => (await signedIn(app, seeded.people[name]?.id ?? '')).actor

test('a file over the limit is refused before its bytes are taken', async () => {
  const reply = await create(new Uint8Array(10), { length: 2 * 1024 * 1024 })
  expect(reply.status).toBe(413)
  expect(await reply.json()).toMatchObject({ code: 'file.too_large' })
})

test('what is refused keeps no byte, and says why', async () => {
  const before = readdirSync(app.dataDir)
  for (const [bytes, refusal] of [
    [Buffer.from('<html>'), 'file.pdf_broken'],
    [await makeBombDocx(), 'file.zip_bomb'],
  ] as const) {
    const id = idOf(await create(bytes))
    expect(await stateOf(id)).toMatchObject({ state: 'refused', refusal })
  }
  expect(readdirSync(app.dataDir)).toEqual(before.includes('incoming') ? before : [...before, 'incoming'].sort())
  expect(readdirSync(`${app.dataDir}/incoming`)).toEqual([])
})

test('bytes whose row could not be written do not stay', async () => {
  const path = join(app.files.incoming, 'unwritten')
  writeFileSync(path, await makePdf({ pages: 2 }))
  const { key, keep } = await app.files.arrive(path)
  const ctx = testCtx(app, { ...(await actorOf('officer')), personId: newId() })
  await expect(receiveFile(ctx, { id: newId(), path, name: 'a.pdf', bytes: 1 })).rejects.toThrow()
  expect(existsSync(join(app.dataDir, key))).toBe(false)
  expect(keep).toBeTypeOf('function')
})

test('an empty file is refused', async () => {
  const reply = await create(new Uint8Array(0))
  const id = idOf(reply)
  expect(await stateOf(id)).toMatchObject({ state: 'refused', refusal: 'file.empty' })
})

test('a browser closed in the middle goes on where it was, and nobody else can', async () => {
  const half = Math.floor(pdf.length / 2)
  const id = idOf(await create(pdf.subarray(0, half), { length: pdf.length }))
  expect((await stateOf(id)).code).toBe('file.not_found')
  expect((await resume(id, 'HEAD', 0, undefined, 'clerkB')).status).toBe(404)
  expect((await resume(id, 'PATCH', half, pdf.subarray(half), 'clerkB')).status).toBe(404)
  const head = await resume(id, 'HEAD')
  expect(head.headers.get('upload-offset')).toBe(String(half))
  expect((await resume(id, 'PATCH', 0, pdf.subarray(half))).status).toBe(409)
  expect((await resume(id, 'PATCH', half, pdf.subarray(half))).status).toBe(204)
  expect(await stateOf(id)).toMatchObject({ state: 'ready', mediaType: 'application/pdf', pages: 1 })
  const file = await getReadyFile(testCtx(app, await actorOf('officer')), id)
  expect(Buffer.compare(await readBytes(app, file), Buffer.from(pdf))).toBe(0)
})

test('a file belongs to its uploader: to everybody else it does not exist', async () => {
  const id = idOf(await create(pdf))
  expect(await stateOf(id, 'clerkB')).toMatchObject({ status: 404, code: 'file.not_found' })
  await expect(getReadyFile(testCtx(app, await actorOf('clerkB')), id)).rejects.toMatchObject({ code: 'file.not_found' })
})

test('[VI.1.1.b] a DOCX becomes a PDF in the background; the DOCX itself stays as it was', async () => {
  const docx = await makeDocx({ signerName: 'Lê Thị Mẫu' })
  const id = idOf(await create(docx, { name: 'Kế hoạch.docx' }))
  expect(await stateOf(id)).toMatchObject({ state: 'converting', pages: null })
  const ctx = testCtx(app, { kind: 'system', job: 'files.convert' })
  await convertFile(ctx, { fileId: id })
  await convertFile(ctx, { fileId: id })
  expect(await stateOf(id)).toMatchObject({ state: 'ready', pages: 1, name: 'Kế hoạch.docx' })
  const made = await pdfOf(ctx, id)
  expect(made).toMatchObject({ mediaType: 'application/pdf', name: 'Kế hoạch.pdf' })
  expect((await filesByIds(app.db, [id])).get(id)?.bytes).toBe(docx.length)
})

test('a discarded file leaves no byte, unless another file has the same', async () => {
  const twice = await makePdf({ signerName: 'Người Khác' })
  const [one, other] = [idOf(await create(twice)), idOf(await create(twice))]
  const ctx = testCtx(app, await actorOf('officer'))
  const file = await getReadyFile(ctx, one)
  await discardFile(ctx, one, 'document.secret')
  expect((await readBytes(app, file)).length).toBe(twice.length)
  await discardFile(ctx, other, 'document.secret')
  await expect(readBytes(app, file)).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await stateOf(one)).toMatchObject({ state: 'refused', refusal: 'document.secret' })
})

test('names are one composed line without a path or marks that turn the writing', () => {
  expect(cleanName('Ke\u0302\u0301 hoa\u0323ch.pdf')).toBe('Kế hoạch.pdf')
  expect(cleanName('../../etc/pass\u202efdp.exe')).toBe('passfdp.exe')
  expect(cleanName('C:\\tep\\a\nb.pdf')).toBe('ab.pdf')
  expect(cleanName('..')).toBe('tệp')
  expect(cleanName('🎉.pdf')).toBe('🎉.pdf')
  expect(cleanName(`${'ă'.repeat(400)}.docx`)).toHaveLength(255)
})

test('an unknown upload and an unknown file are not found', async () => {
  expect((await resume(newId(), 'HEAD')).status).toBe(404)
  expect((await stateOf(newId())).code).toBe('file.not_found')
})
