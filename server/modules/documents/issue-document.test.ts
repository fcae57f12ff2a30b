import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { textByPoppler, verifyWithTools } from '../../testing/verify-pdf.ts'
import { filesByIds, readBytes } from '../files/public.ts'
import { authorityCertificate } from '../signatures/public.ts'
import { createDocument } from './create-document.ts'
import { documentDetail } from './document-detail.ts'
import { findPaperType } from './find-paper-type.ts'
import { issueOnPaper } from './issue-on-paper.ts'
import { findPlaces } from './places.ts'
import { returnDocument } from './return-document.ts'
import { sealDocument } from './seal-document.ts'
import { signDocuments } from './sign-documents.ts'
import { submitDocument } from './submit-document.ts'
import { takeBackDocument } from './take-back-document.ts'
import { takeBackSignature } from './take-back-signature.ts'
import { content, drafted, type PaperOffice, paperOffice, places, signed, submitted, uploaded } from './testing/paper-office.ts'
import { updateDocument } from './update-document.ts'
import { voidDocument } from './void-document.ts'

let app: TestApp
let office: PaperOffice
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
})
afterAll(() => app.close())

const seal = async (id: string, pin = office.pin, signingId = newId()) => sealDocument(await office.as('clerk'), id, { pin, signingId })
const leaderAppointment = () => office.seeded.people.leader?.appointmentId ?? ''
const bytesOf = async (fileId: string | null) => {
  const file = (await filesByIds(app.db, [fileId ?? ''])).get(fileId ?? '')
  if (!file) throw new Error('no file')
  return readBytes(app, file)
}
const revisionsOf = (id: string) => app.db.selectFrom('revision').selectAll().where('document_id', '=', id).orderBy('n').execute()

