import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { checkPaper } from './check-paper.ts'
import { createDocument } from './create-document.ts'
import { submitDocument } from './submit-document.ts'
import { composed } from './testing/composed.ts'
import { content, drafted, type PaperOffice, paperOffice, places } from './testing/paper-office.ts'

let app: TestApp
let office: PaperOffice
beforeAll(async () => {
  app = await startTestApp({ now: '2026-02-03T03:00:00Z' })
  office = await paperOffice(app)
})
afterAll(() => app.close())

const checked = async (id: string, who = 'officer') => checkPaper(await office.as(who), id)
const codes = async (id: string) => (await checked(id)).findings.map((one) => one.code)
const issuerSays = (change: { header_style?: 'party' | 'state'; place_name?: string }) =>
  app.db.updateTable('issuer').set(change).where('id', '=', office.issuerId).execute()
const draft = async (wanted: { urgency?: 'hoa_toc'; composed?: ReturnType<typeof composed> }) => {
  const id = newId()
  await createDocument(await office.as('officer'), { id, ...(await content(office, wanted.composed ? { fileId: null } : {})), ...wanted })
  return id
}

describe('the format of a draft', () => {
  test('composed here departs in nothing', async () => {
    expect(await checked(await draft({ composed: composed() }))).toEqual({ hindrance: null, checkedPages: 1, pages: 1, findings: [] })
  })

  test('uploaded is held against what the system knows of it: place, subject, urgency, signer', async () => {
    const id = await draft({ urgency: 'hoa_toc' })
    const found = await checked(id)
    expect(found.findings).toContainEqual({
      ...{ code: 'place_differs', severity: 'must', cell: '4', rule: 'II.4', page: 0, value: 'Thử Nghiệm' },
      box: { page: 0, x: expect.any(Number), y: expect.any(Number), width: expect.any(Number), height: expect.any(Number) },
    })
    expect(found.findings).toContainEqual({ code: 'urgency_missing', severity: 'must', cell: '10b', rule: 'III.2', page: 0, value: 'HOẢ TỐC', box: null })
    expect(found.findings.map((one) => one.code)).toContain('subject_differs')
    await issuerSays({ place_name: 'An Giang' })
    expect(await codes(id)).not.toContain('place_differs')
    await issuerSays({ place_name: 'Thử Nghiệm' })
  })

  test('is told to whoever sees the draft, to nobody else', async () => {
    const id = await drafted(office)
    expect((await checked(id, 'clerk')).checkedPages).toBe(1)
    await expect(checked(id, 'clerkA')).rejects.toMatchObject({ code: 'document.not_found' })
  })

  test('hinders no submission', async () => {
    const id = await drafted(office)
    expect(await codes(id)).not.toEqual([])
    const signerAppointmentId = office.seeded.people.leader?.appointmentId ?? ''
    await submitDocument(await office.as('officer'), id, { signerAppointmentId, places: await places(), reviewers: [] })
    expect(await codes(id)).not.toEqual([])
  })

  test('is not judged without a file, by pages that lie turned, and in the style of the Party', async () => {
    await expect(checked(await drafted(office, { fileId: null }))).rejects.toMatchObject({ code: 'document.no_file' })
    const turned = await drafted(office, { letter: { rotate: 90 } })
    expect(await checked(turned)).toEqual({ hindrance: 'no_text', checkedPages: 0, pages: 1, findings: [] })
    await issuerSays({ header_style: 'party' })
    expect(await checked(turned)).toMatchObject({ hindrance: 'party_style', findings: [] })
    await issuerSays({ header_style: 'state' })
  })
})
