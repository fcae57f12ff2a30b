import { describe, expect, it, test } from 'vitest'
import type { BodyNode } from '../compose/public.tsx'
import { changed, comesToEdit, contentOf, type DocumentDetail, type Draft, emptyDraft, lacking, paperOf, unsavable } from './draft.ts'

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

describe('a paper written in the app', () => {
  const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const empty = { type: 'paragraph' }
  const written = (...content: object[]): Draft => {
    const begun = { ...emptyDraft(''), subject: 'Kế hoạch', type: 'ke_hoach', issuerId: 'i', signerAppointmentId: 's', way: 'compose' as const, file }
    const recipients = [{ scope: { kind: 'all_communes' as const }, purpose: 'action' as const, name: 'tất cả', count: 2 }]
    const doc = { type: 'doc', content: content as BodyNode[] }
    return { ...begun, recipients, composed: { fields: { ...begun.composed.fields, addressees: [' a ', '', 'b'] }, body: { schema: 1, doc } } }
  }
  it('is sent without the lines on which nothing stands, and without the file that was there before', () => {
    const { composed, fileId } = contentOf(written(line('Một'), empty, line('Hai'), empty, empty))
    expect(fileId).toBeNull()
    expect(composed?.fields.addressees).toEqual(['a', 'b'])
    expect(composed?.body.doc.content).toEqual([line('Một'), empty, line('Hai')])
  })
  it('keeps its text when another way is tried, and sends the file then', () => {
    const back = changed(written(line('Một')), { way: 'upload' })
    expect(contentOf(back)).toMatchObject({ composed: null, fileId: 'f1' })
    expect(contentOf(changed(back, { way: 'compose' })).composed?.body.doc.content).toEqual([line('Một')])
  })
  it('needs words before it goes on, and an issuer before there is a page', () => {
    expect(lacking(written(empty), '2026-11-25')).toBe('draft.writeFirst')
    expect(lacking(written(line('Một')), '2026-11-25')).toBeUndefined()
    expect(paperOf({ ...written(line('Một')), issuerId: '' })).toBeNull()
    expect(paperOf({ ...written(line('Một')), subject: '' })).toMatchObject({ subject: '', signerAppointmentId: 's' })
  })
})

test('a draft that was returned or taken back comes to be edited, until it was submitted again', () => {
  const way = (...steps: DocumentDetail['spine'][number]['step'][]) => ({
    spine: steps.map((step, index) => ({
      step,
      at: null,
      who: '',
      reason: null,
      waiting: index === steps.length - 1,
      planned: false,
      onBehalfOf: null,
      capacity: '',
      round: null,
    })),
  })
  expect(comesToEdit(way('drafted', 'submitted'))).toBe(false)
  expect(comesToEdit(way('drafted', 'submitted', 'returned', 'submitted'))).toBe(true)
  expect(comesToEdit(way('drafted', 'submitted', 'taken_back', 'submitted'))).toBe(true)
  expect(comesToEdit(way('drafted', 'submitted', 'returned', 'submitted', 'signed'))).toBe(false)
})
