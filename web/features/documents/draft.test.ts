import { describe, expect, it, test } from 'vitest'
import { changed, comesToEdit, contentOf, type DocumentDetail, emptyDraft, lacking, unsavable } from './draft.ts'

const file = { id: 'f1', name: 'Kế hoạch.pdf', bytes: 10, pages: 2 }

describe('a draft', () => {
  it('keeps what was typed while a file was on its way', () => {
    const begun = emptyDraft('')
    const typed = changed(changed(begun, { subject: 'Tổ chức Ngày hội' }), { signerAppointmentId: 's1' })
    expect(changed(typed, { file })).toMatchObject({ subject: 'Tổ chức Ngày hội', signerAppointmentId: 's1', file })
  })
  it('takes attachments one after the other, also while others are removed', () => {
    const add = (one: typeof file) => (before: ReturnType<typeof emptyDraft>) => ({ attachments: [...before.attachments, one] })
    const two = changed(changed(emptyDraft(''), add(file)), add({ ...file, id: 'f2' }))
    expect(two.attachments.map((one) => one.id)).toEqual(['f1', 'f2'])
  })
})

describe('what hinders a draft', () => {
  const today = '2026-11-25'
  const whole = { ...emptyDraft('tất cả'), subject: 'Kế hoạch', type: 'ke_hoach', file, signerAppointmentId: 's' }
  it.each([
    [{ subject: '  ' }, 'draft.fillSubjectFirst'],
    [{ type: '' }, 'draft.chooseTypeFirst'],
    [{ replyDueOn: '2026-11-24' }, 'draft.replyDuePast'],
    [{ subject: 'ấ'.repeat(501) }, 'draft.subjectTooLong'],
    [{ file: null }, 'draft.chooseFileFirst'],
    [{ recipients: [] }, 'draft.chooseRecipientFirst'],
    [{ signerAppointmentId: '' }, 'draft.chooseSignerFirst'],
    [{}, undefined],
  ])('with %j', (lack, reason) => {
    expect(lacking({ ...whole, ...lack }, today)).toBe(reason)
  })
  it('counts composed letters, without the space around', () => {
    const subject = ` ${'ấ'.repeat(500).normalize('NFD')} `
    expect(lacking({ ...whole, subject }, today)).toBeUndefined()
    expect(contentOf({ ...whole, subject }).subject).toHaveLength(500)
  })
  it('may be a reply date of today; a file or a signer may be missing while it is only kept', () => {
    expect(unsavable({ ...whole, replyDueOn: today, file: null, signerAppointmentId: '', recipients: [] }, today)).toBeUndefined()
  })
})

test('a draft that was returned or taken back comes to be edited, until it was submitted again', () => {
  const way = (...steps: DocumentDetail['spine'][number]['step'][]) => ({
    spine: steps.map((step, index) => ({ step, at: null, who: '', reason: null, waiting: index === steps.length - 1 })),
  })
  expect(comesToEdit(way('drafted', 'submitted'))).toBe(false)
  expect(comesToEdit(way('drafted', 'submitted', 'returned', 'submitted'))).toBe(true)
  expect(comesToEdit(way('drafted', 'submitted', 'taken_back', 'submitted'))).toBe(true)
  expect(comesToEdit(way('drafted', 'submitted', 'returned', 'submitted', 'signed'))).toBe(false)
})