describe('a draft', () => {
  test.each([
    [{ number: '12' }, 'document.number_printed'],
    [{ date: 'ngày 05 tháng 11 năm 2026' }, 'document.date_printed'],
    [{ notation: 'QĐ-UBND' }, 'document.notation_differs'],
  ])('with %j is not submitted', async (letter, code) => {
    const id = await drafted(office, { letter })
    const submission = { signerAppointmentId: leaderAppointment(), places: await places() }
    await expect(submitDocument(await office.as('officer'), id, submission)).rejects.toMatchObject({ code })
    expect(await documentDetail(await office.as('officer'), id)).toMatchObject({ state: 'draft', can: { submit: true } })
  })

  test('with a mark of secrecy is refused and no byte of it is kept', async () => {
    const fileId = await uploaded(office, { secrecy: 'TUYỆT MẬT' })
    const before = (await filesByIds(app.db, [fileId])).get(fileId)
    await expect(createDocument(await office.as('officer'), { id: newId(), ...(await content(office, { fileId })) })).rejects.toMatchObject({
      code: 'document.secret',
    })
    await expect(readBytes(app, { key: before?.key ?? '' })).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test.each(['list', 'clip'] as const)('with another file inside (%s) is refused as the paper itself, taken as an attachment', async (inner) => {
    const fileId = await uploaded(office, { inner })
    await expect(createDocument(await office.as('officer'), { id: newId(), ...(await content(office, { fileId })) })).rejects.toMatchObject({
      code: 'document.file_has_files',
    })
    const body = { id: newId(), ...(await content(office)), attachments: [{ fileId, name: 'Phụ lục.pdf' }] }
    expect(await createDocument(await office.as('officer'), body)).toMatchObject({ attachments: [{ fileId }] })
  })

  test('on paper only, a secret scan takes no number and is not kept', async () => {
    const [fileId, numbers] = [await uploaded(office, { secrecy: 'MẬT' }), await app.db.selectFrom('number').select('id').execute()]
    const { key = '' } = (await filesByIds(app.db, [fileId])).get(fileId) ?? {}
    const paper = { issuerId: office.issuerId, type: 'ke_hoach', subject: 'Kế hoạch giấy', urgency: 'thuong' as const, recipients: [], recipientsText: '' }
    await app.db
      .updateTable('file')
      .set({ uploaded_by: office.seeded.people.clerk?.id ?? null })
      .where('id', '=', fileId)
      .execute()
    await expect(
      issueOnPaper(await office.as('clerk'), { id: newId(), ...paper, signerAppointmentId: leaderAppointment(), pages: 1, copies: 1, fileId }),
    ).rejects.toMatchObject({ code: 'document.secret' })
    await expect(app.files.size(key)).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await app.db.selectFrom('number').select('id').execute()).toEqual(numbers)
  })

  test('without a file, without a receiver, or with a place outside of the page is not submitted', async () => {
    const submission = { signerAppointmentId: leaderAppointment(), places: await places() }
    const empty = await drafted(office, { fileId: null })
    await expect(submitDocument(await office.as('officer'), empty, submission)).rejects.toMatchObject({ code: 'document.no_file' })
    const id = await drafted(office)
    const outside = { ...submission, places: { ...submission.places, qr: { ...submission.places.qr, x: 580 } } }
    await expect(submitDocument(await office.as('officer'), id, outside)).rejects.toMatchObject({ code: 'place.outside_page' })
  })

  test('keeps an odd title: decomposed letters, an emoji, marks that turn the writing', async () => {
    const id = await drafted(office, { subject: 'Ke\u0302\u0301 hoa\u0323ch 🎉 \u202Etxt' })
    expect((await documentDetail(await office.as('officer'), id)).subject).toBe('Kế hoạch 🎉 \u202Etxt')
  })

  test('keeps whom its drafter means to ask before the signer until it is submitted', async () => {
    const id = newId()
    const reviewers = [{ appointmentId: newId(), capacity: '' }]
    await createDocument(await office.as('officer'), { id, ...(await content(office, {})), reviewers })
    expect((await documentDetail(await office.as('officer'), id)).reviewers).toEqual(reviewers)
    await updateDocument(await office.as('officer'), id, { ...(await content(office, {})), reviewers: [] })
    expect((await documentDetail(await office.as('officer'), id)).reviewers).toEqual([])
  })

  test('does not exist for people of other offices, not even for the administrator', async () => {
    const id = await drafted(office)
    for (const name of ['clerkA', 'womenClerk']) await expect(documentDetail(await office.as(name), id)).rejects.toMatchObject({ code: 'document.not_found' })
  })

  test('has the type that the paper bears as its heading, for whoever may read the paper', async () => {
    const fileId = await uploaded(office)
    expect(await findPaperType(await office.as('officer'), fileId)).toEqual({ type: 'ke_hoach' })
    await expect(findPaperType(await office.as('clerkA'), fileId)).rejects.toMatchObject({ code: 'file.not_found' })
  })

  test('that asks for an answer by a day that is over is not saved, nor submitted once the day has passed', async () => {
    const past = { ...(await content(office)), replyDueOn: '2026-11-24' }
    await expect(createDocument(await office.as('officer'), { id: newId(), ...past })).rejects.toMatchObject({ code: 'document.reply_due_past' })
    const id = newId()
    await createDocument(await office.as('officer'), { id, ...past, replyDueOn: '2026-11-25' })
    await expect(updateDocument(await office.as('officer'), id, past)).rejects.toMatchObject({ code: 'document.reply_due_past' })
    const tomorrow = { ...(await office.as('officer')), now: new Date('2026-11-25T17:00:00Z') }
    const submission = { signerAppointmentId: leaderAppointment(), places: await places() }
    await expect(submitDocument(tomorrow, id, submission)).rejects.toMatchObject({ code: 'document.reply_due_past' })
    expect(await submitDocument(await office.as('officer'), id, submission)).toMatchObject({ state: 'submitted' })
  })

  test('shows where number, date, signature and QR will stand', async () => {
    const id = await drafted(office)
    const found = await findPlaces(await office.as('officer'), id, leaderAppointment())
    expect(found.findings).toEqual([])
    const expected = await places()
    for (const name of ['number', 'date', 'signature', 'qr'] as const) {
      const place = found.places[name]
      if (!place) throw new Error(`${name} was not found`)
      expect(Math.abs(place.x - expected[name].x)).toBeLessThan(40)
      expect(Math.abs(place.y - expected[name].y)).toBeLessThan(60)
    }
  })
})

describe('from the draft to the register', () => {
  test('[VI.5.1.f] [VI.5.4] two signatures, number, date and QR that every tool accepts; every revision begins with the one before', async () => {
    const id = await signed(office)
    const issued = await seal(id)
    expect(issued).toMatchObject({ state: 'issued', code: expect.stringMatching(/^\d{2,}\/KH-MTTQ-BTT$/), documentOn: '2026-11-25' })
    expect(issued.spine.map((step) => step.step)).toEqual(['drafted', 'submitted', 'signed', 'issued', 'sent'])
    const revisions = await revisionsOf(id)
    expect(revisions.map((row) => row.kind)).toEqual(['draft', 'prepared', 'signed', 'sealed'])
    const all = await Promise.all(revisions.map((row) => bytesOf(row.file_id)))
    for (const [index, bytes] of all.entries()) expect(bytes.subarray(0, all[index - 1]?.length ?? 0).equals(all[index - 1] ?? Buffer.alloc(0))).toBe(true)
    const sealed = all.at(-1) as Buffer
    const verdict = await verifyWithTools(sealed, (await authorityCertificate(app)) as Buffer)
    expect(verdict).toMatchObject({
      signatures: [
        { valid: true, trusted: true },
        { valid: true, trusted: true, total: true },
      ],
      cades: [true, true],
      qpdf: true,
    })
    expect(await textByPoppler(sealed)).toMatch(/Số: \d{2} \/KH-MTTQ-BTT/)
    const line = await app.db.selectFrom('register_entry').selectAll().where('subject_id', '=', id).executeTakeFirstOrThrow()
    expect(line).toMatchObject({ notation: issued.code, signer_name: 'Lê Thị Mẫu', signer_office: 'Phó Chủ tịch', drafting_unit: 'Ban Dân chủ' })
    expect(line.file_sha256?.toString('hex')).toBe(issued.file?.sha256)
    const page = await app.server.inject({
      method: 'GET',
      url: `/v/${(await app.db.selectFrom('verify_link').select('id').where('object_id', '=', id).executeTakeFirstOrThrow()).id}`,
    })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain(issued.code)
    expect((await app.server.inject({ method: 'GET', url: `/v/${newId()}` })).statusCode).toBe(404)
  })

  test('a wrong PIN takes no number', async () => {
    const id = await signed(office)
    const before = await app.db.selectFrom('number').select(app.db.fn.countAll().as('n')).executeTakeFirstOrThrow()
    await expect(seal(id, office.pin === '135790' ? '135791' : '135790')).rejects.toMatchObject({ code: 'pin.wrong' })
    expect(await app.db.selectFrom('number').select(app.db.fn.countAll().as('n')).executeTakeFirstOrThrow()).toEqual(before)
    await seal(id)
  })

  test('many documents with one PIN; one that moved on answers for itself', async () => {
    const ids = [await submitted(office), await submitted(office), await drafted(office)]
    const ctx = await office.as('leader')
    const documents = ids.map((id) => ({ id, signingId: newId() }))
    const { items } = await signDocuments(ctx, { pin: office.pin, documents })
    expect(items.map((item) => item.signed)).toEqual([true, true, false])
    expect(items[2]?.code).toMatch(/document\.(not_found|wrong_state|not_permitted)/)
    expect((await signDocuments(ctx, { pin: office.pin, documents })).items.map((item) => item.signed)).toEqual([true, true, false])
  })

  test('the same act twice is one; two clerks at once take one number', async () => {
    const id = await signed(office)
    const ctx = await office.as('clerk')
    const first = await sealDocument(ctx, id, { pin: office.pin, signingId: newId() })
    expect(await sealDocument(ctx, id, { pin: office.pin, signingId: newId() })).toMatchObject({ code: first.code, state: 'issued' })
    const other = await signed(office)
    const results = await Promise.allSettled([seal(other), seal(other)])
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'document.wrong_state' } })
  })
})

