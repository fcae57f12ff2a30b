import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { startTestApp, type TestApp } from '../../../testing/test-app.ts'
import { documentDetail } from '../document-detail.ts'
import { listDocuments } from '../list-documents.ts'
import { returnDocument } from '../return-document.ts'
import { signDocuments } from '../sign-documents.ts'
import { submitDocument } from '../submit-document.ts'
import { takeBackDocument } from '../take-back-document.ts'
import { addPerson, content, drafted, type PaperOffice, paperOffice, places, submitted, uploaded } from '../testing/paper-office.ts'
import { updateDocument } from '../update-document.ts'
import { approveDocuments } from './approve-documents.ts'
import { replaceStepPerson } from './replace-step-person.ts'
import { listOfficeReviewers, listReviewers } from './reviewers.ts'

let app: TestApp
let office: PaperOffice
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
  await addPerson(app, office, 'head', { name: 'Trưởng Ban Một', unit: 'democracy', office: 'Trưởng ban', role: 'officer' })
  await addPerson(app, office, 'checker', { name: 'Thể Thức Viên', unit: 'office', office: 'Chánh Văn phòng', role: 'officer' })
  await addPerson(app, office, 'deputy', { name: 'Phó Văn Hai', unit: 'province', office: 'Phó Chủ tịch', role: 'leader', blockLines: ['TM. BAN THƯỜNG TRỰC'] })
  await addPerson(app, office, 'gone', { name: 'Người Đã Nghỉ', unit: 'office', office: 'Phó Chánh Văn phòng', role: 'officer', toOn: '2026-11-25' })
})
afterAll(() => app.close())

const appointmentOf = (name: string) => office.seeded.people[name]?.appointmentId ?? ''
const asking = (...names: string[]) => names.map((name) => ({ appointmentId: appointmentOf(name), capacity: name === 'head' ? 'nội dung' : 'thể thức' }))
const stepOf = async (id: string, name: string) =>
  (await documentDetail(await office.as('officer'), id)).openSteps.find((one) => one.personId === office.seeded.people[name]?.id)?.id ?? newId()
const approve = async (name: string, id: string, remark?: string) => {
  const { items } = await approveDocuments(await office.as(name), { remark, documents: [{ id, stepId: await stepOf(id, name) }] })
  return items[0]?.code
}
const sees = async (name: string, id: string) =>
  documentDetail(await office.as(name), id).then(
    () => true,
    (error: { code: string }) => error.code,
  )
const spineOf = async (id: string) => (await documentDetail(await office.as('officer'), id)).spine

describe('submitting with reviewers', () => {
  test.each([
    ['somebody twice', () => asking('head', 'head'), 'document.reviewer_twice'],
    ['the signer', () => asking('head', 'leader'), 'document.reviewer_twice'],
    ['somebody of another office', () => asking('clerkA'), 'reviewer.not_found'],
  ])('%s: refused, and it stays a draft', async (_what, reviewers, code) => {
    const id = await drafted(office)
    const submission = { signerAppointmentId: appointmentOf('leader'), places: await places(), reviewers: reviewers() }
    await expect(submitDocument(await office.as('officer'), id, submission)).rejects.toMatchObject({ code })
    expect(await documentDetail(await office.as('officer'), id)).toMatchObject({ state: 'draft' })
  })

  test('[VI.5.1.d] one after the other, then the signer; each hears of it at his turn and remarks stay', async () => {
    const id = await submitted(office, { reviewers: asking('head', 'checker') })
    expect(await spineOf(id)).toMatchObject([
      { step: 'drafted' },
      { step: 'submitted', who: 'Chuyên Văn Viên' },
      { step: 'reviewed', who: 'Trưởng Ban Một', capacity: 'nội dung', waiting: true },
      { step: 'reviewed', who: 'Thể Thức Viên', capacity: 'thể thức', planned: true, waiting: false },
      { step: 'signed', who: 'Lê Thị Mẫu', planned: true },
    ])
    expect(await approve('head', id, 'Đã xem số liệu')).toBeNull()
    const event = await app.db.selectFrom('event').selectAll().where('object_id', '=', id).where('name', '=', 'document.reviewed').executeTakeFirstOrThrow()
    expect(event.tell).toContain(office.seeded.people.checker?.id)
    expect(JSON.stringify(event)).not.toContain('số liệu')
    const early = await signDocuments(await office.as('leader'), { pin: office.pin, documents: [{ id, signingId: newId() }] })
    expect(early.items).toMatchObject([{ signed: false, code: 'document.review_open' }])
    expect(await approve('checker', id)).toBeNull()
    const { items } = await signDocuments(await office.as('leader'), { pin: office.pin, documents: [{ id, signingId: newId() }] })
    expect(items).toMatchObject([{ signed: true }])
    expect((await spineOf(id)).map(({ step, who, reason }) => [step, who, reason])).toEqual([
      ['drafted', 'Chuyên Văn Viên', null],
      ['submitted', 'Chuyên Văn Viên', null],
      ['reviewed', 'Trưởng Ban Một', 'Đã xem số liệu'],
      ['reviewed', 'Thể Thức Viên', null],
      ['signed', 'Lê Thị Mẫu', null],
      ['issued', expect.any(String), null],
    ])
  })

  test('[VI.5.1.d] a returned paper begins anew; what was approved before stays as of that submission', async () => {
    const id = await submitted(office, { reviewers: asking('head', 'checker') })
    await approve('head', id)
    await returnDocument(await office.as('checker'), id, 'Sai thể thức', await stepOf(id, 'checker'))
    expect(await documentDetail(await office.as('officer'), id)).toMatchObject({ state: 'draft', returnedReason: 'Sai thể thức', openSteps: [] })
    await submitDocument(await office.as('officer'), id, { signerAppointmentId: appointmentOf('leader'), places: await places(), reviewers: asking('checker') })
    expect((await spineOf(id)).map(({ step, who, round }) => [step, who, round])).toEqual([
      ['drafted', 'Chuyên Văn Viên', null],
      ['submitted', 'Chuyên Văn Viên', null],
      ['reviewed', 'Trưởng Ban Một', 1],
      ['returned', 'Thể Thức Viên', 1],
      ['submitted', 'Chuyên Văn Viên', null],
      ['reviewed', 'Thể Thức Viên', 2],
      ['signed', 'Lê Thị Mẫu', 2],
    ])
    expect(await approve('head', id)).toBe('document.not_permitted')
  })

  test('the drafter takes it back while it is reviewed; whose turn had not come sees it no more', async () => {
    const id = await submitted(office, { access: 'named', reviewers: asking('head', 'checker') })
    expect(await sees('checker', id)).toBe(true)
    await takeBackDocument(await office.as('officer'), id, 'Còn sửa')
    expect(await sees('checker', id)).toBe('document.not_found')
    expect((await spineOf(id)).map(({ step }) => step)).toEqual(['drafted', 'submitted', 'taken_back', 'submitted'])
  })
})

