import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { letterPlaces, makePdf, type PdfLetter } from '../../../testing/papers/make-pdf.ts'
import { type Seeded, seedProvince, signedIn } from '../../../testing/seed.ts'
import { type TestApp, testCtx } from '../../../testing/test-app.ts'
import { storeMade } from '../../files/public.ts'
import { demoPin } from '../../organisation/public.ts'
import { createDocument } from '../create-document.ts'
import { signDocuments } from '../sign-documents.ts'
import { submitDocument } from '../submit-document.ts'

export type PaperOffice = {
  seeded: Seeded<string, string>
  issuerId: string
  sealId: string
  unitId: string
  pin: string
  /** A new act of a person. */
  as(name: string): Promise<Ctx>
}

/** The usual province with an issuer and a seal; keys are made at their first use, as in a demonstration. */
export async function paperOffice(app: TestApp): Promise<PaperOffice> {
  const seeded = await seedProvince(app)
  const unitId = seeded.units.province
  const [issuerId, sealId] = [newId(), newId()]
  await app.db.insertInto('seal').values({ id: sealId, unit_id: unitId, name: 'Con dấu thử' }).execute()
  await app.db
    .insertInto('issuer')
    .values({
      ...{ id: issuerId, unit_id: unitId, parent_line: 'MTTQ', name: 'Ban Thường trực', place_name: 'Thử Nghiệm' },
      ...{ notation_suffix: 'MTTQ-BTT', seal_id: sealId },
    })
    .execute()
  const as = async (name: string) => {
    const person = (seeded.people as Record<string, { id: string }>)[name]
    if (!person) throw new Error(`nobody is called ${name}`)
    return testCtx(app, (await signedIn(app, person.id)).actor)
  }
  return { seeded, issuerId, sealId, unitId, pin: await demoPin(app), as }
}

type Newcomer = { name: string; unit: string; office: string; role: 'officer' | 'leader'; blockLines?: string[]; toOn?: string }
/** Another person of the province's office, known to `as` by the key. */
export async function addPerson(app: TestApp, office: PaperOffice, key: string, newcomer: Newcomer): Promise<{ id: string; appointmentId: string }> {
  const unitId = (office.seeded.units as Record<string, string>)[newcomer.unit] ?? ''
  const [id, appointmentId] = [newId(), newId()]
  await app.db.insertInto('party').values({ id, kind: 'person' }).execute()
  await app.db.insertInto('person').values({ id, full_name: newcomer.name }).execute()
  await app.db.insertInto('account').values({ person_id: id, username: key.toLowerCase(), password_hash: 'none' }).execute()
  const held = { id: appointmentId, person_id: id, unit_id: unitId, office: newcomer.office, from_on: '2025-07-01', to_on: newcomer.toOn ?? null }
  await app.db
    .insertInto('appointment')
    .values({ ...held, block_lines: newcomer.blockLines ?? [] })
    .execute()
  await app.db.insertInto('role_grant').values({ appointment_id: appointmentId, role: newcomer.role, unit_id: unitId }).execute()
  const person = { id, appointmentId }
  Object.assign(office.seeded.people, { [key]: person })
  return person
}

export async function uploaded(office: PaperOffice, letter: PdfLetter = {}, name = 'Kế hoạch.pdf'): Promise<string> {
  const bytes = await makePdf({ signerName: 'Lê Thị Mẫu', ...letter })
  const uploadedBy = office.seeded.people.officer?.id ?? null
  return (await storeMade(await office.as('officer'), { bytes, mediaType: 'application/pdf', name, inspect: true, uploadedBy })).id
}

type Asked = { appointmentId: string; capacity: string }
type Wanted = { reviewers?: readonly Asked[]; fileId?: string | null; subject?: string; access?: 'unit' | 'named'; letter?: PdfLetter }
export async function content(office: PaperOffice, wanted: Wanted = {}) {
  return {
    ...{ issuerId: office.issuerId, type: 'ke_hoach', subject: wanted.subject ?? 'Kế hoạch thử', urgency: 'thuong' as const },
    ...{ access: wanted.access ?? ('unit' as const), replyDueOn: null, attachments: [] },
    fileId: wanted.fileId === undefined ? await uploaded(office, wanted.letter) : wanted.fileId,
    recipients: [{ scope: { kind: 'all_communes' as const }, purpose: 'action' as const }],
    signerAppointmentId: office.seeded.people.leader?.appointmentId ?? null,
  }
}
export async function drafted(office: PaperOffice, wanted: Wanted = {}): Promise<string> {
  const id = newId()
  await createDocument(await office.as('officer'), { id, ...(await content(office, wanted)) })
  return id
}
export async function places() {
  const { number, date, qr, signature } = await letterPlaces({ signerName: 'Lê Thị Mẫu' })
  return { number, date, qr, signature }
}
export async function submitted(office: PaperOffice, wanted: Wanted = {}): Promise<string> {
  const id = await drafted(office, wanted)
  const signerAppointmentId = office.seeded.people.leader?.appointmentId ?? ''
  await submitDocument(await office.as('officer'), id, { signerAppointmentId, places: await places(), reviewers: [...(wanted.reviewers ?? [])] })
  return id
}
export async function signed(office: PaperOffice, wanted: Wanted = {}): Promise<string> {
  const id = await submitted(office, wanted)
  const { items } = await signDocuments(await office.as('leader'), { pin: office.pin, documents: [{ id, signingId: newId() }] })
  if (!items[0]?.signed) throw new Error(`not signed: ${items[0]?.code}`)
  return id
}