describe('the ways back', () => {
  test('[VI.1.13.c] the signer returns, the drafter takes back, the signer takes the signature back, the clerk returns: each a draft again with a new revision', async () => {
    for (const [make, who, act] of [
      [submitted, 'leader', returnDocument],
      [submitted, 'officer', takeBackDocument],
      [signed, 'leader', takeBackSignature],
      [signed, 'clerk', returnDocument],
    ] as const) {
      const id = await make(office)
      const before = await revisionsOf(id)
      await act(await office.as(who), id, 'Sửa lại phần căn cứ')
      const back = await documentDetail(await office.as('officer'), id)
      expect(back).toMatchObject({ state: 'draft', can: { edit: true, submit: true } })
      const after = await revisionsOf(id)
      expect(after).toHaveLength(before.length + 1)
      expect(after.at(-1)).toMatchObject({ kind: 'draft', file_id: before[0]?.file_id })
      await submitDocument(await office.as('officer'), id, { signerAppointmentId: leaderAppointment(), places: await places() })
    }
  })

  test('what was returned says whether another paper was handed in since', async () => {
    const id = await submitted(office)
    const submission = { signerAppointmentId: leaderAppointment(), places: await places() }
    expect(await documentDetail(await office.as('leader'), id)).toMatchObject({ returnedReason: null, fileChangedSinceReturn: false })
    await returnDocument(await office.as('leader'), id, 'Sửa số hộ')
    await submitDocument(await office.as('officer'), id, submission)
    expect(await documentDetail(await office.as('leader'), id)).toMatchObject({ returnedReason: 'Sửa số hộ', fileChangedSinceReturn: false })
    await returnDocument(await office.as('leader'), id, 'Vẫn chưa sửa')
    await updateDocument(await office.as('officer'), id, await content(office, { letter: { title: 'Bản đã sửa' } }))
    await submitDocument(await office.as('officer'), id, submission)
    expect(await documentDetail(await office.as('leader'), id)).toMatchObject({ returnedReason: 'Vẫn chưa sửa', fileChangedSinceReturn: true })
  })

  test('an issued document that was never sent is voided; its number stays', async () => {
    const id = await signed(office)
    const { code } = await seal(id)
    const input = { reason: 'Sai thể thức', decidedByAppointmentId: leaderAppointment() }
    await expect(voidDocument(await office.as('officer'), id, input)).rejects.toMatchObject({ code: 'document.not_permitted' })
    expect(await voidDocument(await office.as('clerk'), id, input)).toMatchObject({ state: 'voided', code })
    await expect(seal(id)).rejects.toMatchObject({ code: 'document.wrong_state' })
  })
})
