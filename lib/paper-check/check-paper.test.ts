import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspectPdf } from '../../server/platform/inspect/inspect-pdf.ts'
import { createTypesetter, typesetLimits } from '../../server/platform/typeset/typesetter.ts'
import { authority, fullLetter, issuer, type Letter } from '../../server/testing/papers/letter.ts'
import { makePdf } from '../../server/testing/papers/make-pdf.ts'
import { checkBody } from '../paper/check-body.ts'
import { type PaperFields, paperOf } from '../paper/paper.ts'
import type { PageSize, TextRun } from '../pdf-places/lines.ts'
import { checkPaper } from './check-paper.ts'
import { rules } from './rules.ts'
import type { Facts } from './sheet.ts'

type Read = { pages: PageSize[]; texts: TextRun[] }
async function read(bytes: Uint8Array): Promise<Read> {
  const found = await inspectPdf(Buffer.from(bytes))
  if (!found.ok || !found.pdf) throw new Error('not read')
  return found.pdf
}
const letterFacts: Facts = {
  ...{ type: 'ke_hoach', typeName: 'Kế hoạch', isCopy: false, subject: fullLetter({}).title, notation: '/KH-MTTQ-BTT', placeName: 'An Giang' },
  ...{ parentLine: `${issuer[0]} / ${issuer[1]}`, issuerName: 'Ban Thường trực', urgency: 'thuong' },
  signer: { fullName: fullLetter({}).signerName, blockLines: authority },
}
const codes = (paper: Read, change: Partial<Facts> = {}) => checkPaper(paper, { ...letterFacts, ...change }).findings.map((one) => one.code)

let letter: Read
let long: Read
beforeAll(async () => {
  letter = await read(await makePdf())
  long = await read(await makePdf({ pages: 3 }))
})
const texts = (paper: Read, change: (run: TextRun) => TextRun[]): Read => ({ ...paper, texts: paper.texts.flatMap(change) })
/** The letter with other words where some stand. */
const saying = (from: string | RegExp, to: string) => texts(letter, (run) => [{ ...run, text: run.text.replace(from, to) }])
const without = (words: string) => texts(letter, (run) => (run.text.includes(words) ? [] : [run]))
const adding = (text: string, x: number, y: number, more: Partial<TextRun> = {}): Read => ({
  ...letter,
  texts: [...letter.texts, { page: 0, text, x, y, width: text.length * 7, height: 13, ...more }],
})

/** Under the subject, as "Kính gửi" is. */
const addressed = (...lines: string[]): Read => ({
  ...letter,
  texts: [...letter.texts, ...['Kính gửi:', ...lines].map((text, n) => ({ page: 0, text, x: 200, y: 625 - n * 5, width: 90, height: 13 }))],
})

