import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPlaces, type Paper } from './find-places.ts'

const page = { width: 595, height: 842 }
const run = (text: string, x: number, y: number, width = text.length * 6, pageNo = 0) => ({ page: pageNo, text, x, y, width, height: 13 })
const letter = (change: Partial<Record<'number' | 'date', string>> = {}, more: ReturnType<typeof run>[] = []): Paper => ({
  pages: [page],
  signerName: 'Lê Thị Mẫu',
  notation: '/KH-MTTQ-BTT',
  sealDiameter: 102,
  texts: [
    run('MẶT TRẬN TỔ QUỐC VIỆT NAM', 90, 780),
    run(change.number ?? 'Số:        /KH-MTTQ-BTT', 110, 716, 150),
    run(change.date ?? 'An Giang, ngày     tháng     năm 2026', 320, 716, 210),
    run('Căn cứ Luật, ngày 01 tháng 11 năm 2025 về việc', 90, 400),
    run('Nơi nhận:', 90, 300),
    run('- Như trên;', 90, 285),
    run('- Lưu: VT.', 90, 270),
    run('TM. BAN THƯỜNG TRỰC', 350, 300),
    run('Lê Thị Mẫu', 390, 180, 70),
    ...more,
  ],
})

describe('an official letter', () => {
  test('shows where everything will stand, and nothing hinders it', () => {
    const { places, findings } = findPlaces(letter())
    expect(findings).toEqual([])
    expect(places.number).toMatchObject({ page: 0 })
    expect(places.number?.x).toBeGreaterThan(125)
    expect((places.number?.x ?? 0) + (places.number?.width ?? 0)).toBeLessThan(175)
    expect(places.date?.x).toBeGreaterThan(360)
    expect(places.signature?.y).toBeGreaterThan(180)
    const centre = (places.signature?.x ?? 0) + (places.signature?.width ?? 0) / 2
    expect(centre).toBeCloseTo(425, 0)
    expect(places.qr).toMatchObject({ width: expect.closeTo(85, 0) })
    expect((places.qr?.y ?? 0) + (places.qr?.height ?? 0)).toBeLessThan(270)
    expect(places.seal).toMatchObject({ width: 102, height: 102 })
  })

  test('the seal covers the left third of the signature', () => {
    const { seal, signature } = findPlaces(letter()).places
    expect((seal?.x ?? 0) + (seal?.width ?? 0)).toBeCloseTo((signature?.x ?? 0) + (signature?.width ?? 0) / 3, 1)
  })

  test.each([
    [{ number: 'Số: 12/KH-MTTQ-BTT' }, { code: 'number_printed', value: '12' }],
    [{ date: 'An Giang, ngày 05 tháng 11 năm 2026' }, { code: 'date_printed', value: 'ngày 05 tháng 11 năm 2026' }],
    [{ number: 'Số:      /QĐ-UBND' }, { code: 'notation_differs', value: '/QĐ-UBND' }],
  ])('%j is found', (change, finding) => {
    expect(findPlaces(letter(change)).findings).toContainEqual(finding)
  })

  test('a line that is only a mark of secrecy is found, the word in a sentence is not', () => {
    expect(findPlaces(letter({}, [run('TUYỆT MẬT', 100, 650)])).findings).toEqual([{ code: 'secret', value: 'TUYỆT MẬT' }])
    expect(findPlaces(letter({}, [run('giữ bí mật, MẬT độ cao', 100, 650)])).findings).toEqual([])
  })

  test('words cut into runs and decomposed letters are read the same', () => {
    const cut = letter()
    const texts = cut.texts.flatMap((one) => {
      const step = one.width / one.text.length
      return [...one.text].map((letter, index) => ({ ...one, text: letter.normalize('NFD'), x: one.x + index * step, width: step }))
    })
    const whole = findPlaces(cut).places
    const found = findPlaces({ ...cut, texts }).places
    const apart = (one: number | undefined, other: number | undefined) => Math.abs((one ?? 0) - (other ?? 1_000))
    expect(apart(found.number?.x, whole.number?.x)).toBeLessThan(8)
    expect(apart(found.signature?.y, whole.signature?.y)).toBeLessThan(1)
    expect(apart(found.date?.x, whole.date?.x)).toBeLessThan(8)
  })

  test('the printed name is the one on a line of its own, not the one among the receivers', () => {
    const { signature } = findPlaces(letter({}, [run('- Đ/c Lê Thị Mẫu (để báo cáo);', 90, 165)])).places
    expect(signature).toEqual(findPlaces(letter()).places.signature)
  })

  test.each(['Nguyễn Thuý Hoà', 'NGUYỄN THÚY HÒA', 'Nguyễn  Thúy   Hòa'])('%s is the same person as Nguyễn Thúy Hòa', (printed) => {
    const texts = letter().texts.map((one) => (one.text === 'Lê Thị Mẫu' ? { ...one, text: printed } : one))
    expect(findPlaces({ ...letter(), texts, signerName: 'Nguyễn Thúy Hòa' }).places.signature).toMatchObject({ y: 193 })
    const named = [...texts, run('Giao đồng chí Nguyễn Thúy Hòa phụ trách.', 90, 390)]
    expect(findPlaces({ ...letter(), texts: named, signerName: 'Nguyễn Thúy Hòa' }).places.signature).toMatchObject({ y: 193 })
  })

  test.each(['Số:      / KH-MTTQ-BTT', 'Số :     /KH - MTTQ-BTT', 'Số: ……/KH-MTTQ-BTT'])('%s bears the notation', (number) => {
    expect(findPlaces(letter({ number })).findings).toEqual([])
  })

  test('a gap that is too narrow for digits is no place: the number never covers the notation', () => {
    expect(findPlaces(letter({ number: 'Số: /KH-MTTQ-BTT' })).places.number).toBeNull()
    const wide = findPlaces(letter()).places.number
    const narrow = findPlaces({ ...letter(), texts: [run('Số:     /KH-MTTQ-BTT', 110, 716, 110)] }).places.number
    expect(narrow?.width).toBeGreaterThan(10)
    expect(narrow?.width).toBeLessThan(wide?.width ?? 0)
  })

  test('marks of decomposed letters in runs of their own are read', () => {
    const texts = letter().texts.flatMap((one) => {
      const letters = [...one.text.normalize('NFD')]
      const width = one.width / letters.length
      return letters.map((text, index) => ({ ...one, text, x: one.x + index * width, width }))
    })
    const { places, findings } = findPlaces({ ...letter(), texts })
    expect(findings).toEqual([])
    expect(places.number).not.toBeNull()
    expect(places.date).not.toBeNull()
    expect(places.signature?.y).toBe(193)
  })

  test('what is not there is null', () => {
    expect(findPlaces({ ...letter(), texts: [] })).toEqual({ places: { number: null, date: null, qr: null, seal: null, signature: null }, findings: [] })
  })
})

