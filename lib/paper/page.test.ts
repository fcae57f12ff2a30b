import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'fontkit'
import { afterAll, describe, expect, test } from 'vitest'
import { createTypesetter, typesetLimits } from '../../server/platform/typeset/typesetter.ts'
import { findPlaces } from '../pdf-places/find-places.ts'
import { checkBody } from './check-body.ts'
import { type PaperFacts, type PaperFields, paperOf } from './paper.ts'
import { drawn } from './printable.ts'
import { phrase, type ReadPage, readPage, runsOf } from './testing/read-page.ts'

const typesetter = createTypesetter({ ...typesetLimits, maxCpuMs: 120_000 }, 1)
afterAll(() => typesetter.close())
const template = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8')

const types: [code: string, name: string, abbreviation: string][] = [
  ['nghi_quyet', 'Nghị quyết', 'NQ'],
  ['quyet_dinh', 'Quyết định', 'QĐ'],
  ['chi_thi', 'Chỉ thị', 'CT'],
  ['quy_che', 'Quy chế', 'QC'],
  ['quy_dinh', 'Quy định', 'QyĐ'],
  ['thong_cao', 'Thông cáo', 'TC'],
  ['thong_bao', 'Thông báo', 'TB'],
  ['huong_dan', 'Hướng dẫn', 'HD'],
  ['chuong_trinh', 'Chương trình', 'CTr'],
  ['ke_hoach', 'Kế hoạch', 'KH'],
  ['phuong_an', 'Phương án', 'PA'],
  ['de_an', 'Đề án', 'ĐA'],
  ['du_an', 'Dự án', 'DA'],
  ['bao_cao', 'Báo cáo', 'BC'],
  ['bien_ban', 'Biên bản', 'BB'],
  ['to_trinh', 'Tờ trình', 'TTr'],
  ['hop_dong', 'Hợp đồng', 'HĐ'],
  ['cong_van', 'Công văn', ''],
  ['cong_dien', 'Công điện', 'CĐ'],
  ['ban_ghi_nho', 'Bản ghi nhớ', 'BGN'],
  ['ban_thoa_thuan', 'Bản thoả thuận', 'BTT'],
  ['giay_uy_quyen', 'Giấy uỷ quyền', 'GUQ'],
  ['giay_moi', 'Giấy mời', 'GM'],
  ['giay_gioi_thieu', 'Giấy giới thiệu', 'GGT'],
  ['giay_nghi_phep', 'Giấy nghỉ phép', 'GNP'],
  ['phieu_gui', 'Phiếu gửi', 'PG'],
  ['phieu_chuyen', 'Phiếu chuyển', 'PC'],
  ['phieu_bao', 'Phiếu báo', 'PB'],
  ['thu_cong', 'Thư công', ''],
  ['sao_y', 'Sao y', 'SY'],
  ['trich_sao', 'Trích sao', 'TrS'],
  ['sao_luc', 'Sao lục', 'SL'],
]

const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (words: string) => ({ type: 'paragraph', content: [text(words)] })
const sentence = 'Ban Thường trực đề nghị các đơn vị tổ chức lấy ý kiến Nhân dân và báo cáo kết quả đúng thời hạn.'
const fields: PaperFields = {
  ...{ addressees: [], recipientLines: ['Uỷ ban Trung ương', 'Các xã, phường'], keep: 'VT, DC', draftersMark: 'PL.(300)', circulation: '' },
  ...{ footer: '', legalBases: ['Căn cứ Luật Mặt trận', 'Căn cứ Chương trình năm 2026'], secretary: 'Trần Thị Ghi' },
}
const signer = { fullName: 'Lê Thị Mẫu', blockLines: ['TM. BAN THƯỜNG TRỰC', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] }
type Wanted = { type?: string; style?: 'state' | 'party'; body?: unknown[]; fields?: Partial<PaperFields>; facts?: Partial<PaperFacts> }
const notationOf = (style: 'state' | 'party', abbreviation: string) =>
  style === 'party' ? `-${abbreviation || 'CV'}/ĐU` : `/${abbreviation ? `${abbreviation}-` : ''}MTTQ-BTT`