describe('an uploaded letter', () => {
  test('that keeps the rules has nothing to look at, on one page and on three', () => {
    expect(codes(letter)).toEqual([])
    expect(codes(long)).toEqual([])
    expect(checkPaper(long, letterFacts).checkedPages).toBe(3)
  })

  test.each<[code: string, plant: () => Read, facts?: Partial<Facts>]>([
    ['page_size', () => ({ ...letter, pages: [{ width: 612, height: 792 }] })],
    ['page_landscape', () => ({ ...letter, pages: [{ width: 841.89, height: 595.28 }] })],
    ['margin_left', () => texts(letter, (run) => [{ ...run, x: run.height === 13 && run.width > 300 ? run.x - 30 : run.x }])],
    ['margin_right', () => texts(letter, (run) => [{ ...run, width: run.width > 400 ? run.width + 25 : run.width }])],
    ['margin_top', () => texts(letter, (run) => [{ ...run, y: run.y > 740 ? run.y + 25 : run.y }])],
    ['margin_bottom', () => adding('Nơi đây là dòng cuối', 90, 30)],
    ['not_nfc', () => texts(letter, (run) => [{ ...run, text: run.text.normalize('NFD') }])],
    ['page_number_first', () => adding('1', 290, 805)],
    ['page_number_missing', () => texts(long, (run) => (run.text === '2' ? [] : [run]))],
    ['page_number_place', () => texts(long, (run) => [run.text === '2' ? { ...run, y: 30 } : run])],
    ['nation_missing', () => without('CỘNG HÒA')],
    ['nation_spelling', () => saying('XÃ HỘI', 'XÃ HÔI')],
    ['motto_missing', () => without('Độc lập')],
    ['motto_spelling', () => saying('Độc lập - Tự do - Hạnh phúc', 'Độc lập – Tự do – Hạnh phúc')],
    ['parent_missing', () => without('TỈNH AN GIANG')],
    ['issuer_missing', () => saying(/^BAN THƯỜNG TRỰC$/, 'VĂN PHÒNG')],
    ['number_missing', () => without('Số:')],
    ['number_form', () => saying('Số:', 'Số')],
    ['notation_differs', () => letter, { notation: '/QĐ-MTTQ-BTT' }],
    ['date_missing', () => saying(/, ngày.*$/, '')],
    ['place_differs', () => letter, { placeName: 'Kiên Giang' }],
    ['heading_missing', () => without('KẾ HOẠCH')],
    ['heading_capitals', () => saying('KẾ HOẠCH', 'Kế hoạch')],
    ['subject_differs', () => letter, { subject: 'Sơ kết sáu tháng' }],
    ['letter_subject_missing', () => letter, { type: 'cong_van', typeName: 'Công văn' }],
    ['letter_subject_differs', () => adding('V/v việc khác', 130, 700), { type: 'cong_van', typeName: 'Công văn' }],
    ['addressed_missing', () => letter, { type: 'to_trinh' }],
    ['addressed_end', () => addressed('- Sở Nội vụ', '- Sở Tài chính.')],
    ['body_size', () => texts(letter, (run) => [{ ...run, height: run.width > 300 ? 12 : run.height }])],
    ['end_mark', () => saying('./.', '.')],
    ['uy_mixed', () => adding('Uỷ ban nhân dân xã', 90, 340)],
    ['authority_missing', () => saying('TM. BAN THƯỜNG TRỰC', 'BAN THƯỜNG TRỰC')],
    ['office_missing', () => saying(/^PHÓ CHỦ TỊCH$/, 'CHÁNH VĂN PHÒNG')],
    ['name_missing', () => without('Nguyễn Thị Minh Hạnh')],
    ['name_title', () => saying('Nguyễn Thị Minh Hạnh', 'ThS. Nguyễn Thị Minh Hạnh')],
    ['receivers_missing', () => without('Nơi nhận')],
    ['receivers_dash', () => saying('- Mặt trận các xã', 'Mặt trận các xã')],
    ['receivers_end', () => saying('(để báo cáo);', '(để báo cáo),')],
    ['receivers_end', () => saying('Ban Phong trào.', 'Ban Phong trào;')],
    ['keep_missing', () => saying('Lưu: VT, Ban', 'Lưu: Ban')],
    ['keep_missing', () => without('Lưu: VT')],
    ['secret', () => adding('MẬT', 150, 690)],
    ['urgency_missing', () => letter, { urgency: 'hoa_toc' }],
    ['urgency_differs', () => adding('HỎA TỐC', 150, 690)],
    ['urgency_differs', () => adding('KHẨN', 150, 690), { urgency: 'thuong_khan' }],
  ])('%s is told', (code, plant, facts) => {
    expect(codes(plant(), facts)).toContain(code)
  })

  test('one fault is one finding, with its place, its cell and its rule', () => {
    const { findings } = checkPaper(saying('Ban Phong trào.', 'Ban Phong trào;'), letterFacts)
    expect(findings).toEqual([
      { ...{ code: 'receivers_end', page: 0, value: '- Lưu: VT, Ban Phong trào;' }, ...rules.receivers_end, box: expect.objectContaining({ page: 0, x: 85 }) },
    ])
  })

  test.each<[string, Letter]>([
    ['number_printed', { number: '12' }],
    ['date_printed', { date: 'ngày 05 tháng 01 năm 2026' }],
    ['secret', { secrecy: 'TỐI MẬT' }],
    ['notation_differs', { notation: 'BC-MTTQ-BTT' }],
  ])('%s is read from the file', async (code, wanted) => {
    expect(codes(await read(await makePdf(wanted)))).toEqual([code])
  })

  test('what may be written either way is right: tones, shortened names, a line that is broken', () => {
    expect(codes(saying('CỘNG HÒA', 'CỘNG HOÀ'))).toEqual([])
    expect(codes(letter, { parentLine: 'MTTQ Việt Nam / Tỉnh An Giang' })).toEqual([])
    expect(codes(adding('HỎA TỐC', 150, 690), { urgency: 'hoa_toc' })).toEqual([])
    expect(codes(letter, { signer: null })).toEqual([])
    expect(codes(addressed('- Sở Nội vụ;', '- Sở Tài chính.'))).toEqual([])
  })

  test.each<[string, string[], string[]]>([
    ['end as they should', ['Căn cứ Luật Mặt trận;', 'Căn cứ Hướng dẫn số 01/HD-MTTW-BTT;', 'Theo đề nghị của Văn phòng.'], []],
    ['without a semicolon', ['Căn cứ Luật Mặt trận.', 'Căn cứ Hướng dẫn số 01/HD-MTTW-BTT.'], ['basis_end']],
    ['whose last goes on', ['Căn cứ Luật Mặt trận;', 'Căn cứ Hướng dẫn số 01/HD-MTTW-BTT;'], ['basis_end']],
    ['as a sentence', ['Căn cứ Luật Mặt trận; Ban Thường trực xây dựng kế hoạch như sau:'], []],
  ])('legal bases %s', async (_what, lines, expected) => {
    expect(codes(await read(await makePdf({ lines })))).toEqual(expected)
  })

  test('without words to read is not judged', () => {
    expect(checkPaper({ pages: letter.pages, texts: [] }, letterFacts)).toEqual({ findings: [], checkedPages: 0 })
  })

  test('never throws, whatever stands where', () => {
    const number = fc.float({ min: -2000, max: 2000, noNaN: true })
    const run = fc.record({
      page: fc.nat(4),
      text: fc.oneof(fc.string(), fc.constantFrom(...letterTexts)),
      x: number,
      y: number,
      width: number,
      height: number,
    })
    fc.assert(
      fc.property(fc.array(run, { maxLength: 30 }), (texts) => {
        checkPaper({ pages: [{ width: 595, height: 842 }], texts }, letterFacts)
      }),
    )
  })
})
const letterTexts = ['Nơi nhận:', '- Lưu: VT.', 'Kính gửi:', 'V/v', 'KẾ HOẠCH', 'Số:   /KH-MTTQ-BTT', 'Nguyễn Thị Minh Hạnh', 'Căn cứ Luật', './.']

