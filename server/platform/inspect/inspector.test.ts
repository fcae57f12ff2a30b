import { ChildProcess } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { makeVoiceNote } from '../../testing/papers/make-audio.ts'
import { makeBombDocx } from '../../testing/papers/make-bomb-docx.ts'
import { makeBrokenPdf } from '../../testing/papers/make-broken-pdf.ts'
import { docxFrame, makeDocx } from '../../testing/papers/make-docx.ts'
import { makeEncryptedPdf } from '../../testing/papers/make-encrypted-pdf.ts'
import { makePdf } from '../../testing/papers/make-pdf.ts'
import { makeSignaturePng } from '../../testing/papers/make-png.ts'
import { zipOf } from '../../testing/papers/zip.ts'
import type { ChildLimits } from '../child/child.ts'
import { clear, drawPng } from '../draw-png.ts'
import { createInspector, usualLimits } from './inspector.ts'

const inspector = createInspector(usualLimits, 2)
afterAll(() => inspector.close())
const folder = mkdtempSync(join(tmpdir(), 'nhipcau-inspect-'))
let count = 0
function kept(bytes: Uint8Array | string) {
  count += 1
  const path = join(folder, String(count))
  writeFileSync(path, bytes)
  return path
}
const look = (bytes: Uint8Array | string, name = 'any.bin') => inspector.inspect(kept(bytes), name)

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
  expect(await look('torn to pieces', 'report.PDF')).toEqual({ ok: false, refusal: 'file.pdf_broken' })
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

test.each([undefined, 'list', 'clip'] as const)('other files inside a PDF are seen (%s)', async (inner) => {
  for (const xrefStreams of [false, true]) {
    expect(await look(await makePdf({ pages: 2, xrefStreams, ...(inner && { inner }) }))).toMatchObject({ ok: true, pdf: { hasFiles: inner !== undefined } })
  }
})

test('a transparent PNG is told from an opaque one, also when that has a channel it does not use, and from a broken one', async () => {
  const seen = async (bytes: Uint8Array) => {
    const found = await look(bytes)
    return found.ok && found.image?.hasAlpha
  }
  const png = makeSignaturePng()
  expect(await seen(png)).toBe(true)
  expect(await seen(makeSignaturePng({ transparent: false }))).toBe(false)
  expect(await seen(drawPng({ width: 60, height: 20, draw: (x) => (x < 30 ? [20, 50, 170, 255] : [255, 255, 255, 255]) }))).toBe(false)
  expect(await seen(drawPng({ width: 60, height: 20, draw: () => clear }))).toBe(false)
  expect(await seen(png.subarray(0, png.length / 2))).toBe(false)
})

test.each([
  ['webm', 'audio/webm'],
  ['ogg', 'audio/ogg'],
  ['m4a', 'audio/mp4'],
] as const)('a voice note in %s is taken, a film and a recording for hours are not', async (container, mediaType) => {
  expect(await look(makeVoiceNote({ container }), 'note.pdf')).toEqual({ ok: true, mediaType })
  expect(await look(makeVoiceNote({ container, film: true }))).toEqual({ ok: false, refusal: 'file.type_not_allowed' })
  expect(await look(makeVoiceNote({ container, bytes: 9 * 1024 * 1024 }))).toEqual({ ok: false, refusal: 'file.audio_too_large' })
})

/** A page whose few bytes unpack, twice, to so many blanks. */
function blankBomb(bytes: number): Buffer {
  const twice = deflateSync(deflateSync(Buffer.alloc(bytes, ' ')))
  const head = '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n'
  const page = '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>\nendobj\n'
  const stream = `4 0 obj\n<</Length ${twice.length}/Filter[/FlateDecode/FlateDecode]>>\nstream\n`
  return Buffer.concat([Buffer.from(head + page + stream), twice, Buffer.from('\nendstream\nendobj\ntrailer<</Size 5/Root 1 0 R>>\n%%EOF')])
}

