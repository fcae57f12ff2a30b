import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { createDocument } from './create-document.ts'
import { documentDetail } from './document-detail.ts'
import { listDocuments } from './list-documents.ts'
import { returnDocument } from './return-document.ts'
import { sealDocument } from './seal-document.ts'
import { submitDocument } from './submit-document.ts'
import { content, drafted, type PaperOffice, paperOffice, places, signed, submitted } from './testing/paper-office.ts'
import { updateDocument } from './update-document.ts'
import { voidDocument } from './void-document.ts'

let app: TestApp
let office: PaperOffice
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
})
afterAll(() => app.close())
const leaderAppointment = () => office.seeded.people.leader?.appointmentId ?? ''
const sees = async (name: string, id: string) =>
  documentDetail(await office.as(name), id).then(
    () => true,
    (error: { code: string }) => error.code,
  )
const listed = async (name: string, id: string) => (await listDocuments(await office.as(name), { limit: 200 })).items.some((item) => item.id === id)
const notFound = 'document.not_found'

async function newClerk(username: string) {
  const [personId, appointmentId] = [newId(), newId()]
  await app.db.insertInto('party').values({ id: personId, kind: 'person' }).execute()
  await app.db.insertInto('person').values({ id: personId, full_name: 'Văn Thư Khác' }).execute()
  await app.db.insertInto('account').values({ person_id: personId, username, password_hash: 'none' }).execute()
  await app.db
    .insertInto('appointment')
    .values({ id: appointmentId, person_id: personId, unit_id: office.unitId, office: 'Văn thư', from_on: '2026-11-01' })
    .execute()
  await app.db.insertInto('role_grant').values({ appointment_id: appointmentId, role: 'clerk', unit_id: office.unitId }).execute()
  return { personId, appointmentId }
}

describe('a paper for named people', () => {
  test('[VI.1.13.a] [VI.3.2.b] is seen by drafter and signer; by the clerk once it is signed; never by the rest of the office', async () => {
    const wanted = { access: 'named' as const }
    const id = await submitted(office, wanted)
    expect(await Promise.all(['officer', 'leader', 'clerk'].map((name) => sees(name, id)))).toEqual([true, true, notFound])
    const ready = await signed(office, wanted)
    expect(await Promise.all(['officer', 'leader', 'clerk', 'admin'].map((name) => sees(name, ready)))).toEqual([true, true, true, notFound])
    expect(await Promise.all(['officer', 'leader', 'clerk', 'admin'].map((name) => listed(name, ready)))).toEqual([true, true, true, false])
    // After the return it is a draft again, which the clerk no longer sees: the answer itself is "not found".
    await expect(returnDocument(await office.as('clerk'), ready, 'Sửa lại')).rejects.toMatchObject({ code: notFound })
    expect(await documentDetail(await office.as('officer'), ready)).toMatchObject({ state: 'draft' })
    expect(await sees('clerk', ready)).toBe(notFound)
  })
  test('a clerk appointed later finds it in the list too', async () => {
    const id = await signed(office, { access: 'named' })
    const { personId } = await newClerk('newclerk')
    const ctx = testCtx(app, (await signedIn(app, personId)).actor)
    expect(await documentDetail(ctx, id)).toMatchObject({ state: 'signed' })
    expect((await listDocuments(ctx, { limit: 200 })).items.some((item) => item.id === id)).toBe(true)
  })
})

test('who was a clerk and now is an officer of the same office no longer sees it in the list', async () => {
  const { personId, appointmentId } = await newClerk('oldclerk')
  const id = await signed(office, { access: 'named', subject: 'Kỷ luật cán bộ' })
  await app.db.updateTable('role_grant').set({ role: 'officer' }).where('appointment_id', '=', appointmentId).execute()
  const ctx = testCtx(app, (await signedIn(app, personId)).actor)
  await expect(documentDetail(ctx, id)).rejects.toMatchObject({ code: notFound })
  expect((await listDocuments(ctx, { limit: 200 })).items.some((item) => item.id === id)).toBe(false)
})