describe('a paper composed here', () => {
  const typesetter = createTypesetter({ ...typesetLimits, maxCpuMs: 120_000 }, 1)
  afterAll(() => typesetter.close())
  const template = readFileSync(new URL('../paper/paper.typ', import.meta.url), 'utf8')
  const sentence = 'Ban Thường trực đề nghị các đơn vị tổ chức lấy ý kiến Nhân dân và báo cáo kết quả đúng thời hạn, theo đúng mục đích và yêu cầu.'
  const fields: PaperFields = {
    ...{ addressees: [], recipientLines: ['Uỷ ban Trung ương', 'Các xã, phường'], keep: 'VT, DC', draftersMark: 'PL.(300)', circulation: '' },
    ...{ footer: 'Số 10 Lê Lợi, tỉnh An Giang', legalBases: ['Căn cứ Luật Mặt trận', 'Căn cứ Chương trình năm 2026'], secretary: 'Trần Thị Ghi' },
  }
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const heading = (text: string) => ({ type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text }] })
  type Wanted = { facts?: Partial<Facts>; fields?: Partial<PaperFields>; body?: unknown[] }
  async function set(wanted: Wanted = {}) {
    const facts: Facts = {
      ...{ type: 'ke_hoach', typeName: 'Kế hoạch', isCopy: false, subject: 'Tổ chức hội nghị lấy ý kiến', notation: '/KH-MTTQ-BTT', placeName: 'An Giang' },
      ...{ parentLine: 'MẶT TRẬN TỔ QUỐC VIỆT NAM / UỶ BAN MTTQ VIỆT NAM TỈNH AN GIANG', issuerName: 'Ban Thường trực', urgency: 'thuong' },
      signer: { fullName: 'Lê Thị Mẫu', blockLines: ['TM. BAN THƯỜNG TRỰC', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] },
      ...wanted.facts,
    }
    const doc = checkBody({ type: 'doc', content: wanted.body ?? [paragraph(sentence), paragraph('Trân trọng.')] })
    const authorName = 'Ban Thường trực Uỷ ban MTTQ Việt Nam tỉnh An Giang'
    const paper = paperOf({ ...facts, style: 'state', authorName, today: '2026-11-26' }, { ...fields, ...wanted.fields }, doc)
    const bytes = await typesetter.typeset({ template, data: { ...paper, day: [2026, 11, 26] }, at: new Date('2026-11-26T00:00:00Z') })
    return checkPaper(await read(bytes), facts).findings
  }
  const to = (...addressees: string[]) => ({ fields: { addressees } })
  const type = (code: string, typeName: string, abbreviation: string): Wanted => ({ facts: { type: code, typeName, notation: `/${abbreviation}MTTQ-BTT` } })

  test.each<[string, Wanted]>([
    ['a plan', {}],
    ['a resolution', type('nghi_quyet', 'Nghị quyết', 'NQ-')],
    ['a letter to one', { ...type('cong_van', 'Công văn', ''), ...to('Sở Nội vụ') }],
    [
      'a letter whose subject was typed with its "V/v"',
      { facts: { ...type('cong_van', 'Công văn', '').facts, subject: 'V/v Đề nghị phối hợp' }, ...to('Sở Nội vụ') },
    ],
    ['a submission to two', { ...type('to_trinh', 'Tờ trình', 'TTr-'), ...to('Thường trực Tỉnh uỷ', 'Uỷ ban nhân dân tỉnh') }],
    ['minutes', type('bien_ban', 'Biên bản', 'BB-')],
    ['an invitation', { ...type('giay_moi', 'Giấy mời', 'GM-'), ...to('Ông Nguyễn Văn A') }],
    ['a leave paper', type('giay_nghi_phep', 'Giấy nghỉ phép', 'GNP-')],
    ['a courtesy letter', type('thu_cong', 'Thư công', '')],
    ['a copy', { facts: { type: 'sao_y', typeName: 'Sao y', isCopy: true, notation: '/SY-MTTQ-BTT' } }],
    ['an urgent paper', { facts: { urgency: 'thuong_khan' } }],
    ['a paper of several pages', { body: [...Array.from({ length: 60 }, () => paragraph(sentence)), paragraph('Trân trọng.')] }],
    [
      'a paper with an appendix',
      { body: [paragraph(sentence), heading('PHỤ LỤC I'), heading('Danh sách'), ...Array.from({ length: 40 }, () => paragraph(sentence))] },
    ],
    ['a list that goes on under the signature', { fields: { recipientLines: Array.from({ length: 102 }, (_, n) => `Uỷ ban MTTQ Việt Nam xã số ${n + 1}`) } }],
    ['a paper of one short line', { body: [paragraph('Hết.')], fields: { legalBases: [] } }],
  ])('%s has nothing to look at', async (_what, wanted) => {
    expect(await set(wanted)).toEqual([])
  })

  test.each<[string, Wanted]>([
    ['addressed_missing', type('cong_van', 'Công văn', '')],
    ['keep_missing', { fields: { keep: '' } }],
    ['keep_missing', { fields: { keep: 'Ban DC' } }],
  ])('%s is told', async (code, wanted) => {
    expect((await set(wanted)).map((one) => one.code)).toEqual([code])
  })
})
