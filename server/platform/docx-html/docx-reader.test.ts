import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeBombDocx } from '../../testing/papers/make-bomb-docx.ts'
import { docxFrame, makeDocx } from '../../testing/papers/make-docx.ts'
import { zipOf } from '../../testing/papers/zip.ts'
import { createDocxReader, readerLimits } from './docx-reader.ts'

const reader = createDocxReader(readerLimits, 1)
afterAll(() => reader.close())
const folder = mkdtempSync(join(tmpdir(), 'nhipcau-docx-'))
const kept = (name: string, bytes: Uint8Array | string) => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
const wordOf = (body: string) =>
  zipOf({
    ...docxFrame,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${body}</w:body></w:document>`,
  })

test('a letter comes as paragraphs and tables', async () => {
  const read = await reader.read(kept('letter.docx', await makeDocx()))
  expect(read).toMatchObject({ ok: true, html: expect.stringMatching(/<table>[\s\S]*<strong>KẾ HOẠCH<\/strong>/) })
})

test('words that look like markup stay words', async () => {
  const path = kept('script.docx', await wordOf('<w:p><w:r><w:t>&lt;script&gt;alert(1)&lt;/script&gt;</w:t></w:r></w:p>'))
  expect(await reader.read(path)).toEqual({ ok: true, html: '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>', warnings: [] })
})

test('what is no DOCX, or one that unpacks to more than memory allows, is an answer, and the next one is read', async () => {
  expect(await reader.read(kept('none.docx', 'nothing'))).toMatchObject({ ok: false })
  const small = createDocxReader({ ...readerLimits, maxMemoryMb: 128 }, 1)
  expect(await small.read(kept('bomb.docx', await makeBombDocx(400)))).toMatchObject({ ok: false })
  expect(await small.read(kept('good.docx', await wordOf('<w:p><w:r><w:t>Một</w:t></w:r></w:p>')))).toMatchObject({ ok: true, html: '<p>Một</p>' })
  await small.close()
})
