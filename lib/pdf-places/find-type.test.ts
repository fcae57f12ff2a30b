import { describe, expect, test } from 'vitest'
import { findType } from './find-type.ts'

const page = { width: 595, height: 842 }
const run = (text: string, y: number, x = 240, pageNo = 0) => ({ page: pageNo, text, x, y, width: text.length * 6, height: 13 })
const types = ['Kế hoạch', 'Báo cáo', 'Tờ trình', 'Thông báo', 'Thông cáo', 'Bản thỏa thuận', 'Công văn'].map((name) => ({ code: name, name }))
const head = [run('MẶT TRẬN TỔ QUỐC VIỆT NAM', 780, 90), run('Số:      /KH-MTTQ-BTT', 716, 110)]
const typeOf = (...texts: ReturnType<typeof run>[]) => findType({ pages: [page, page], texts: [...head, ...texts] }, types)

describe('the type of a paper', () => {
  test.each(['KẾ HOẠCH', 'BÁO CÁO', 'TỜ TRÌNH', 'THÔNG BÁO', 'THÔNG CÁO'])('%s is its heading', (heading) => {
    expect(typeOf(run(heading, 660))?.toUpperCase()).toBe(heading)
  })
  test('is read with letters apart, decomposed, and with the tone elsewhere', () => {
    expect(typeOf(run('K Ế  H O Ạ C H', 660))).toBe('Kế hoạch')
    expect(typeOf(run('BÁO CÁO'.normalize('NFD'), 660))).toBe('Báo cáo')
    expect(typeOf(run('BẢN THOẢ THUẬN', 660))).toBe('Bản thỏa thuận')
  })
  test('of a letter is told by "V/v"', () => {
    expect(typeOf(run('V/v tổ chức Ngày hội', 690, 100))).toBe('Công văn')
    expect(typeOf(run('TỜ TRÌNH', 690), run('V/v xin chủ trương', 660))).toBe('Tờ trình')
  })
  test('is not guessed from a sentence, small letters, another page or nothing', () => {
    expect(typeOf(run('Căn cứ KẾ HOẠCH số 01', 600))).toBeUndefined()
    expect(typeOf(run('Báo cáo', 600))).toBeUndefined()
    expect(typeOf(run('PHỤ LỤC', 780, 240, 1), run('BÁO CÁO', 760, 240, 1))).toBeUndefined()
    expect(findType({ pages: [], texts: [] }, types)).toBeUndefined()
  })
})
