import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, diffText } from './text-diff.ts'

const side = (changes: readonly Change[], without: Change['kind']) =>
  changes
    .filter((one) => one.kind !== without)
    .map((one) => one.text)
    .join('')
const marked = (before: string, after: string) =>
  diffText(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('')

describe('two texts', () => {
  test.each([
    ['', '', ''],
    ['Kế hoạch', 'Kế hoạch', 'Kế hoạch'],
    ['', 'Kế hoạch', '{+Kế hoạch+}'],
    ['Kế hoạch', '', '[-Kế hoạch-]'],
    ['Thời gian: quý III năm 2026.', 'Thời gian: quý IV năm 2026.', 'Thời gian: quý [-III-]{+IV+} năm 2026.'],
    ['Giao Ban Dân chủ chủ trì', 'Giao Văn phòng chủ trì', 'Giao [-Ban Dân chủ-]{+Văn phòng+} chủ trì'],
    ['một\nhai', 'một\nhai\nba', 'một\nhai{+\nba+}'],
    ['một hai\nba', 'một\nhai ba', 'một\nhai ba'],
  ])('%j and %j', (before, after, expected) => {
    expect(marked(before, after)).toBe(expected)
  })
  test('composed and decomposed letters are the same word', () => {
    expect(diffText('Uỷ ban'.normalize('NFD'), 'Uỷ ban')).toEqual([{ kind: 'same', text: 'Uỷ ban' }])
  })
  test('too far apart, they are told as wholes between what is alike', () => {
    expect(diffText('Đầu a b c d Cuối', 'Đầu e f g h Cuối', { mostChanges: 3 })).toEqual([
      { kind: 'same', text: 'Đầu ' },
      { kind: 'removed', text: 'a b c d' },
      { kind: 'added', text: 'e f g h' },
      { kind: 'same', text: ' Cuối' },
    ])
  })
})

test('both texts can be read out of the changes, whatever they are', () => {
  const text = fc.array(fc.constantFrom('một', 'hai', 'ba', ' ', '\n', '.', 'ă'), { maxLength: 40 }).map((words) => words.join(''))
  fc.assert(
    fc.property(text, text, fc.integer({ min: 0, max: 80 }), (before, after, mostChanges) => {
      const changes = diffText(before, after, { mostChanges })
      const spaces = (words: string) => words.replace(/\s+/g, ' ')
      expect(spaces(side(changes, 'added'))).toBe(spaces(before))
      expect(side(changes, 'removed')).toBe(after)
    }),
  )
})
test('equal texts have no change', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(diffText(text, text).filter((one) => one.kind !== 'same')).toEqual([])
    }),
  )
})