test('a small PDF that unpacks to half a gigabyte is given up before it fills the memory; one that stays small is taken', async () => {
  expect(await look(blankBomb(500_000_000))).toEqual({ ok: false, refusal: 'file.too_complex' })
  expect(await look(blankBomb(1_000_000))).toMatchObject({ ok: true })
})

test('what else fills the memory of the server refuses no file', async () => {
  const modest = createInspector({ ...usualLimits, maxMemoryMb: 256 }, 1)
  const path = kept(await makePdf({ pages: 3 }))
  const looking = modest.inspect(path, 'a.pdf')
  const filled = Buffer.alloc(400 * 1024 * 1024, 1)
  expect(await looking).toMatchObject({ ok: true })
  expect(filled.at(-1)).toBe(1)
  await modest.close()
})

/** An inspector whose processes have all been started, and their ids. */
async function started(limits: ChildLimits, atOnce: number) {
  const spawn = vi.spyOn(ChildProcess.prototype as unknown as { spawn(): void }, 'spawn')
  const pool = createInspector(limits, atOnce)
  const path = kept(await makePdf())
  const all = await Promise.all(Array.from({ length: atOnce }, () => pool.inspect(path, 'a.pdf')))
  expect(all.every((one) => one.ok)).toBe(true)
  const children = spawn.mock.contexts as ChildProcess[]
  spawn.mockRestore()
  return { pool, path, children }
}

test('one that hangs does not hold up the others', async () => {
  const { pool, path, children } = await started({ ...usualLimits, maxCpuMs: 120_000 }, 2)
  expect(children).toHaveLength(2)
  children[0]?.kill('SIGSTOP')
  let answered = 0
  const all = Array.from({ length: 5 }, () =>
    pool.inspect(path, 'a.pdf').then((inspection) => {
      answered += 1
      // Four went through the other process; then the one that hangs is ended as its time would do.
      if (answered === 4) children[0]?.kill('SIGKILL')
      return inspection.ok
    }),
  )
  expect((await Promise.all(all)).filter((ok) => ok)).toHaveLength(4)
  expect(await pool.inspect(path, 'a.pdf')).toMatchObject({ ok: true })
  await pool.close()
})

test('a process that ends between two files is replaced', async () => {
  const { pool, path, children } = await started(usualLimits, 1)
  const ended = new Promise((resolve) => children[0]?.once('exit', resolve))
  children[0]?.kill('SIGKILL')
  await ended
  expect(await pool.inspect(path, 'a.pdf')).toMatchObject({ ok: true })
  await pool.close()
})

test('one that takes too long is given up, and the next is looked at', async () => {
  const hasty = createInspector({ ...usualLimits, maxCpuMs: 1 }, 1)
  const path = kept(await makePdf({ pages: 3 }))
  expect(await hasty.inspect(path, 'slow.pdf')).toEqual({ ok: false, refusal: 'file.too_complex' })
  await hasty.close()
})

