import { expect, test } from 'vitest'
import { checkBody } from './check-body.ts'

const text = (words: string, marks?: unknown[]) => ({ type: 'text', text: words, ...(marks && { marks }) })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', attrs: { align: null }, content })
const doc = (...content: unknown[]) => ({ type: 'doc', content })
const faultOf = (given: unknown) => {
  try {
    checkBody(given)
    return 'none'
  } catch (error) {
    return (error as { fault?: string }).fault ?? String(error)
  }
}
const nested = (depth: number): unknown =>
  depth === 0 ? paragraph(text('đáy')) : { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(), nested(depth - 1)] }] }

test('a text of everything there is passes and stays as it is', () => {
  const cell = (type: string) => ({ type, attrs: { colspan: 1, rowspan: 2, colwidth: [120] }, content: [paragraph(text('Ô'))] })
  const whole = doc(
    { type: 'heading', attrs: { level: 1 }, content: [text('Chương I')] },
    paragraph(
      text('Đậm', [{ type: 'bold' }, { type: 'comment', attrs: { id: 'c-1' } }]),
      { type: 'footnote', content: [text('Chú thích')] },
      { type: 'hardBreak' },
    ),
    { type: 'orderedList', attrs: { start: 3, kind: 'a' }, content: [{ type: 'listItem', content: [paragraph(text('mục'))] }] },
    { type: 'table', content: [{ type: 'tableRow', content: [cell('tableHeader'), cell('tableCell')] }] },
  )
  expect(checkBody(whole).toJSON()).toEqual(whole)
})

test.each([
  ['nothing', null],
  ['a text without paragraph', doc(text('rời'))],
  ['an empty document', doc()],
  ['another root', paragraph(text('một'))],
  ['a node that is not known', doc({ type: 'image', attrs: { src: 'x' } })],
  ['a node named as something of the language', doc({ type: 'constructor' })],
  ['an attribute that is not known', doc({ ...paragraph(text('một')), attrs: { align: null, onclick: 'x' } })],
  ['a key that is not known', doc({ ...paragraph(text('một')), style: 'x' })],
  ['a mark that is not known', doc(paragraph(text('một', [{ type: 'link', attrs: { href: 'x' } }])))],
  ['an attribute of another value', doc({ type: 'heading', attrs: { level: 9 }, content: [] })],
  ['a comment without a name', doc(paragraph(text('một', [{ type: 'comment' }])))],
  ['two marks that exclude each other', doc(paragraph(text('một', [{ type: 'superscript' }, { type: 'subscript' }])))],
  ['a footnote in a footnote', doc(paragraph({ type: 'footnote', content: [{ type: 'footnote' }] }))],
  ['an empty run', doc(paragraph(text('')))],
])('%s is invalid', (_what, given) => expect(faultOf(given)).toBe('invalid'))

test('what is too deep or too long is said before it is read', () => {
  expect(faultOf(doc(nested(19)))).toBe('none')
  expect(faultOf(doc(nested(40)))).toBe('too_deep')
  expect(faultOf(doc(paragraph(text('a'.repeat(1_000_001)))))).toBe('too_long')
  expect(faultOf(doc(...Array.from({ length: 60_000 }, () => paragraph())))).toBe('too_long')
})