function factsOf({ type: code = 'ke_hoach', style = 'state', facts }: Wanted): PaperFacts {
  const [type, typeName, abbreviation] = types.find(([one]) => one === code) ?? ['', '', '']
  const party = style === 'party'
  return {
    ...{ style, type, typeName, isCopy: ['sao_y', 'trich_sao', 'sao_luc'].includes(type), notation: notationOf(style, abbreviation) },
    parentLine: party ? 'ĐẢNG BỘ TỈNH AN GIANG' : 'MẶT TRẬN TỔ QUỐC VIỆT NAM / UỶ BAN MTTQ VIỆT NAM TỈNH AN GIANG',
    issuerName: party ? 'Đảng uỷ MTTQ' : 'Ban Thường trực',
    authorName: party ? 'Đảng uỷ MTTQ' : 'Ban Thường trực Uỷ ban MTTQ Việt Nam tỉnh An Giang',
    ...{ placeName: 'An Giang', subject: 'Tổ chức hội nghị lấy ý kiến', urgency: 'thuong', today: '2026-11-26', signer },
    ...facts,
  }
}
async function setPage(wanted: Wanted = {}): Promise<ReadPage & { facts: PaperFacts }> {
  const facts = factsOf(wanted)
  const doc = checkBody({ type: 'doc', content: wanted.body ?? [paragraph(sentence), paragraph('Trân trọng.')] })
  const data = { ...paperOf(facts, { ...fields, ...wanted.fields }, doc), day: [2026, 11, 26] }
  return { ...readPage(await typesetter.typeset({ template, data, at: new Date('2026-11-26T00:00:00Z') })), facts }
}
const centre = ({ left, right }: { left: number; right: number }) => (left + right) / 2
const page = { left: 30, right: 195, top: 20, bottom: 277 }
/** Millimetres; poppler's boxes are of the font's line, not of the ink. */
const near = 0.8

