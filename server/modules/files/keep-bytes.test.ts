import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { mediaTypes } from '../../platform/inspect/media-types.ts'
import { docxFrame } from '../../testing/papers/make-docx.ts'
import { makePdf } from '../../testing/papers/make-pdf.ts'
import { zipOf } from '../../testing/papers/zip.ts'
import { seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { cleanUp } from './clean-up.ts'
import { convertFile } from './convert-file.ts'
import { hasConverter } from './converter.ts'
import { discardFile, storeMade, useFiles } from './public.ts'
import { receiveFile } from './receive-file.ts'
import { findFile } from './views.ts'

let app: TestApp
let ctx: Ctx
const day = 86_400_000
const folder = mkdtempSync(join(tmpdir(), 'nhipcau-keep-'))
beforeAll(async () => {
  app = await startTestApp()
  const { people } = await seedProvince(app)
  ctx = testCtx(app, (await signedIn(app, people.officer.id)).actor)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await app.close()
})

async function receive(bytes: Uint8Array, name = 'a.pdf', by = ctx) {
  const id = newId()
  const path = join(folder, id)
  writeFileSync(path, bytes)
  await receiveFile(by, { id, path, bytes: bytes.length, name })
  return id
}
const keyOf = async (id: string) => (await findFile(app.db, id))?.key ?? ''
const onDisk = (key: string) => existsSync(join(app.dataDir, key))
const pdfNamed = (signerName: string) => makePdf({ signerName })

test.runIf(await hasConverter())('a DOCX that cannot be converted is refused and keeps no byte', async () => {
  const id = await receive(await zipOf({ ...docxFrame, 'word/document.xml': 'no XML at all' }), 'hỏng.docx')
  const key = await keyOf(id)
  expect(onDisk(key)).toBe(true)
  await convertFile(ctx, { fileId: id })
  expect(await findFile(app.db, id)).toMatchObject({ state: 'refused', refusal: 'file.cannot_convert', key: null })
  expect(onDisk(key)).toBe(false)
})

test('what the product made and cannot read again is not kept', async () => {
  const bytes = Buffer.from('%PDF-1.7 nothing')
  const { key } = await app.files.put(bytes)
  await app.files.remove(key)
  await expect(storeMade(ctx, { bytes, mediaType: mediaTypes.pdf, name: 'a.pdf', inspect: true })).rejects.toMatchObject({ code: 'file.pdf_broken' })
  expect(onDisk(key)).toBe(false)
})

test('bytes that are discarded just as they arrive again are there all the same: no ready file is without its bytes', async () => {
  const bytes = await pdfNamed('Người Gửi Lại')
  const first = await receive(bytes)
  const arrive: Ctx['files']['arrive'] = async (path) => {
    const arrived = await app.files.arrive(path)
    await discardFile(ctx, first, 'document.secret')
    return arrived
  }
  const again = await receive(bytes, 'b.pdf', { ...ctx, files: { ...app.files, arrive } })
  expect(await findFile(app.db, again)).toMatchObject({ state: 'ready' })
  expect(onDisk(await keyOf(again))).toBe(true)
})

test('after 35 days without a use the bytes go; used ones, and ones that a used file shares, stay', async () => {
  // Made once: a PDF carries the second it was made in, and only the same bytes are shared.
  const shared = await pdfNamed('Dùng Chung')
  const [unused, used, one, same] = [
    await receive(await pdfNamed('Không Ai Dùng')),
    await receive(await pdfNamed('Có Người Dùng')),
    await receive(shared),
    await receive(shared),
  ]
  const keys = { unused: await keyOf(unused), used: await keyOf(used), shared: await keyOf(one) }
  await useFiles(
    app.db,
    [used, same].map((fileId) => ({ fileId, objectKind: 'document', objectId: newId(), role: 'attachment' as const, unitId: null })),
  )
  const stale = join(app.files.incoming, `${newId()}.tmp`)
  writeFileSync(stale, 'half')
  utimesSync(stale, new Date(Date.now() - 2 * day), new Date(Date.now() - 2 * day))

  const at = (days: number) => ({ ...ctx, now: new Date(Date.now() + days * day) })
  await cleanUp(at(0), {})
  expect(existsSync(stale)).toBe(false)
  await cleanUp(at(34), {})
  expect(onDisk(keys.unused)).toBe(true)
  await app.db.updateTable('installation').set({ restored_at: new Date() }).execute()
  await cleanUp(at(36), {})
  expect(onDisk(keys.unused)).toBe(true)
  await app.db.updateTable('installation').set({ restored_at: null }).execute()
  await cleanUp(at(36), {})
  expect(onDisk(keys.unused)).toBe(false)
  expect(await findFile(app.db, unused)).toMatchObject({ state: 'refused', refusal: 'file.removed' })
  expect(await findFile(app.db, one)).toMatchObject({ state: 'refused' })
  expect([onDisk(keys.used), onDisk(keys.shared)]).toEqual([true, true])
})