test('any text at all gives places within the page, or none', () => {
  const anyRun = fc.record({
    page: fc.integer({ min: 0, max: 1 }),
    text: fc.oneof(fc.string(), fc.constantFrom('Số:', 'Số: /KH', 'ngày tháng năm', 'Nơi nhận:', 'Lê Thị Mẫu')),
    ...{
      x: fc.integer({ min: -50, max: 700 }),
      y: fc.integer({ min: -50, max: 900 }),
      width: fc.integer({ min: 0, max: 300 }),
      height: fc.integer({ min: 0, max: 40 }),
    },
  })
  fc.assert(
    fc.property(fc.array(anyRun, { maxLength: 30 }), (texts) => {
      for (const place of Object.values(findPlaces({ ...letter(), pages: [page, page], texts }).places)) {
        if (!place) continue
        expect(place.x).toBeGreaterThanOrEqual(0)
        expect(place.y).toBeGreaterThanOrEqual(0)
        expect(place.x + place.width).toBeLessThanOrEqual(page.width)
        expect(place.y + place.height).toBeLessThanOrEqual(page.height)
      }
    }),
  )
})

test.each([
  ['accents by the hundred thousand', [run(`a${'\u0301\u0323'.repeat(200_000)}`, 90, 500)]],
  ['a gap of a megabyte', [run(`Số${' '.repeat(1_000_000)}x`, 90, 760)]],
  ['twenty thousand accents apart', Array.from({ length: 20_000 }, (_, at) => run(`\u0301${'a'.repeat(400)}`, 90 + at / 100, 500, 0.01))],
])('%s take no time', (_what, more) => {
  expect(findPlaces(letter({}, more)).places.signature).not.toBeNull()
})