test('a paper for named people is seen by its reviewers, in the list too, and by nobody else', async () => {
  const id = await submitted(office, { access: 'named', reviewers: asking('head', 'checker') })
  for (const name of ['head', 'checker']) {
    expect(await sees(name, id)).toBe(true)
    expect((await listDocuments(await office.as(name), { limit: 200 })).items.some((item) => item.id === id)).toBe(true)
  }
  for (const name of ['clerk', 'deputy', 'gone']) expect(await sees(name, id)).toBe('document.not_found')
})

test('two who act at once: one wins, the other is told that it moved on', async () => {
  const id = await submitted(office, { reviewers: asking('head', 'checker') })
  const stepId = await stepOf(id, 'head')
  const approving = async () => (await approveDocuments(await office.as('head'), { documents: [{ id, stepId }] })).items[0]?.code ?? 'approved'
  const returning = async () =>
    returnDocument(await office.as('head'), id, 'Sửa lại', stepId).then(
      () => 'returned',
      (error: { code: string }) => error.code,
    )
  const answers = await Promise.all([approving(), returning()])
  expect(answers.filter((one) => one === 'document.wrong_state')).toHaveLength(1)
  const steps = await app.db.selectFrom('step').select('state').where('id', '=', stepId).execute()
  expect(['done', 'returned']).toContain(steps[0]?.state)
})

test('the same approval sent twice is one', async () => {
  const id = await submitted(office, { reviewers: asking('head', 'checker') })
  const ctx = await office.as('head')
  const wanted = { documents: [{ id, stepId: await stepOf(id, 'head') }] }
  await approveDocuments(ctx, wanted)
  expect(await approveDocuments(ctx, wanted)).toMatchObject({ items: [{ approved: true, code: null }] })
})

test('the chain of the last paper of this type is offered again, without who left', async () => {
  app.setNow('2026-11-25T03:00:00Z')
  await submitted(office, { reviewers: asking('head', 'gone', 'checker') })
  const id = await drafted(office)
  const offered = async () => (await listReviewers(await office.as('officer'), id)).last.map((one) => one.appointmentId)
  expect(await offered()).toEqual(['head', 'gone', 'checker'].map(appointmentOf))
  app.setNow('2026-11-26T03:00:00Z')
  expect(await offered()).toEqual(['head', 'checker'].map(appointmentOf))
  await updateDocument(await office.as('officer'), id, { ...(await content(office)), type: 'bao_cao' })
  expect(await offered()).toEqual([])
})

