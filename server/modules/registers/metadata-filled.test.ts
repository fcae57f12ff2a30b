import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { makePdf } from '../../testing/papers/make-pdf.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { acceptDelivery } from '../dispatches/accept-delivery.ts'
import { dispatchDocument } from '../dispatches/dispatch-document.ts'
import { registerByHand } from '../dispatches/register-by-hand.ts'
import { createDocument } from '../documents/create-document.ts'
import { findPlaces } from '../documents/places.ts'
import { sealDocument } from '../documents/seal-document.ts'
import { signDocuments } from '../documents/sign-documents.ts'
import { submitDocument } from '../documents/submit-document.ts'
import { composed } from '../documents/testing/composed.ts'
import { content, type PaperOffice, paperOffice, signed } from '../documents/testing/paper-office.ts'
import { storeMade } from '../files/public.ts'

let app: TestApp
let office: PaperOffice
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
  const units = await app.db.selectFrom('unit').select('id').execute()
  const rows = units.map(({ id }, at) => ({ party_id: id, scheme: 'organ_new', code: `H01.01.${at + 10}` }))
  await app.db.insertInto('party_code').values(rows).execute()
})
afterAll(() => app.close())

type Field = { name: string; value: string }
async function fieldsOf(name: string, kind: 'outgoing' | 'incoming', id: string): Promise<Field[]> {
  const { cookie } = await signedIn(app, office.seeded.people[name]?.id ?? '')
  return (await app.server.inject({ method: 'GET', url: `/api/metadata/${kind}/${id}`, headers: { cookie } })).json<{ fields: Field[] }>().fields
}
const valuesOf = (fields: readonly Field[], name: string) => fields.filter((field) => field.name === name).map(({ value }) => value)
const emptyIn = (fields: readonly Field[]) => [...new Set(fields.filter(({ value }) => value === '').map(({ name }) => name))]
/** Case files are not kept yet: what names one stands empty, and nothing else that the system fills. */
const ofCaseFiles = ['FileCode.OrganId', 'FileCode.FileCatalog', 'FileCode.FileNotation', 'DocOrdinal']

async function composedAndSigned(): Promise<string> {
  const id = newId()
  const signerAppointmentId = office.seeded.people.leader?.appointmentId ?? ''
  await createDocument(await office.as('officer'), { id, ...(await content(office, { fileId: null })), composed: composed() })
  const { number, date, qr, signature } = (await findPlaces(await office.as('officer'), id, signerAppointmentId)).places
  if (!number || !date || !qr || !signature) throw new Error('places are not found')
  await submitDocument(await office.as('officer'), id, { signerAppointmentId, places: { number, date, qr, signature } })
  await signDocuments(await office.as('leader'), { pin: office.pin, documents: [{ id, signingId: newId() }] })
  return id
}
async function sealedAndSent(id: string): Promise<string> {
  await sealDocument(await office.as('clerk'), id, { pin: office.pin, signingId: newId() })
  const dispatchId = newId()
  await dispatchDocument(await office.as('clerk'), id, { id: dispatchId })
  const copy = app.db.selectFrom('delivery').select('id').where('dispatch_id', '=', dispatchId)
  const { id: deliveryId } = await copy.where('party_id', '=', office.seeded.units.communeA as string).executeTakeFirstOrThrow()
  await acceptDelivery(await office.as('clerkA'), deliveryId, {})
  return deliveryId
}

test.each([
  ['uploaded', () => signed(office)],
  ['composed in the app', composedAndSigned],
])(
  'of a document that was %s, sealed, sent and registered, the sender and the receiver find filled whatever the system fills by itself',
  async (_how, make) => {
    const id = await make()
    const deliveryId = await sealedAndSent(id)
    const { code } = await app.db.selectFrom('document').select('code').where('id', '=', id).executeTakeFirstOrThrow()

    const outgoing = await fieldsOf('clerk', 'outgoing', id)
    expect(valuesOf(outgoing, 'CodeNumber')).toEqual([code?.split('/')[0]])
    expect(valuesOf(outgoing, 'IssuedDate')).toEqual(['2026-11-25'])
    expect(valuesOf(outgoing, 'PageAmount')[0]).toMatch(/^[1-9]\d*$/)
    const sent = await app.db.selectFrom('dispatch').select('recipients').where('document_id', '=', id).executeTakeFirstOrThrow()
    expect(new Set(valuesOf(outgoing, 'To.OrganId')).size).toBe(sent.recipients)
    expect(emptyIn(outgoing)).toEqual([...ofCaseFiles, 'Description', 'DueDate'])

    const incoming = await fieldsOf('clerkA', 'incoming', deliveryId)
    expect(valuesOf(incoming, 'PageAmount')).toEqual(valuesOf(outgoing, 'PageAmount'))
    expect(valuesOf(incoming, 'ArrivalDate')).toEqual(['2026-11-25'])
    expect(valuesOf(incoming, 'ArrivalNumber')[0]).toMatch(/^[1-9]\d*$/)
    expect(emptyIn(incoming)).toEqual([...ofCaseFiles, 'Description', 'ToPlaces', 'DueDate'])
  },
)

test('of a paper entered by hand the pages are those of its scan when the clerk says none', async () => {
  const bytes = await makePdf({ title: newId() })
  const uploadedBy = office.seeded.people.clerkA?.id ?? null
  const scan = await storeMade(await office.as('clerkA'), { bytes, mediaType: 'application/pdf', name: 'Công văn.pdf', inspect: true, uploadedBy })
  const id = newId()
  await registerByHand(await office.as('clerkA'), {
    ...{ id, unitId: office.seeded.units.communeA as string, cameBy: 'hand', authorName: 'Sở Nội vụ', code: '7/SNV', documentOn: '2026-11-20' },
    ...{ type: 'cong_van', subject: 'Phối hợp', urgency: 'thuong', access: 'unit', signerName: '', dueOn: null, attachments: [] },
    ...{ pages: null, fileId: scan.id },
  })
  expect(valuesOf(await fieldsOf('clerkA', 'incoming', id), 'PageAmount')).toEqual(['1'])
})
