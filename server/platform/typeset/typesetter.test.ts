import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createTypesetter, typesetLimits } from './typesetter.ts'

const typesetter = createTypesetter(typesetLimits, 1)
afterAll(() => typesetter.close())
const folder = mkdtempSync(join(tmpdir(), 'nhipcau-typeset-'))
const at = new Date('2026-11-26T01:00:00Z')

/** A page that shows its data. */
const page = `#let d = json(bytes(sys.inputs.data))
#set document(date: datetime(year: 2026, month: 11, day: 26))
#set text(font: "Tinos", size: 14pt)
#d.words`

function textOf(pdf: Uint8Array) {
  const path = join(folder, 'page.pdf')
  writeFileSync(path, pdf)
  execFileSync('qpdf', ['--check', path])
  expect(execFileSync('pdffonts', [path], { encoding: 'utf8' })).toMatch(/Tinos.*yes yes yes/)
  return execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })
}

test('a page is set as PDF/A-2b with Tinos inside, and words stay words', async () => {
  const words = '- Kế hoạch #pagebreak() *số* 05/KH-MTTQ-BTT: khóa, Ủy ban, “đặc khu”'
  const pdf = await typesetter.typeset({ template: page, data: { words }, at })
  expect(textOf(pdf).trim()).toBe(words)
  expect(Buffer.from(pdf).includes('<pdfaid:part>2</pdfaid:part>')).toBe(true)
})

test('the same data give the same bytes', async () => {
  const order = { template: page, data: { words: 'Một' }, at }
  expect(Buffer.from(await typesetter.typeset(order))).toEqual(Buffer.from(await typesetter.typeset(order)))
})

test.each([
  ['a template that fails', '#nothing'],
  ['a font that is not there', '#set text(font: "No Such Font")\nx'],
  ['a file that a template wants to read', '#read("/etc/passwd")'],
])('%s is an error with what the typesetter said, and the next page is set', async (_what, template) => {
  await expect(typesetter.typeset({ template, data: {}, at })).rejects.toThrow(/\w/)
  expect(textOf(await typesetter.typeset({ template: page, data: { words: 'Hai' }, at })).trim()).toBe('Hai')
})

test('a template without end is given up, and the next page is set', async () => {
  const hasty = createTypesetter({ ...typesetLimits, maxCpuMs: 4000 }, 1)
  await expect(hasty.typeset({ template: '#while true {}', data: {}, at })).rejects.toThrow()
  expect((await hasty.typeset({ template: page, data: { words: 'Ba' }, at })).length).toBeGreaterThan(1000)
  await hasty.close()
})