test('the way names who submitted it: here the clerk, for the drafter', async () => {
  const id = await drafted(office)
  await submitDocument(await office.as('clerk'), id, { signerAppointmentId: leaderAppointment(), places: await places() })
  const { spine } = await documentDetail(await office.as('officer'), id)
  expect(spine).toMatchObject([
    { step: 'drafted', who: 'Chuyên Văn Viên' },
    { step: 'submitted', who: 'Văn Thị Thư' },
    { step: 'signed', waiting: true },
  ])
})

test('nobody of the superior, and nobody beside, sees or changes what a commune drafts', async () => {
  const unitId = office.seeded.units.communeA ?? ''
  const issuerId = newId()
  await app.db
    .insertInto('issuer')
    .values({ id: issuerId, unit_id: unitId, parent_line: 'MTTQ', name: 'Ban Thường trực', place_name: 'Rạch Giá', notation_suffix: 'MTTQ-BTT' })
    .execute()
  const id = newId()
  const body = { ...(await content(office, { fileId: null })), issuerId, recipients: [], signerAppointmentId: null }
  await createDocument(await office.as('officerA'), { id, ...body })
  for (const name of ['admin', 'clerk', 'leader', 'officer', 'clerkB', 'womenClerk']) {
    expect(await sees(name, id)).toBe(notFound)
    await expect(updateDocument(await office.as(name), id, body)).rejects.toMatchObject({ code: notFound })
    await expect(returnDocument(await office.as(name), id, 'x')).rejects.toMatchObject({ code: notFound })
    await expect(sealDocument(await office.as(name), id, { pin: '000000', signingId: newId() })).rejects.toMatchObject({ code: notFound })
    await expect(voidDocument(await office.as(name), id, { reason: 'x', decidedByAppointmentId: leaderAppointment() })).rejects.toMatchObject({
      code: notFound,
    })
  }
  await expect(createDocument(await office.as('leader'), { id: newId(), ...body })).rejects.toMatchObject({ code: 'document.not_permitted' })
})

test('who may not edit is told so before anything is said about the content', async () => {
  const id = await drafted(office)
  // The leader sees the draft as its signer but is neither drafter nor clerk.
  await expect(updateDocument(await office.as('leader'), id, { ...(await content(office)), type: 'no_such' })).rejects.toMatchObject({
    code: 'document.not_permitted',
  })
})

test('the same act of creating, submitting and returning twice is one', async () => {
  const id = newId()
  const body = { id, ...(await content(office)) }
  const creating = await office.as('officer')
  await createDocument(creating, body)
  expect(await createDocument(creating, body)).toMatchObject({ id, state: 'draft' })
  const submitting = await office.as('officer')
  const submission = { signerAppointmentId: leaderAppointment(), places: await places() }
  await submitDocument(submitting, id, submission)
  expect(await submitDocument(submitting, id, submission)).toMatchObject({ state: 'submitted' })
  const returning = await office.as('leader')
  await returnDocument(returning, id, 'Sửa lại')
  expect(await returnDocument(returning, id, 'Sửa lại')).toMatchObject({ state: 'draft', returnedReason: 'Sửa lại' })
  const events = await app.db.selectFrom('event').select('name').where('object_id', '=', id).orderBy('seq').execute()
  expect(events.map((event) => event.name)).toEqual(['document.drafted', 'document.submitted', 'document.returned'])
})

test('the reason of a way back never stands in an event', async () => {
  const id = await submitted(office)
  await returnDocument(await office.as('leader'), id, 'Ông Nguyễn Văn X nói sai')
  const events = await app.db.selectFrom('event').selectAll().where('object_id', '=', id).execute()
  expect(JSON.stringify(events)).not.toContain('Nguyễn Văn X')
})