function expectOnPaper(read: ReadPage) {
  expect(read.isSound).toBe(true)
  for (const line of read.fonts.trim().split('\n').slice(2)) expect(line).toMatch(/^[A-Z]{6}\+Tinos.*yes yes yes/)
  for (const size of read.pages) expect([size.width, size.height]).toEqual([expect.closeTo(595.28, 0), expect.closeTo(841.89, 0)])
  for (const word of read.words) {
    expect(word.left).toBeGreaterThan(page.left - near)
    expect(word.right).toBeLessThan(page.right + near)
    if (word.top > page.top - near) expect(word.bottom).toBeLessThan(page.bottom + near)
  }
}
function expectPlaces(read: ReadPage & { facts: PaperFacts }) {
  const { notation, isCopy } = read.facts
  const { places, findings } = findPlaces({ pages: read.pages, texts: runsOf(read), signerName: signer.fullName, notation, isCopy, sealDiameter: 102 })
  expect(findings).toEqual([])
  expect(Object.entries(places).filter(([, place]) => place === null)).toEqual([])
  const { qr } = places
  const [top, bottom] = [(841.89 - (qr?.y ?? 0) - (qr?.height ?? 0)) / 2.8346, (841.89 - (qr?.y ?? 0)) / 2.8346]
  const [left, right] = [(qr?.x ?? 0) / 2.8346, ((qr?.x ?? 0) + (qr?.width ?? 0)) / 2.8346]
  const under = read.words.filter((word) => word.page === qr?.page && word.left < right && word.right > left && word.top < bottom && word.bottom > top)
  expect(under.map((word) => word.text)).toEqual([])
}
function expectHead(read: ReadPage & { facts: PaperFacts }) {
  const { style, isCopy, notation } = read.facts
  const party = style === 'party'
  const number = phrase(read, notation)
  const date = phrase(read, 'năm 2026', 'last')
  if (!isCopy) {
    const title = phrase(read, party ? 'ĐẢNG CỘNG SẢN VIỆT NAM' : 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(title.top).toBeLessThan(page.top + 2)
    expect(title.words.every((word) => word.bold && Math.abs(word.size - (party ? 15 : 12)) < 0.2)).toBe(true)
    expect(title.left).toBeGreaterThan(page.left + 70)
    if (!party) {
      const motto = phrase(read, 'Độc lập - Tự do - Hạnh phúc')
      expect(motto.words.every((word) => word.bold && Math.abs(word.size - 13) < 0.2)).toBe(true)
      expect(Math.abs(centre(motto) - centre(title))).toBeLessThan(near)
    }
    const place = phrase(read, 'An Giang,', 'first')
    expect(place.words[0]?.italic).toBe(true)
    expect(Math.abs(centre({ left: place.left, right: date.right }) - centre(title))).toBeLessThan(near)
  }
  const issuer = phrase(read, party ? 'ĐẢNG UỶ MTTQ' : 'BAN THƯỜNG TRỰC')
  expect(issuer.words.every((word) => word.bold && Math.abs(word.size - (party ? 14 : 12)) < 0.2)).toBe(true)
  const word = read.words.filter((one) => /^Số:?$/.test(one.text) && Math.abs(one.bottom - number.bottom) < 1).at(0)
  expect(Math.abs(centre({ left: word?.left ?? 0, right: number.right }) - centre(issuer))).toBeLessThan(near)
  expect(number.words[0]?.size).toBeCloseTo(party ? 14 : 13, 0)
  expect(date.words.every((one) => one.italic && one.size > 12.8 && one.size < 14.2)).toBe(true)
  expect(Math.abs(date.bottom - number.bottom)).toBeLessThan(near)
}
function expectFoot(read: ReadPage & { facts: PaperFacts }) {
  const { style, type } = read.facts
  const party = style === 'party'
  const receivers = phrase(read, 'Nơi nhận:')
  expect(receivers.left).toBeCloseTo(page.left, 0)
  expect(receivers.words.every((word) => Math.abs(word.size - (party ? 14 : 12)) < 0.2 && (party || (word.bold && word.italic)))).toBe(true)
  expect(phrase(read, '- Uỷ ban Trung ương;').words.every((word) => Math.abs(word.size - (party ? 12 : 11)) < 0.2)).toBe(true)
  phrase(read, party ? '- Lưu VT, DC.' : '- Lưu: VT, DC.')
  const office = phrase(read, 'PHÓ CHỦ TỊCH', 'last')
  const name = phrase(read, signer.fullName, 'last')
  expect([...office.words, ...name.words].every((word) => word.bold && Math.abs(word.size - 14) < 0.2)).toBe(true)
  expect(Math.abs(centre(office) - centre(name))).toBeLessThan(near)
  const room = name.top - office.bottom
  expect(room).toBeGreaterThan(35)
  expect(room).toBeLessThan(40)
  if (type === 'bien_ban') {
    expect(phrase(read, 'THƯ KÝ').top).toBeCloseTo(phrase(read, 'CHỦ TOẠ').top, 0)
    expect(phrase(read, 'Trần Thị Ghi').right).toBeLessThan(name.left)
  } else expect(Math.abs(receivers.bottom - phrase(read, party ? 'T/M BAN THƯỜNG TRỰC' : 'TM. BAN THƯỜNG TRỰC').bottom)).toBeLessThan(2)
}
const upper = (words: string) => words.toLocaleUpperCase('vi')
const resolves: Record<string, string> = { nghi_quyet: 'QUYẾT NGHỊ:', quyet_dinh: 'QUYẾT ĐỊNH:' }

/** Type and subject, over the legal bases. */
function expectOpening(read: ReadPage & { facts: PaperFacts }, basesTop: number) {
  const { type, typeName } = read.facts
  const heading = phrase(read, type === 'thu_cong' ? upper('Tổ chức hội nghị lấy ý kiến') : upper(typeName))
  expect(heading.words.every((word) => word.bold)).toBe(true)
  expect(Math.abs(centre(heading) - centre(page))).toBeLessThan(near)
  expect(heading.bottom).toBeLessThan(basesTop + near)
  if (['thu_cong', 'giay_gioi_thieu', 'giay_nghi_phep'].includes(type)) return
  const subject = phrase(read, 'Tổ chức hội nghị lấy ý kiến')
  expect(subject.words.every((word) => word.bold && Math.abs(word.size - 14) < 0.2)).toBe(true)
  expect(subject.top).toBeGreaterThan(heading.top)
}
function expectLetterSubject(read: ReadPage & { facts: PaperFacts }) {
  const subject = phrase(read, read.facts.style === 'party' ? 'Tổ chức' : 'V/v tổ chức')
  expect(subject.words[0]?.size).toBeCloseTo(12, 0)
  expect(centre(subject)).toBeLessThan(page.left + 75)
}

describe.each(['state', 'party'] as const)('in %s style', (style) => {
  test.each(types)('%s stands as the decree has it', async (type, name) => {
    const read = await setPage({ type, style })
    expectOnPaper(read)
    expectHead(read)
    expectFoot(read)
    expectPlaces(read)
    const body = phrase(read, 'Ban Thường trực đề nghị')
    expect(body.words.every((word) => Math.abs(word.size - 14) < 0.2 && !word.bold)).toBe(true)
    expect(body.left).toBeCloseTo(page.left + 12.7, 0)
    const last = phrase(read, style === 'party' || read.facts.isCopy ? 'Trân trọng.' : 'Trân trọng./.')
    expect(last.top).toBeGreaterThan(body.top)
    expect(phrase(read, 'Nơi nhận:').top).toBeGreaterThan(last.top)
    if (read.facts.isCopy) return expect(phrase(read, upper(name)).top).toBeGreaterThan(last.bottom)
    const bases = [phrase(read, 'Căn cứ Luật Mặt trận;'), phrase(read, 'Căn cứ Chương trình năm 2026.')]
    expect(bases.every((one) => one.words.every((word) => word.italic))).toBe(true)
    expect(bases[1]?.bottom).toBeLessThan(body.bottom)
    if (type === 'cong_van') return expectLetterSubject(read)
    expectOpening(read, bases[0]?.top ?? 0)
    const resolved = resolves[type]
    if (resolved) expect(phrase(read, resolved).top).toBeGreaterThan(bases[1]?.top ?? 0)
  })
})

describe('a paper', () => {
  test.each([
    [['TM. BAN THƯỜNG TRỰC', 'CHỦ TỊCH']],
    [['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    [['TL. BAN THƯỜNG TRỰC', 'KT. CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG']],
    [['TUQ. BAN THƯỜNG TRỰC', 'CHÁNH VĂN PHÒNG']],
    [['Q. CHỦ TỊCH']],
  ])('bears the signature block %j line under line', async (blockLines) => {
    const read = await setPage({ facts: { signer: { fullName: 'Lê Thị Mẫu', blockLines } } })
    const lines = [...blockLines.map((line) => phrase(read, line, 'last')), phrase(read, 'Lê Thị Mẫu', 'last')]
    for (const [index, line] of lines.entries()) if (index > 0) expect(line.top).toBeGreaterThan(lines[index - 1]?.top ?? 0)
    for (const line of lines) expect(Math.abs(centre(line) - centre(lines[0] ?? line))).toBeLessThan(near)
  })

  test('is addressed to one on the same line, to two and more under the colon', async () => {
    const one = await setPage({ type: 'cong_van', fields: { addressees: ['Sở Nội vụ'] } })
    phrase(one, 'Kính gửi: Sở Nội vụ')
    phrase(one, '- Như trên;')
    const two = await setPage({ type: 'to_trinh', fields: { addressees: ['Thường trực Tỉnh uỷ', 'Uỷ ban nhân dân tỉnh'] } })
    const head = phrase(two, 'Kính gửi:')
    const dashes = [phrase(two, '- Thường trực Tỉnh uỷ;'), phrase(two, '- Uỷ ban nhân dân tỉnh.')]
    for (const dash of dashes) expect(Math.abs(dash.left - (head.right - 1.4))).toBeLessThan(near)
  })

  test('names who is meant in a sentence of the issuer where its template does', async () => {
    phrase(await setPage({ type: 'giay_moi', fields: { addressees: ['Ông Nguyễn Văn A'] } }), 'trân trọng kính mời: Ông Nguyễn Văn A')
    phrase(await setPage({ type: 'cong_dien', fields: { addressees: ['Xã Ô Lâm', 'Xã Tri Tôn'] } }), '- Xã Tri Tôn.')
  })

  test('over several pages has numbers from the second on, its table heads again, its notes and its signature with the last words', async () => {
    const cell = (type: string, words: string) => ({ type, content: [paragraph(words)] })
    const rows = Array.from({ length: 60 }, (_, n) => ({ type: 'tableRow', content: [cell('tableCell', `Hàng${n}`), cell('tableCell', 'Nội dung')] }))
    const head = { type: 'tableRow', content: [cell('tableHeader', 'Đầu'), cell('tableHeader', 'Bảng')] }
    const note = { type: 'paragraph', content: [text(sentence), { type: 'footnote', content: [text('Chú thích cuối trang.')] }] }
    for (const length of [0, 4, 8, 12, 16]) {
      const read = await setPage({
        body: [note, { type: 'table', content: [head, ...rows] }, ...Array.from({ length }, () => paragraph(sentence)), paragraph('Trân trọng.')],
      })
      expectOnPaper(read)
      expectPlaces(read)
      const rowPages = new Set(read.words.filter((word) => word.text.startsWith('Hàng')).map((word) => word.page))
      expect(read.words.filter((word) => word.text === 'Đầu').map((word) => word.page)).toEqual([...rowPages])
      expect(rowPages.size).toBeGreaterThan(1)
      expect(phrase(read, 'Chú thích cuối trang.').page).toBe(0)
      const numbers = read.words.filter((word) => word.bottom < page.top && /^\d+$/.test(word.text))
      expect(numbers.map((word) => [word.page, Number(word.text)])).toEqual(read.pages.slice(1).map((_, index) => [index + 1, index + 2]))
      for (const number of numbers) expect(Math.abs(centre(number) - centre(page))).toBeLessThan(near)
      expect(phrase(read, signer.fullName, 'last').page).toBe(phrase(read, 'Trân trọng./.').page)
    }
  })

  test('to 102 receivers keeps room for the code, goes on under the signature and ends with what is kept', async () => {
    const read = await setPage({ fields: { recipientLines: Array.from({ length: 102 }, (_, n) => `Uỷ ban MTTQ Việt Nam xã số ${n + 1}`) } })
    expectOnPaper(read)
    expectPlaces(read)
    phrase(read, '- Uỷ ban MTTQ Việt Nam xã số 102;')
    expect(phrase(read, '- Lưu: VT, DC.').page).toBeGreaterThanOrEqual(phrase(read, signer.fullName, 'last').page)
  })

  test('has appendices after the signature, each counted from one, with a reference that is left open', async () => {
    const heading = (words: string) => ({ type: 'heading', attrs: { level: 1 }, content: [text(words)] })
    const read = await setPage({
      body: [paragraph(sentence), heading('PHỤ LỤC I'), heading('Danh sách'), ...Array.from({ length: 40 }, () => paragraph(sentence))],
    })
    expectPlaces(read)
    const [name, title] = [phrase(read, 'Phụ lục I'), phrase(read, 'DANH SÁCH')]
    expect([name.page, title.page]).toEqual([1, 1])
    expect(name.words.every((word) => word.bold && Math.abs(word.size - 14) < 0.2)).toBe(true)
    expect(phrase(read, '(Kèm theo').words[0]?.italic).toBe(true)
    expect(read.words.filter((word) => word.bottom < page.top).map((word) => [word.page, word.text])).toEqual(
      read.pages.slice(2).map((_, index) => [index + 2, `${index + 2}`]),
    )
  })

  test('bears its marks: urgency, circulation, address', async () => {
    const read = await setPage({ facts: { urgency: 'thuong_khan' }, fields: { circulation: 'return', footer: 'Số 10 Lê Lợi, tỉnh An Giang' } })
    for (const words of ['THƯỢNG KHẨN', 'XEM XONG TRẢ LẠI'])
      expect(phrase(read, words).words.every((word) => word.bold && Math.abs(word.size - 13) < 0.2)).toBe(true)
    expect(phrase(read, 'Số 10 Lê Lợi,').top).toBeGreaterThan(page.bottom)
    expect(phrase(read, 'PL.(300)').words[0]?.size).toBeCloseTo(11, 0)
  })

  test('shows an empty square for what its letters lack, and what is pasted with spans that overlap', async () => {
    const span = (colspan: number, rowspan: number) => ({ type: 'tableCell', attrs: { colspan, rowspan, colwidth: null }, content: [paragraph('Ô')] })
    const table = {
      type: 'table',
      content: [
        { type: 'tableRow', content: [span(2, 9), span(30, 1)] },
        { type: 'tableRow', content: [span(9, 3)] },
        { type: 'tableRow', content: [] },
      ],
    }
    const read = await setPage({ body: [paragraph('Vui 😀 quá'), table, paragraph('Hết.')] })
    expectOnPaper(read)
    phrase(read, 'Vui □ quá')
  })
})

test('the letters known here are those of all four faces', () => {
  const require = createRequire(import.meta.url)
  const faces = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((face) => {
    const font = create(readFileSync(require.resolve(`@expo-google-fonts/tinos/${face}/Tinos_${face}.ttf`)))
    return new Set('characterSet' in font ? font.characterSet : [])
  })
  const ranges = drawn.split(' ').map((range) => range.split('-').map((edge) => Number.parseInt(edge, 16)))
  const listed = ranges.flatMap(([from = 0, to = from]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
  expect(listed.filter((code) => !faces.every((face) => face.has(code)))).toEqual([])
})
