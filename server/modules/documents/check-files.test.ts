import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { mediaTypes } from '../../platform/inspect/media-types.ts'
import { makeDocx } from '../../testing/papers/make-docx.ts'
import { makePdf } from '../../testing/papers/make-pdf.ts'
import { zipOf } from '../../testing/papers/zip.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { filesByIds, storeMade } from '../files/public.ts'
import { createDocument } from './create-document.ts'
import { documentDetail } from './document-detail.ts'
import { issueOnPaper } from './issue-on-paper.ts'
import { content, drafted, type PaperOffice, paperOffice, uploaded } from './testing/paper-office.ts'
import { updateDocument } from './update-document.ts'

let app: TestApp
let office: PaperOffice
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
})
afterAll(() => app.close())
const leaderAppointment = () => office.seeded.people.leader?.appointmentId ?? ''

describe('a mark of secrecy', () => {
  const secretScan = async (name: string) => {
    const uploadedBy = office.seeded.people[name]?.id ?? null
    return (
      await storeMade(await office.as(name), {
        bytes: await makePdf({ secrecy: 'MẬT', title: newId() }),
        mediaType: 'application/pdf',
        name: 'quét.pdf',
        inspect: true,
        uploadedBy,
      })
    ).id
  }
  const isGone = async (fileId: string) => (await filesByIds(app.db, [fileId])).size === 0
  test('on the scan of a paper issued on paper is refused and no byte is kept', async () => {
    const fileId = await secretScan('clerk')
    const paper = {
      ...{
        id: newId(),
        issuerId: office.issuerId,
        type: 'ke_hoach',
        subject: 'Bản giấy',
        urgency: 'thuong' as const,
        signerAppointmentId: leaderAppointment(),
      },
      ...{ recipients: [], recipientsText: '', fileId, copies: 1, pages: null },
    }
    await expect(issueOnPaper(await office.as('clerk'), paper)).rejects.toMatchObject({ code: 'document.secret' })
    expect(await isGone(fileId)).toBe(true)
  })
  const secretFile = async (bytes: Uint8Array, mediaType: string) => {
    const uploadedBy = office.seeded.people.officer?.id ?? null
    return (await storeMade(await office.as('officer'), { bytes, mediaType, name: 'phụ lục', inspect: true, uploadedBy })).id
  }
  const word = async () => secretFile(await makeDocx({ secrecy: 'MẬT' }), mediaTypes.docx)
  const sheet = async () => {
    const cell = '<worksheet><sheetData><row><c t="inlineStr"><is><t>TỐI MẬT</t></is></c></row></sheetData></worksheet>'
    const parts = { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': cell }
    return secretFile(await zipOf(parts), mediaTypes.xlsx)
  }
  const slides = async () => {
    const slide = '<p:sld><a:p><a:r><a:t>Độ mật: Mật</a:t></a:r></a:p></p:sld>'
    return secretFile(await zipOf({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<p/>', 'ppt/slides/slide1.xml': slide }), mediaTypes.pptx)
  }
  test.each([
    ['PDF', () => secretScan('officer')],
    ['Word', word],
    ['Excel', sheet],
    ['PowerPoint', slides],
  ])('on an attachment (%s) is refused and no byte is kept', async (_kind, make) => {
    const fileId = await make()
    const body = { ...(await content(office)), attachments: [{ fileId, name: 'Phụ lục.pdf' }] }
    await expect(createDocument(await office.as('officer'), { id: newId(), ...body })).rejects.toMatchObject({ code: 'document.secret' })
    expect(await isGone(fileId)).toBe(true)
  })
  test('found when a new file is handed in leaves the draft as it was', async () => {
    const id = await drafted(office)
    const before = await documentDetail(await office.as('officer'), id)
    const fileId = await uploaded(office, { secrecy: 'MẬT' })
    await expect(updateDocument(await office.as('officer'), id, await content(office, { fileId }))).rejects.toMatchObject({ code: 'document.secret' })
    expect(await documentDetail(await office.as('officer'), id)).toEqual(before)
    expect(await isGone(fileId)).toBe(true)
  })
})

test('[VI.1.2] odd attachments go along: a decomposed name, an emoji, an empty file', async () => {
  const uploadedBy = office.seeded.people.officer?.id ?? null
  const empty = await storeMade(await office.as('officer'), { bytes: new Uint8Array(0), mediaType: 'text/plain', name: 'trống.txt', uploadedBy })
  const name = 'Phu\u0323 lu\u0323c 🎉.txt'
  const id = newId()
  await createDocument(await office.as('officer'), { id, ...(await content(office)), attachments: [{ fileId: empty.id, name }] })
  const detail = await documentDetail(await office.as('officer'), id)
  expect(detail.attachments).toMatchObject([{ name: 'Phụ lục 🎉.txt', bytes: 0 }])
  const { cookie } = await signedIn(app, uploadedBy ?? '')
  const reply = await app.server.inject({ method: 'GET', url: detail.attachments[0]?.url ?? '', headers: { cookie } })
  expect(reply.statusCode).toBe(200)
  expect(reply.rawPayload).toHaveLength(0)
  expect(reply.headers['content-disposition']).toContain(encodeURIComponent('Phụ lục 🎉.txt'))
  const stranger = await signedIn(app, office.seeded.people.clerkA?.id ?? '')
  expect((await app.server.inject({ method: 'GET', url: detail.attachments[0]?.url ?? '', headers: { cookie: stranger.cookie } })).statusCode).toBe(404)
})
