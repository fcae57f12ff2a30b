import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FileReply } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { mediaTypes } from '../../platform/inspect/media-types.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { textByPoppler, verifyWithTools } from '../../testing/verify-pdf.ts'
import { filesByIds, readBytes, storeMade } from '../files/public.ts'
import { recordDelegation } from '../organisation/record-delegation.ts'
import { authorityCertificate } from '../signatures/public.ts'
import { replaceStepPerson } from './chain/replace-step-person.ts'
import { createDocument } from './create-document.ts'
import { documentDetail } from './document-detail.ts'
import { documentDocx } from './document-docx.ts'
import { importDocx } from './import-docx.ts'
import { findPlaces } from './places.ts'
import { previewPaper } from './preview-paper.ts'
import { sealDocument } from './seal-document.ts'
import { signDocuments } from './sign-documents.ts'
import { submitDocument } from './submit-document.ts'
import { takeBackDocument } from './take-back-document.ts'
import { composed, heading, paragraph, words } from './testing/composed.ts'
import { addPerson, content, type PaperOffice, paperOffice, uploaded } from './testing/paper-office.ts'
import { updateDocument } from './update-document.ts'
import type { Composed } from './views.ts'

let app: TestApp
let office: PaperOffice
beforeAll(async () => {
  app = await startTestApp({ now: '2026-02-03T03:00:00Z' })
  office = await paperOffice(app)
})
afterAll(() => app.close())

const leader = () => office.seeded.people.leader?.appointmentId ?? ''
const bodyOf = async (paper: Composed, type = 'ke_hoach') => ({ ...(await content(office, { fileId: null })), type, composed: paper })
const draft = async (paper: Composed, type?: string) => {
  const id = newId()
  await createDocument(await office.as('officer'), { id, ...(await bodyOf(paper, type)) })
  return id
}
const revisionsOf = (id: string) => app.db.selectFrom('revision').selectAll().where('document_id', '=', id).orderBy('n').execute()
const submit = async (id: string) => {
  const { places, findings } = await findPlaces(await office.as('officer'), id, leader())
  expect(findings).toEqual([])
  const { number, date, qr, signature } = places
  if (!number || !date || !qr || !signature) throw new Error(`not found: ${JSON.stringify(places)}`)
  await submitDocument(await office.as('officer'), id, { signerAppointmentId: leader(), places: { number, date, qr, signature } })
}
const issue = async (id: string) => {
  await submit(id)
  return sealed(id, 'leader')
}
const sealed = async (id: string, signer: string) => {
  await signDocuments(await office.as(signer), { pin: office.pin, documents: [{ id, signingId: newId() }] })
  await sealDocument(await office.as('clerk'), id, { pin: office.pin, signingId: newId() })
  const { file } = await documentDetail(await office.as('officer'), id)
  const { issued_file_id } = await app.db.selectFrom('document').select('issued_file_id').where('id', '=', id).executeTakeFirstOrThrow()
  const stored = (await filesByIds(app.db, [issued_file_id ?? ''])).get(issued_file_id ?? '')
  expect(stored?.sha256.toString('hex')).toBe(file?.sha256)
  return readBytes(app, { key: stored?.key ?? '' })
}

