import { describe, expect, it } from 'vitest'
import { changed, emptyDraft } from './draft.ts'

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
