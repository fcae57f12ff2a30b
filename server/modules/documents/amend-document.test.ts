import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { amendDocument } from '../../../contract/amendments.ts'
import { acceptDelivery, dispatchDocument } from '../../../contract/dispatches.ts'
import { recallDocument } from '../../../contract/recalls.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { attempts, everyRow } from '../../testing/state-table.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { sealDocument } from './seal-document.ts'
import { signDocuments } from './sign-documents.ts'
import { submitDocument } from './submit-document.ts'
import { content, type PaperOffice, paperOffice, places, signed } from './testing/paper-office.ts'
import { voidDocument } from './void-document.ts'

let app: TestApp
let office: PaperOffice
let attempt: Awaited<ReturnType<typeof attempts>>
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
  attempt = await attempts(app, office.seeded.people as Record<string, { id: string }>)
})
afterAll(() => app.close())

const leader = () => office.seeded.people.leader?.appointmentId ?? ''
const unit = (key: string) => (office.seeded.units as Record<string, string>)[key] ?? ''
const seal = async (id: string) => (await sealDocument(await office.as('clerk'), id, { pin: office.pin, signingId: newId() })).code
async function issued() {
  const id = await signed(office)
  return { id, code: await seal(id) }
}
const amend = async (earlierId: string, body: object = {}, as = 'officer') => {
  const id = newId()
  const { code } = await attempt({
    endpoint: amendDocument,
    as,
    id: earlierId,
    body: { ...(await content(office, 'fileId' in body ? { fileId: null } : {})), id, role: 'replaces', ...body },
  })
  return { id, code }
}
async function issue(id: string): Promise<string> {
  await submitDocument(await office.as('officer'), id, { signerAppointmentId: leader(), places: await places() })
  await signDocuments(await office.as('leader'), { pin: office.pin, documents: [{ id, signingId: newId() }] })
  return seal(id)
}
const get = async (as: string, url: string) => {
  const { cookie } = await signedIn(app, (office.seeded.people as Record<string, { id: string }>)[as]?.id ?? '')
  return (await app.server.inject({ method: 'GET', url, headers: { cookie } })).json()
}
const send = (id: string, to: string) => {
  const recipients = [{ scope: { kind: 'unit', unitId: unit(to) }, purpose: 'action' }]
  return attempt({ endpoint: dispatchDocument, as: 'clerk', id, body: { id: newId(), recipients } })
}
async function copyOf(documentId: string, to: string): Promise<string> {
  const found = await app.db
    .selectFrom('delivery')
    .innerJoin('dispatch', 'dispatch.id', 'delivery.dispatch_id')
    .select('delivery.id')
    .where('dispatch.document_id', '=', documentId)
    .where('delivery.party_id', '=', unit(to))
    .executeTakeFirstOrThrow()
  return found.id
}
const verified = async (documentId: string) => {
  const { id } = await app.db.selectFrom('verify_link').select('id').where('object_id', '=', documentId).executeTakeFirstOrThrow()
  return (await app.server.inject({ method: 'GET', url: `/v/${id}` })).body
}
const lineOf = async (as: string, kind: string, documentCode: string) =>
  (await get(as, `/api/registers/${kind}`)).items.find((line: { code: string }) => line.code === documentCode)

test('a unit that did not issue it, and one that works elsewhere, do not amend it; nothing changes', async () => {
  const earlier = await issued()
  const before = await everyRow(app)
  expect((await amend(earlier.id, { fileId: null }, 'clerkA')).code).toBe('document.not_found')
  expect((await amend(newId(), { fileId: null })).code).toBe('document.not_found')
  expect((await amend(earlier.id, { fileId: null, issuerId: newId() })).code).toBe('issuer.not_found')
  expect((await amend(earlier.id, { fileId: null, id: earlier.id })).code).toBe('act.id_used')
  expect(await everyRow(app)).toEqual(before)
})

