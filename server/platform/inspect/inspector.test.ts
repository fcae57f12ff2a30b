import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeBombDocx } from '../../testing/papers/make-bomb-docx.ts'
import { makeBrokenPdf } from '../../testing/papers/make-broken-pdf.ts'
import { makeDocx } from '../../testing/papers/make-docx.ts'
import { makeEncryptedPdf } from '../../testing/papers/make-encrypted-pdf.ts'
import { makePdf } from '../../testing/papers/make-pdf.ts'
import { makeSignaturePng } from '../../testing/papers/make-png.ts'
import { createInspector } from './inspector.ts'

const inspector = createInspector({ maxMs: 20_000, maxOldGenerationSizeMb: 512 })
afterAll(() => inspector.close())
const folder = mkdtempSync(join(tmpdir(), 'nhipcau-inspect-'))
let count = 0
function look(bytes: Uint8Array | string, name = 'any.bin') {
  count += 1
  const path = join(folder, String(count))
  writeFileSync(path, bytes)
  return inspector.inspect(path, name)
}

test.each([
  ['nothing at all', () => '', 'file.empty'],
  ['a page of the web', () => '<html><script>alert(1)</script></html>', 'file.type_not_allowed'],
  ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)]), 'file.type_not_allowed'],
  ['a broken PDF', () => makeBrokenPdf(), 'file.pdf_broken'],
  ['an encrypted PDF', () => makeEncryptedPdf(), 'file.pdf_encrypted'],
  ['a DOCX that unpacks to hundreds of megabytes', () => makeBombDocx(), 'file.zip_bomb'],
  ['a zip that is cut off', async () => (await makeDocx()).subarray(0, 500), 'file.zip_broken'],
])('%s is refused with a code', async (_what, make, refusal) => {
  expect(await look(await make())).toMatchObject({ ok: false, refusal })
})

test('the type comes from the content, never from the name', async () => {
  expect(await look(await makePdf(), 'report.docx')).toMatchObject({ ok: true, mediaType: 'application/pdf' })
  expect(await look(await makeDocx(), 'report.pdf')).toMatchObject({ ok: true, mediaType: expect.stringContaining('wordprocessingml') })
})

test('a PDF shows its pages and where its words stand, with classic and with stream cross references', async () => {
  for (const xrefStreams of [false, true]) {
    const found = await look(await makePdf({ pages: 3, signerName: 'Lê Thị Mẫu', xrefStreams }))
    if (!found.ok || !found.pdf) throw new Error('refused')
    expect(found.pdf.pages).toHaveLength(3)
    expect(found.pdf).toMatchObject({ signed: false, hasForm: false })
    expect(found.pdf.texts.map((run) => run.text).join(' ')).toContain('Lê Thị Mẫu')
    expect(found.pdf.texts.find((run) => run.text.includes('Lê Thị Mẫu'))?.page).toBe(2)
  }
})

test('a transparent PNG is told from an opaque file', async () => {
  expect(await look(makeSignaturePng())).toMatchObject({ ok: true, image: { hasAlpha: true } })
})

test('one that takes too long is given up, and the next is looked at', async () => {
  const hasty = createInspector({ maxMs: 1, maxOldGenerationSizeMb: 512 })
  const path = join(folder, 'slow.pdf')
  writeFileSync(path, await makePdf({ pages: 3 }))
  expect(await hasty.inspect(path, 'slow.pdf')).toEqual({ ok: false, refusal: 'file.too_complex' })
  await hasty.close()
})