test('neither who drafts nor who only administers is offered, before the draft is saved and after', async () => {
  const id = await drafted(office)
  const before = async (as: string) => listOfficeReviewers(await office.as(as), { issuerId: office.issuerId, type: 'ke_hoach' })
  for (const { items } of [await listReviewers(await office.as('officer'), id), await before('officer')]) {
    const names = items.map((one) => one.fullName)
    expect(names).toEqual(expect.arrayContaining(['Lê Thị Mẫu', 'Văn Thị Thư', 'Trưởng Ban Một']))
    expect(names).not.toContain('Chuyên Văn Viên')
    expect(names).not.toContain('Quản Thị Trị')
  }
  expect((await before('officer')).last.length).toBeGreaterThan(0)
  expect((await before('checker')).last).toEqual([])
  for (const as of ['clerkA', 'womenClerk', 'admin']) await expect(before(as)).rejects.toMatchObject({ code: 'issuer.not_found' })
})

describe('somebody who left', () => {
  beforeAll(() => app.setNow('2026-11-25T03:00:00Z'))
  test('reviews until midnight of the last day, not after; drafter or clerk ask another, with a reason', async () => {
    app.setNow('2026-11-25T16:59:59Z')
    const lastDay = await submitted(office, { reviewers: asking('gone') })
    expect(await approve('gone', lastDay)).toBeNull()
    const id = await submitted(office, { reviewers: asking('gone', 'checker') })
    app.setNow('2026-11-25T17:00:00Z')
    expect(await approve('gone', id)).toBe('document.not_permitted')
    await expect(returnDocument(await office.as('gone'), id, 'x')).rejects.toMatchObject({ code: 'document.not_permitted' })
    const stepId = await stepOf(id, 'gone')
    expect((await documentDetail(await office.as('officer'), id)).openSteps[0]).toMatchObject({ id: stepId, holdsOffice: false })
    const wanted = { stepId, appointmentId: appointmentOf('head'), reason: 'Đã nghỉ' }
    await expect(replaceStepPerson(await office.as('head'), id, wanted)).rejects.toMatchObject({ code: 'document.not_permitted' })
    const twice = { ...wanted, appointmentId: appointmentOf('checker') }
    await expect(replaceStepPerson(await office.as('clerk'), id, twice)).rejects.toMatchObject({ code: 'document.reviewer_twice' })
    await expect(replaceStepPerson(await office.as('clerk'), id, { ...wanted, appointmentId: appointmentOf('gone') })).rejects.toMatchObject({
      code: 'reviewer.not_found',
    })
    await replaceStepPerson(await office.as('clerk'), id, wanted)
    expect((await spineOf(id)).slice(2).map(({ step, who, reason, waiting }) => [step, who, reason, waiting])).toEqual([
      ['replaced', 'Văn Thị Thư', 'Đã nghỉ', false],
      ['reviewed', 'Trưởng Ban Một', null, true],
      ['reviewed', 'Thể Thức Viên', null, false],
      ['signed', 'Lê Thị Mẫu', null, false],
    ])
    expect(await approve('head', id)).toBeNull()
  })

  test('a signer gives way to another only on a paper that names him', async () => {
    const id = await submitted(office, { reviewers: asking('head') })
    const wanted = async (of: string) => ({ stepId: await stepOf(of, 'leader'), appointmentId: appointmentOf('deputy'), reason: 'Đi họp' })
    await expect(replaceStepPerson(await office.as('officer'), id, await wanted(id))).rejects.toMatchObject({ code: 'document.paper_names_another' })
    expect(await documentDetail(await office.as('officer'), id)).toMatchObject({ state: 'submitted', signer: { fullName: 'Lê Thị Mẫu' } })
    await expect(replaceStepPerson(await office.as('officer'), id, { ...(await wanted(id)), appointmentId: appointmentOf('head') })).rejects.toMatchObject({
      code: 'signer.not_found',
    })
    const fileId = await uploaded(office, { signerName: 'Phó Văn Hai' })
    const both = await submitted(office, { fileId, reviewers: asking('head') })
    await approve('head', both)
    await replaceStepPerson(await office.as('officer'), both, await wanted(both))
    expect(await documentDetail(await office.as('deputy'), both)).toMatchObject({
      state: 'submitted',
      signer: { fullName: 'Phó Văn Hai' },
      can: { sign: true },
    })
    const { items } = await signDocuments(await office.as('deputy'), { pin: office.pin, documents: [{ id: both, signingId: newId() }] })
    expect(items).toMatchObject([{ signed: true }])
    expect((await spineOf(both)).map(({ step, who }) => [step, who])).toEqual([
      ['drafted', 'Chuyên Văn Viên'],
      ['submitted', 'Chuyên Văn Viên'],
      ['reviewed', 'Trưởng Ban Một'],
      ['replaced', 'Chuyên Văn Viên'],
      ['signed', 'Phó Văn Hai'],
      ['issued', expect.any(String)],
    ])
  })
})