test('before it is issued nobody but its own readers sees what it replaces; from then on everybody does', async () => {
  const earlier = await issued()
  await send(earlier.id, 'communeA')
  const oldCopy = await copyOf(earlier.id, 'communeA')
  await attempt({ endpoint: acceptDelivery, as: 'clerkA', id: oldCopy, body: {} })
  const draft = await amend(earlier.id)
  expect(draft.code).toBeNull()
  const link = { role: 'replaces', code: earlier.code, documentOn: '2026-11-25' }
  expect(await get('officer', `/api/documents/${draft.id}`)).toMatchObject({ amends: [{ ...link, documentId: earlier.id }], amendedBy: [] })
  expect((await get('officer', `/api/documents/${earlier.id}`)).amendedBy).toEqual([])
  expect((await get('clerkA', `/api/deliveries/${oldCopy}`)).amendedBy).toEqual([])
  expect(await verified(earlier.id)).not.toContain('thay thế')
  const drafts = async () => {
    const { control } = await get('clerk', `/api/metadata/outgoing/${earlier.id}`)
    return control.changes.filter(({ name }: { name: string }) => name === 'document.amendment_drafted').length
  }
  expect(await drafts()).toBe(0)

  const code = await issue(draft.id)
  expect(await drafts()).toBe(1)
  const now = { role: 'replaces', code, documentOn: '2026-11-25' }
  expect((await get('officer', `/api/documents/${earlier.id}`)).amendedBy).toEqual([{ ...now, documentId: draft.id }])
  // The commune has no copy of the new one yet: it reads number and date.
  expect((await get('clerkA', `/api/deliveries/${oldCopy}`)).amendedBy).toEqual([{ ...now, deliveryId: null }])
  await send(draft.id, 'communeA')
  expect((await get('clerkA', `/api/deliveries/${oldCopy}`)).amendedBy).toEqual([{ ...now, deliveryId: await copyOf(draft.id, 'communeA') }])
  expect((await lineOf('clerkA', 'incoming', earlier.code)).amendedBy).toEqual([now])
  expect((await lineOf('clerk', 'outgoing', earlier.code)).amendedBy).toEqual([now])
  // Lists say it too, and so does the head of the matrix.
  const inList = async (as: string, url: string, id: string) => (await get(as, url)).items.find((one: { id: string }) => one.id === id)
  expect((await inList('clerkA', '/api/inbox', oldCopy)).amendedBy).toEqual([now])
  expect(await inList('clerk', '/api/documents', earlier.id)).toMatchObject({ amendedBy: [now], recalledOn: null })
  const { id: sendId } = await app.db.selectFrom('dispatch').select('id').where('document_id', '=', earlier.id).executeTakeFirstOrThrow()
  expect(await inList('clerk', '/api/dispatches', sendId)).toMatchObject({ amendedBy: [now], recalledOn: null })
  expect(await get('clerk', `/api/dispatches/${sendId}`)).toMatchObject({ amendedBy: [now], recalls: [] })
  const overview = (await get('clerk', '/api/dispatch-overview')).dispatches
  expect(overview.find((one: { id: string }) => one.id === sendId).amendedBy).toEqual([now])
  expect(await verified(earlier.id)).toContain(`Đã được thay thế bởi văn bản số ${code} ngày 25/11/2026.`)
})

test.each([
  ['amends', 'Đã được sửa đổi, bổ sung bởi'],
  ['corrects', 'Đã được đính chính bởi'],
])('what %s it says so', async (role, words) => {
  const earlier = await issued()
  const { id } = await amend(earlier.id, { role })
  await issue(id)
  expect((await get('clerk', `/api/documents/${earlier.id}`)).amendedBy).toMatchObject([{ role }])
  expect(await verified(earlier.id)).toContain(words)
})

test('a new document that is voided or recalled changes nothing any more', async () => {
  const earlier = await issued()
  const [first, second] = [await amend(earlier.id), await amend(earlier.id)]
  const amendedBy = async () => (await get('clerk', `/api/documents/${earlier.id}`)).amendedBy
  await issue(first.id)
  await issue(second.id)
  expect(await amendedBy()).toHaveLength(2)
  await voidDocument(await office.as('clerk'), first.id, { reason: 'Sai thể thức', decidedByAppointmentId: leader() })
  expect(await amendedBy()).toMatchObject([{ documentId: second.id }])
  await send(second.id, 'communeA')
  const body = { id: randomUUID(), reason: 'Ban hành nhầm', decidedByAppointmentId: leader() }
  expect((await attempt({ endpoint: recallDocument, as: 'clerk', id: second.id, body })).code).toBeNull()
  expect(await amendedBy()).toEqual([])
})

test('one for named people shows number and date, and opens only for who may see it', async () => {
  const earlier = await issued()
  await send(earlier.id, 'communeA')
  const { id } = await amend(earlier.id, { access: 'named' })
  await issue(id)
  await send(id, 'communeA')
  const oldCopy = await copyOf(earlier.id, 'communeA')
  expect((await get('clerk', `/api/documents/${earlier.id}`)).amendedBy).toMatchObject([{ documentId: id }])
  expect((await get('womenClerk', `/api/documents/${earlier.id}`)).code).toBe('document.not_found')
  expect((await get('clerkA', `/api/deliveries/${oldCopy}`)).amendedBy).toMatchObject([{ deliveryId: await copyOf(id, 'communeA') }])
  expect((await get('officerA', `/api/deliveries/${oldCopy}`)).amendedBy).toMatchObject([{ deliveryId: null }])
})

test('a line of both books says when the document was recalled', async () => {
  const { id, code } = await issued()
  await send(id, 'communeA')
  await attempt({ endpoint: acceptDelivery, as: 'clerkA', id: await copyOf(id, 'communeA'), body: {} })
  expect(await lineOf('clerk', 'outgoing', code)).toMatchObject({ recalledOn: null })
  await attempt({ endpoint: recallDocument, as: 'clerk', id, body: { id: newId(), reason: 'Ban hành nhầm', decidedByAppointmentId: leader() } })
  expect(await lineOf('clerk', 'outgoing', code)).toMatchObject({ recalledOn: '2026-11-25' })
  expect(await lineOf('clerkA', 'incoming', code)).toMatchObject({ recalledOn: '2026-11-25', state: 'used' })
})
