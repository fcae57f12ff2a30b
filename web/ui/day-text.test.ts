import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayText, maskDay, parseDay, withYear } from './day-text.ts'

describe('a day being typed', () => {
  it.each([
    ['2', '2'],
    ['28', '28'],
    ['281', '28/1'],
    ['28/', '28/'],
    ['28122026', '28/12/2026'],
    ['28.12.2026', '28/12/2026'],
    ['28 - 12 - 2026', '28/12/2026'],
    ['5/1/2026', '05/01/2026'],
    ['2026-12-28', '28/12/2026'],
    ['28/12/20267', '28/12/2026'],
    ['ngày 28', '28'],
    ['/', ''],
  ])('%s shows as %s', (typed, shown) => {
    expect(maskDay(typed)).toBe(shown)
  })
  it('is left as it is once it is a whole day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }), (at) => {
        const day = at.toISOString().slice(0, 10)
        expect(maskDay(dayText(day))).toBe(dayText(day))
        expect(parseDay(dayText(day))).toBe(day)
      }),
    )
  })
})

describe('a day that was typed', () => {
  it('is one of the calendar, day before month whatever the language of the browser', () => {
    expect(parseDay('03/12/2026')).toBe('2026-12-03')
    expect(parseDay('29/02/2028')).toBe('2028-02-29')
    expect(parseDay('1/2/27')).toBe('2027-02-01')
  })
  it.each(['31/02/2026', '29/02/2026', '00/01/2026', '12/28/2026', '28/12', '28/12/202', '', 'mai'])('is not %s', (text) => {
    expect(parseDay(text)).toBeNull()
  })
  it('is of this year when none was named', () => {
    expect(withYear('30/11', 2026)).toBe('30/11/2026')
    expect(withYear('5/1/', 2026)).toBe('5/1/2026')
    for (const text of ['30/11/25', '30', '', 'mai']) expect(withYear(text, 2026)).toBe(text)
  })
})