describe('what marks an office file as secret', () => {
  const sheet = (cells: string, strings = '', after = '') => ({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook/>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${cells}</row></sheetData>${after}</worksheet>`,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
  })
  const slide = (xml: string, more: Record<string, string> = {}) => ({
    '[Content_Types].xml': '<Types/>',
    'ppt/presentation.xml': '<p/>',
    'ppt/slides/slide1.xml': `<p:sld><a:p>${xml}</a:p></p:sld>`,
    ...more,
  })
  const said = (text: string, look = '') => `<a:r><a:rPr lang="vi"${look}/><a:t>${text}</a:t></a:r>`
  const paragraphs = (xml: string) => ({ ...docxFrame, 'word/document.xml': `<w:document><w:body>${xml}</w:body></w:document>` })
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
  const style = (id: string, inner: string) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${inner}</w:style>`
  const styles = `<w:styles>${style('Thuong', '')}${style('Hoa', '<w:rPr><w:caps/></w:rPr>')}${style('Dau', '<w:basedOn w:val="Hoa"/>')}</w:styles>`
  const styled = (paragraph: string, text: string) => ({ ...paragraphs(`${paragraph}${run(text)}</w:p>`), 'word/styles.xml': styles })
  const inCell = '<c r="A1" t="inlineStr"><is><t>MẬT</t></is></c>'
  const prefixed = (xml: string) => xml.replace(/<(\/?)/g, '<$1x:')
  const numbered = (name: string, count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`${name}${at + 1}.xml`, '<a/>']))
  test.each([
    ['a line of Word', () => makeDocx({ secrecy: 'TỐI MẬT' }), 'TỐI MẬT'],
    ['a line in several runs, decomposed', () => zipOf(paragraphs(`<w:p>${run('TUYỆT '.normalize('NFD'))}${run('MẬT'.normalize('NFD'))}</w:p>`)), 'TUYỆT MẬT'],
    ['a text box of Word', () => zipOf(paragraphs(`<w:p>${run('Kế hoạch')}<w:txbxContent><w:p>${run('M&#x1EAC;T')}</w:p></w:txbxContent></w:p>`)), 'MẬT'],
    ['a header of Word', () => zipOf({ ...paragraphs('<w:p/>'), 'word/header1.xml': `<w:hdr><w:p>${run('MẬT')}</w:p></w:hdr>` }), 'MẬT'],
    ['the field of a form', () => zipOf(paragraphs(`<w:p>${run('Độ mật: Tối mật')}</w:p>`)), 'TỐI MẬT'],
    [
      'a shared text of the first sheet',
      () => zipOf(sheet('<c r="A1" t="s"><v>1</v></c>', '<si><t>Biểu</t></si><si><r><t>MẬ</t></r><r><t>T</t></r></si>')),
      'MẬT',
    ],
    [
      'a shared text after cells that are empty but drawn',
      () => zipOf(sheet('<c r="A1" s="1"/><c r="B1" s="1"/><c r="C1" t="s"><v>1</v></c>', '<si/><si><t>MẬT</t></si>')),
      'MẬT',
    ],
    ['a text in the cell itself', () => zipOf(sheet('<c r="A1" t="inlineStr"><is><t>MẬT</t></is></c>')), 'MẬT'],
    ['a text that a formula came to', () => zipOf(sheet('<c r="A1" t="str"><f>UPPER("mật")</f><v>MẬT</v></c>')), 'MẬT'],
    ['one line of a cell', () => zipOf(sheet('<c r="A1" t="inlineStr"><is><t>UBMTTQ TỈNH\nTỐI MẬT</t></is></c>')), 'TỐI MẬT'],
    ['a later sheet', () => zipOf({ ...sheet(''), 'xl/worksheets/sheet7.xml': '<c r="A1" t="inlineStr"><is><t>MẬT</t></is></c>' }), 'MẬT'],
    [
      'what is printed above a sheet',
      () =>
        zipOf(sheet('', '', '<headerFooter><oddHeader>&amp;LBiểu 1&amp;C&amp;"Times New Roman,Bold"&amp;14MẬT&amp;R&amp;P/&amp;N</oddHeader></headerFooter>')),
      'MẬT',
    ],
    ['a text box on a sheet', () => zipOf({ ...sheet(''), 'xl/drawings/drawing1.xml': `<xdr:txBody><a:p>${said('MẬT')}</a:p></xdr:txBody>` }), 'MẬT'],
    ['the first slide', () => zipOf(slide(said('MẬT'))), 'MẬT'],
    ['a later slide', () => zipOf(slide(said('Báo cáo'), { 'ppt/slides/slide12.xml': `<a:p>${said('MẬT')}</a:p>` })), 'MẬT'],
    ['every slide', () => zipOf(slide(said('Báo cáo'), { 'ppt/slideMasters/slideMaster1.xml': `<a:p>${said('MẬT')}</a:p>` })), 'MẬT'],
    ['capitals of a slide', () => zipOf(slide(said('Tối mật', ' cap="all"'))), 'TỐI MẬT'],
    ['a footer of Word', () => zipOf({ ...paragraphs('<w:p/>'), 'word/footer2.xml': `<w:ftr><w:p>${run('MẬT')}</w:p></w:ftr>` }), 'MẬT'],
    ['capitals of a run', () => zipOf(paragraphs(`<w:p><w:r><w:rPr><w:b/><w:caps/></w:rPr><w:t>Mật</w:t></w:r></w:p>`)), 'MẬT'],
    ['small capitals', () => zipOf(paragraphs(`<w:p><w:r><w:rPr><w:smallCaps w:val="true"/></w:rPr><w:t>tối mật</w:t></w:r></w:p>`)), 'TỐI MẬT'],
    ['the capitals of a style', () => zipOf(styled('<w:p><w:pPr><w:pStyle w:val="Dau"/></w:pPr>', 'Mật')), 'MẬT'],
    [
      'the capitals of the style of a run',
      () => zipOf({ ...paragraphs('<w:p><w:r><w:rPr><w:rStyle w:val="Hoa"/></w:rPr><w:t>Mật</w:t></w:r></w:p>'), 'word/styles.xml': styles }),
      'MẬT',
    ],
    ['names with a prefix', () => zipOf({ ...sheet(''), 'xl/worksheets/sheet1.xml': prefixed(inCell) }), 'MẬT'],
    ['attributes in single quotes', () => zipOf(sheet("<c r='A1' t='s'><v>0</v></c>", '<si><t>MẬT</t></si>')), 'MẬT'],
    ['a tag with blanks and a ">" in an attribute', () => zipOf(sheet(`<c r="a>b"\n t = "inlineStr" ><is><t >MẬT</t ></is></c >`)), 'MẬT'],
    ['characters taken as they are, around a comment', () => zipOf(sheet(inCell.replace('MẬT', '<![CDATA[M]]><!-- > -->ẬT'))), 'MẬT'],
    ['a sheet in UTF-16', () => zipOf({ ...sheet(''), 'xl/worksheets/sheet1.xml': Buffer.from(`\ufeff${inCell}`, 'utf16le') }), 'MẬT'],
    ['a sheet in UTF-16, the other way round', () => zipOf({ ...sheet(''), 'xl/worksheets/sheet1.xml': Buffer.from(inCell, 'utf16le').swap16() }), 'MẬT'],
    [
      'the margin of a sheet that is a chart',
      () => zipOf({ ...sheet(''), 'xl/chartsheets/sheet1.xml': '<chartsheet><headerFooter><oddHeader>&amp;CMẬT</oddHeader></headerFooter></chartsheet>' }),
      'MẬT',
    ],
    ['the title of a chart', () => zipOf({ ...sheet(''), 'xl/charts/chart1.xml': `<c:chart><c:rich><a:p>${said('MẬT')}</a:p></c:rich></c:chart>` }), 'MẬT'],
    ['a sheet after three hundred drawings', () => zipOf({ ...numbered('xl/drawings/drawing', 300), ...sheet(inCell) }), 'MẬT'],
    [
      'the slide after three hundred',
      () => zipOf({ ...slide(''), ...numbered('ppt/slides/slide', 300), 'ppt/slides/z.xml': `<a:p>${said('MẬT')}</a:p>` }),
      'MẬT',
    ],
  ])('%s', async (_where, make, secrecy) => {
    expect(await look(await make())).toMatchObject({ ok: true, secrecy })
  })
  test.each([
    ['a word within a line', () => zipOf(paragraphs(`<w:p>${run('Công tác bảo vệ bí MẬT nhà nước')}</w:p><w:p>${run('Mật')}</w:p>`))],
    ['a text that no cell of the sheet shows', () => zipOf(sheet('<c r="A1" t="s"><v>0</v></c>', '<si><t>Biểu</t></si><si><t>MẬT</t></si>'))],
    ['a word within the text of a later slide', () => zipOf(slide(said('Báo cáo'), { 'ppt/slides/slide2.xml': `<a:p>${said('BÍ MẬT NHÀ NƯỚC')}</a:p>` }))],
    ['a small letter on a slide', () => zipOf(slide(said('Mật', ' cap="none"')))],
    ['capitals that are off', () => zipOf(paragraphs('<w:p><w:r><w:rPr><w:caps w:val="0"/></w:rPr><w:t>Mật</w:t></w:r></w:p>'))],
    ['capitals of the run before', () => zipOf(paragraphs(`<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>a</w:t></w:r></w:p><w:p>${run('Mật')}</w:p>`))],
    ['another style', () => zipOf(styled('<w:p><w:pPr><w:pStyle w:val="Thuong"/></w:pPr>', 'Mật'))],
    ['a line in capitals that says more', () => zipOf(styled('<w:p><w:pPr><w:pStyle w:val="Dau"/></w:pPr>', 'Bảo vệ bí mật nhà nước'))],
    ['the page number above a sheet', () => zipOf(sheet('', '', '<headerFooter><oddFooter>&amp;CTài liệu mật&amp;P</oddFooter></headerFooter>'))],
    ['a cell that names no text', () => zipOf(sheet('<c r="A1" t="s"><v>9</v></c>'))],
    ['no XML at all', () => zipOf({ ...docxFrame, 'word/document.xml': 'MẬT' })],
  ])('not %s', async (_where, make) => {
    expect(await look(await make())).not.toHaveProperty('secrecy')
  })

  const quick = createInspector({ ...usualLimits, maxCpuMs: 5_000 }, 1)
  afterAll(() => quick.close())
  const again = (piece: string) => piece.repeat(Math.floor(500_000 / piece.length))
  const accents = `a${'\u0301\u0323'.repeat(200_000)}`
  const thousand = (text: string) => text.repeat(1_000)
  test.each([
    ['cells that never end', () => zipOf(sheet(again('<c>')))],
    ['texts that never begin', () => zipOf(sheet('<c t="s"><v>0</v></c>', again('<t ')))],
    ['shared texts that are torn', () => zipOf(sheet('', again('<si   ')))],
    ['margins that never begin', () => zipOf(sheet('', '', again('<oddHeader ')))],
    ['runs of a slide that are torn', () => zipOf(slide(again('<a:rPr ')))],
    ['styles that never end', () => zipOf({ ...paragraphs(''), 'word/styles.xml': again('<w:style a>') })],
    ['defaults that never end', () => zipOf({ ...paragraphs(''), 'word/styles.xml': again('<w:rPrDefault>') })],
    ['comments that never end', () => zipOf(paragraphs(again('<!-- ')))],
    ['quotes that never end', () => zipOf(paragraphs(again(`<w:p a="' `)))],
    ['a tag of a megabyte', () => zipOf(paragraphs(`<w:caps ${again('a')}="1"/>`))],
    ['attributes by the hundred thousand', () => zipOf(paragraphs(`<w:caps ${again(" a=''")}/>`))],
    ['accents by the hundred thousand', () => zipOf(sheet(inCell.replace('MẬT', accents)))],
    [
      'one long text in all cells of all sheets',
      () =>
        zipOf({
          ...sheet('', `<si><t>${again('a\n')}</t></si>`),
          ...Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`xl/worksheets/s${at}.xml`, thousand('<c t="s"><v>0</v></c>')])),
        }),
    ],
  ])('%s hold nobody up', async (_what, make) => {
    expect(await quick.inspect(kept(await make()), 'a.bin')).toMatchObject({ ok: true })
  })
})