const bytesOf = async (file: FileReply) => {
  const parts: Buffer[] = []
  for await (const part of file.stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

describe('a paper composed here', () => {
  test('[VI.1.1.a] is set as pages, finds its own places, is signed and sealed, and holds before independent tools', async () => {
    const paper = composed()
    const id = await draft(paper)
    expect(await documentDetail(await office.as('officer'), id)).toMatchObject({ composed: paper, docxUrl: `/files/documents/${id}/docx`, pages: 1, file: {} })
    const pdf = await issue(id)
    const verdict = await verifyWithTools(pdf, (await authorityCertificate(app)) ?? new Uint8Array())
    expect(verdict).toEqual({ signatures: [1, 2].map(() => expect.objectContaining({ valid: true, trusted: true })), cades: [true, true], qpdf: true })
    // Decree 30/2020, Phụ lục I: February has its zero.
    // What was printed with gaps lies below the filled line, and the tool reads both.
    const text = await textByPoppler(pdf)
    expect(text).toMatch(/Số: 01 \/KH-MTTQ-BTT +Thử Nghiệm, ngày 03 tháng/)
    expect(text).toMatch(/tháng ?02 năm/)
  })

  test.each(['sao_y', 'trich_sao', 'sao_luc'])('as %s has number and date in the block after what it copies', async (type) => {
    const pages = Array.from({ length: 60 }, (_, n) => paragraph(words(`Đoạn ${n + 1} của văn bản gốc, ngày 01 tháng 01 năm 2025.`)))
    const id = await draft(composed(pages), type)
    const { places } = await findPlaces(await office.as('officer'), id, leader())
    expect(places.number?.page).toBeGreaterThan(0)
    expect(places.date?.page).toBe(places.number?.page)
    await issue(id)
  })

  test('saved again without a change makes no new revision; a change does, and a way back keeps the text', async () => {
    const paper = composed()
    const id = await draft(paper)
    await updateDocument(await office.as('officer'), id, await bodyOf(paper))
    expect(await revisionsOf(id)).toHaveLength(1)
    const changed = composed([paragraph(words('Nội dung khác.', 'bold'))])
    await updateDocument(await office.as('officer'), id, await bodyOf(changed))
    await submit(id)
    await takeBackDocument(await office.as('officer'), id, 'Sửa lại')
    expect(await documentDetail(await office.as('officer'), id)).toMatchObject({ state: 'draft', composed: changed })
    expect((await revisionsOf(id)).map((one) => [one.kind, one.body_schema])).toEqual([
      ['draft', 1],
      ['draft', 1],
      ['prepared', null],
      ['draft', 1],
    ])
  })

  test('gives way to an uploaded file, and the other way round, never both', async () => {
    const id = await draft(composed())
    const fileId = await uploaded(office)
    await expect(updateDocument(await office.as('officer'), id, { ...(await bodyOf(composed())), fileId })).rejects.toMatchObject({
      code: 'document.two_papers',
    })
    await updateDocument(await office.as('officer'), id, { ...(await content(office, { fileId })), type: 'ke_hoach' })
    expect(await documentDetail(await office.as('officer'), id)).toMatchObject({ composed: null, docxUrl: null, file: { id: fileId } })
    await updateDocument(await office.as('officer'), id, await bodyOf(composed()))
    expect((await documentDetail(await office.as('officer'), id)).composed).toEqual(composed())
  })

  test.each([
    ['a body of nothing known', [{ type: 'script' }], 'document.body_invalid'],
    ['a body too long', [paragraph(words('a'.repeat(1_000_001)))], 'document.body_too_long'],
    ['a line that is a mark of secrecy', [{ ...paragraph(words('TUYỆT MẬT')), attrs: { align: 'center' } }, paragraph(words('Nội dung.'))], 'document.secret'],
  ])('with %s is refused and nothing is kept', async (_what, body, code) => {
    const id = newId()
    const files = await app.db.selectFrom('file').select('id').where('state', '=', 'ready').execute()
    await expect(createDocument(await office.as('officer'), { id, ...(await bodyOf(composed(body))) })).rejects.toMatchObject({ code })
    expect(await app.db.selectFrom('document').select('id').where('id', '=', id).execute()).toEqual([])
    expect(await app.db.selectFrom('file').select('id').where('state', '=', 'ready').execute()).toEqual(files)
  })

  test('bears what its issuer sets: the notation of letters and the line at the foot', async () => {
    const set = (letter_suffix: string, footer: string) =>
      app.db.updateTable('issuer').set({ letter_suffix, footer }).where('id', '=', office.issuerId).execute()
    await set('MTTQ-VP', 'Số 10 Lê Lợi')
    const id = await draft(composed(), 'cong_van')
    expect(await documentDetail(await office.as('officer'), id)).toMatchObject({ notation: '/MTTQ-VP', expectedCode: '01/MTTQ-VP' })
    const page = await textByPoppler(await bytesOf(await previewPaper(await office.as('officer'), await bodyOf(composed(), 'cong_van'))))
    expect(page).toMatch(/Số: +\/MTTQ-VP[\s\S]+Số 10 Lê Lợi/)
    const { findings } = await findPlaces(await office.as('officer'), id, leader())
    expect(findings).toEqual([])
    await set('', '')
  })

  test('is seen before it is kept by whoever may draft, and is not there for others', async () => {
    const wanted = { ...(await bodyOf(composed())), signerAppointmentId: leader() }
    const files = await app.db.selectFrom('file').select('id').execute()
    const page = await previewPaper(await office.as('officer'), wanted)
    expect(await textByPoppler(await bytesOf(page))).toContain('Nội dung kế hoạch./.')
    expect(await app.db.selectFrom('file').select('id').execute()).toEqual(files)
    await expect(previewPaper(await office.as('clerkA'), wanted)).rejects.toMatchObject({ code: 'issuer.not_found' })
    await expect(previewPaper(await office.as('officer'), { ...wanted, type: 'none' })).rejects.toMatchObject({ code: 'document.type_unknown' })
  })

  test('goes out as DOCX and comes back with headings, lists, tables, notes and styles', async () => {
    const cell = (type: string, text: string) => ({ type, attrs: { colspan: 1, rowspan: 1, colwidth: null }, content: [paragraph(words(text))] })
    const body = [
      heading(2, 'I. Mục đích'),
      paragraph(words('Đậm', 'bold'), words(' nghiêng', 'italic'), { type: 'footnote', content: [words('Chú thích một')] }),
      { type: 'table', content: [{ type: 'tableRow', content: [cell('tableHeader', 'Việc'), cell('tableCell', 'Hạn')] }] },
    ]
    const id = await draft(composed(body))
    const file = await bytesOf(await documentDocx(await office.as('officer'), id))
    await expect(documentDocx(await office.as('clerkA'), id)).rejects.toMatchObject({ code: 'document.not_found' })
    const uploadedBy = office.seeded.people.officer?.id ?? null
    const stored = await storeMade(await office.as('officer'), { bytes: file, mediaType: mediaTypes.docx, name: 'a.docx', inspect: true, uploadedBy })
    const { html } = await importDocx(await office.as('officer'), stored.id)
    for (const part of ['<h2>', 'I. Mục đích', '<strong>Đậm</strong>', '<em> nghiêng</em>', '<table>', 'Chú thích một', 'Nơi nhận'])
      expect(html).toContain(part)
    await expect(importDocx(await office.as('clerkA'), stored.id)).rejects.toMatchObject({ code: 'file.not_found' })
    await expect(importDocx(await office.as('officer'), await uploaded(office))).rejects.toMatchObject({ code: 'file.type_not_allowed' })
    const pdfOnly = newId()
    await createDocument(await office.as('officer'), { id: pdfOnly, ...(await content(office)) })
    await expect(documentDocx(await office.as('officer'), pdfOnly)).rejects.toMatchObject({ code: 'document.not_composed' })
  })
})

test('another who signs instead: the paper is set again with his lines, its text and its head unchanged', async () => {
  await addPerson(app, office, 'head', {
    ...{ name: 'Trưởng Ban Một', unit: 'democracy', office: 'Trưởng ban', role: 'leader', blockLines: ['TUQ. BAN THƯỜNG TRỰC', 'TRƯỞNG BAN'] },
  })
  const head = office.seeded.people.head?.appointmentId ?? ''
  const days = { fromOn: '2026-02-03', toOn: '2026-02-04' }
  const mandate = { scope: 'sign' as const, reason: 'Đi công tác', mandate: 'Giấy ủy quyền số 02' }
  await recordDelegation(await office.as('leader'), { id: newId(), fromAppointmentId: leader(), toAppointmentId: head, ...days, ...mandate })
  const paper = composed()
  const id = await draft(paper)
  await submit(id)
  const before = await app.db.selectFrom('issuer').select(['parent_line', 'place_name']).where('id', '=', office.issuerId).executeTakeFirstOrThrow()
  const setHead = (head: Partial<typeof before>) => app.db.updateTable('issuer').set(head).where('id', '=', office.issuerId).execute()
  await setHead({ parent_line: 'TÊN MỚI', place_name: 'Nơi Mới' })
  const { openSteps } = await documentDetail(await office.as('head'), id)
  await replaceStepPerson(await office.as('head'), id, { stepId: openSteps[0]?.id ?? '', appointmentId: head, reason: 'Đi công tác' })
  expect(await documentDetail(await office.as('head'), id)).toMatchObject({ composed: paper, signer: { fullName: 'Trưởng Ban Một' }, can: { sign: true } })
  expect((await revisionsOf(id)).map((one) => one.kind)).toEqual(['draft', 'prepared', 'draft', 'prepared'])
  const pdf = await sealed(id, 'head')
  const text = await textByPoppler(pdf)
  expect(text).toContain('TUQ. BAN THƯỜNG TRỰC')
  expect(text).toContain('Trưởng Ban Một')
  expect(text).not.toContain('Lê Thị Mẫu')
  expect(text).toContain('Thử Nghiệm, ngày')
  expect(text).not.toMatch(/TÊN MỚI|Nơi Mới/)
  await setHead(before)
})
