import { expect, it } from 'vitest'
import { differencesOf, type Revision, usualPair } from './versions.ts'

const revision = (n: number, unchanged = false): Revision => ({ n, kind: 'draft', at: '', by: '', url: '/x', unchanged })

it('compares the newest with the form before the last change', () => {
  expect(usualPair([])).toBeUndefined()
  expect(usualPair([revision(1)])).toBeUndefined()
  expect(usualPair([revision(3, true), revision(2), revision(1)])).toMatchObject({ to: { n: 3 }, from: { n: 1 } })
  expect(usualPair([revision(2, true), revision(1, true)])).toMatchObject({ to: { n: 2 }, from: { n: 1 } })
})
it('cuts the flow into the paragraphs of the new text and counts a replacement once', () => {
  const { paragraphs, changes, empty } = differencesOf('Một hai\nba bốn', 'Một năm\nba bốn\nsáu')
  expect(changes).toBe(2)
  expect(empty).toBe(false)
  expect(paragraphs.map((one) => one.map(({ kind, text }) => `${kind[0]}:${text}`))).toEqual([['s:Một ', 'r:hai', 'a:năm'], ['s:ba bốn'], ['a:sáu']])
})
it('says when a paper has no words', () => {
  expect(differencesOf('', 'Một').empty).toBe(true)
})
