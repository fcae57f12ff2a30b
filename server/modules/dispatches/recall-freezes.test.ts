import { afterAll, beforeAll, expect, test } from 'vitest'
import * as approvals from '../../../contract/approvals.ts'
import * as dispatches from '../../../contract/dispatches.ts'
import * as documents from '../../../contract/documents.ts'
import * as issuing from '../../../contract/issuing.ts'
import { recallDocument } from '../../../contract/recalls.ts'
import { cancelEntry } from '../../../contract/registers.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { attempts, everyRow } from '../../testing/state-table.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { sealDocument } from '../documents/seal-document.ts'
import { content, type PaperOffice, paperOffice, signed } from '../documents/testing/paper-office.ts'

let app: TestApp
let office: PaperOffice
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
})
afterAll(() => app.close())

test('[VI.8.1.b] no act changes a recalled document or its register line, and its metadata read as before', async () => {
  const id = await signed(office)
  await sealDocument(await office.as('clerk'), id, { pin: office.pin, signingId: newId() })
  const attempt = await attempts(app, office.seeded.people as Record<string, { id: string }>)
  expect((await attempt({ endpoint: dispatches.dispatchDocument, as: 'clerk', id, body: { id: newId() } })).code).toBeNull()
  const { cookie } = await signedIn(app, office.seeded.people.clerk?.id ?? '')
  const metadata = async () => (await app.server.inject({ method: 'GET', url: `/files/metadata/outgoing/${id}`, headers: { cookie } })).body
  const before = await metadata()
  expect(before).toContain('<CodeNotation>KH-MTTQ-BTT</CodeNotation>')

  const decision = { reason: 'Ban hành nhầm', decidedByAppointmentId: office.seeded.people.leader?.appointmentId }
  expect((await attempt({ endpoint: recallDocument, as: 'clerk', id, body: { id: newId(), ...decision } })).code).toBeNull()
  const frozen = await everyRow(app)
  const line = await app.db.selectFrom('register_entry').select('id').where('subject_id', '=', id).executeTakeFirstOrThrow()
  const changed = { ...(await content(office, { subject: 'Đã sửa', fileId: null })), attachments: [] }
  const refused = [
    await attempt({ endpoint: documents.updateDocument, as: 'officer', id, body: changed }),
    await attempt({ endpoint: issuing.voidDocument, as: 'clerk', id, body: decision }),
    await attempt({ endpoint: approvals.returnDocument, as: 'clerk', id, body: { reason: 'Sửa lại' } }),
    await attempt({ endpoint: issuing.takeBackSignature, as: 'leader', id, body: { reason: 'Sửa lại' } }),
    await attempt({ endpoint: dispatches.dispatchDocument, as: 'clerk', id, body: { id: newId() } }),
    await attempt({ endpoint: recallDocument, as: 'clerk', id, body: { id: newId(), ...decision } }),
    await attempt({ endpoint: cancelEntry, as: 'clerk', id: line.id, body: { reason: 'Vào nhầm sổ' } }),
  ]
  expect(refused.map(({ code }) => code)).not.toContain(null)
  expect(await everyRow(app)).toEqual(frozen)
  expect(await metadata()).toBe(before)
})
