import { describe, expect, it } from 'vitest'
import { changed, type Draft, emptyDraft } from './draft.ts'
import { linesFollow } from './paper-lines.ts'

const unit = (name: string, purpose: 'action' | 'information' = 'action') => ({ scope: { kind: 'unit' as const, unitId: name }, purpose, name, count: 1 })
const given = (draft: Draft, change: Partial<Draft>) => linesFollow(draft, changed(draft, change))
const lines = ({ composed }: Draft) => [composed.fields.addressees, composed.fields.recipientLines]

describe('the lines of whom a paper goes to', () => {
  it('of a plan are its recipients', () => {
    expect(lines(emptyDraft('tất cả'))).toEqual([[], ['Uỷ ban MTTQ Việt Nam các xã, phường, đặc khu']])
    expect(lines(given(emptyDraft(''), { type: 'ke_hoach', recipients: [unit('Ban Dân chủ'), unit('Văn phòng', 'information')] }))).toEqual([
      [],
      ['Ban Dân chủ', 'Văn phòng'],
    ])
  })
  it('of a letter: who acts is addressed, and named below in one line', () => {
    const letter = given(emptyDraft(''), { type: 'cong_van', recipients: [unit('Phường Rạch Giá'), unit('Văn phòng', 'information')] })
    expect(lines(letter)).toEqual([['Phường Rạch Giá'], ['Như trên', 'Văn phòng']])
    expect(lines(given(letter, { type: 'bao_cao' }))).toEqual([[], ['Phường Rạch Giá', 'Văn phòng']])
  })
  it('of a letter that answers are there from the beginning, and follow', () => {
    const answer = emptyDraft('', { type: 'cong_van', recipients: [unit('Xã Ô Lâm')] })
    expect(lines(answer)).toEqual([['Xã Ô Lâm'], ['Như trên']])
    expect(lines(given(answer, { recipients: [] }))).toEqual([[], []])
  })
  it('stay as they were written by hand', () => {
    const begun = given(emptyDraft(''), { recipients: [unit('A')] })
    const { composed } = begun
    const byHand = { ...begun, composed: { ...composed, fields: { ...composed.fields, recipientLines: ['Như Điều 3'] } } }
    expect(lines(given(byHand, { recipients: [unit('A'), unit('B')] }))).toEqual([[], ['Như Điều 3']])
  })
})
