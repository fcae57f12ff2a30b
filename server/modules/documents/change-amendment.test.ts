import { afterAll, beforeAll, expect, test } from 'vitest'
import { amendDocument, changeAmendment } from '../../../contract/amendments.ts'
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
/** An issued document, and the draft of one that replaces it. */
async function replacing() {
  const earlier = await issued()
  const id = newId()
  expect(
    (await attempt({ endpoint: amendDocument, as: 'officer', id: earlier.id, body: { ...(await content(office)), id, role: 'replaces' } })).code,
  ).toBeNull()
  return { id, earlier }
}
async function issue(id: string): Promise<string> {
  await submitDocument(await office.as('officer'), id, { signerAppointmentId: leader(), places: await places() })
  await signDocuments(await office.as('leader'), { pin: office.pin, documents: [{ id, signingId: newId() }] })
  return seal(id)
}
const change = (id: string, body: object, as = 'officer') => attempt({ endpoint: changeAmendment, as, id, body })
const get = async (as: string, url: string) => {
  const { cookie } = await signedIn(app, (office.seeded.people as Record<string, { id: string }>)[as]?.id ?? '')
  return (await app.server.inject({ method: 'GET', url, headers: { cookie } })).json()
}
const actsOn = async (documentId: string) => {
  const { control } = await get('clerk', `/api/metadata/outgoing/${documentId}`)
  return control.changes.map(({ name }: { name: string }) => name).filter((name: string) => name.startsWith('document.amendment'))
}

test('a stranger, one who has nothing to do with the draft, and a tie that is not there: refused, and nothing changes', async () => {
  const { id, earlier } = await replacing()
  const other = await issued()
  const before = await everyRow(app)
  expect((await change(id, { earlierId: earlier.id, role: null }, 'clerkA')).code).toBe('document.not_found')
  expect((await change(id, { earlierId: earlier.id, role: null }, 'womenClerk')).code).toBe('document.not_found')
  expect((await change(id, { earlierId: newId(), role: null })).code).toBe('document.not_found')
  expect((await change(id, { earlierId: other.id, role: 'amends' })).code).toBe('amendment.not_found')
  expect((await change(earlier.id, { earlierId: id, role: null }, 'clerk')).code).toBe('amendment.reason_missing')
  expect(await everyRow(app)).toEqual(before)
})

test('many at the same moment over the same two documents, each way: every one is refused for what it is', async () => {
  const { id: one } = await issued()
  const { id: two } = await issued()
  const ways = Array.from({ length: 12 }, (_, index) => (index % 2 ? [one, two] : [two, one]) as [string, string])
  const codes = await Promise.all(ways.map(async ([id, earlierId]) => (await change(id, { earlierId, role: null, reason: 'Nhầm' }, 'clerk')).code))
  expect(new Set(codes)).toEqual(new Set(['amendment.not_found']))
})

test('while it is drafted the tie is changed or ended by whoever writes it, and the earlier document never hears of it', async () => {
  const { id, earlier } = await replacing()
  const changed = await change(id, { earlierId: earlier.id, role: 'amends' })
  expect(changed.reply.amends).toMatchObject([{ documentId: earlier.id, role: 'amends' }])
  const before = await everyRow(app, ['act'])
  expect((await change(id, { earlierId: earlier.id, role: 'amends' })).code).toBeNull()
  expect(await everyRow(app, ['act'])).toEqual(before)
  expect((await change(id, { earlierId: earlier.id, role: null })).reply.amends).toEqual([])
  await issue(id)
  expect((await get('clerk', `/api/documents/${earlier.id}`)).amendedBy).toEqual([])
  expect(await actsOn(earlier.id)).toEqual([])
  expect(await actsOn(id)).toEqual(['document.amendment_changed', 'document.amendment_removed'])
})

test('on its way to the signature it is left as it is', async () => {
  const { id, earlier } = await replacing()
  await submitDocument(await office.as('officer'), id, { signerAppointmentId: leader(), places: await places() })
  const before = await everyRow(app)
  for (const as of ['officer', 'clerk']) expect((await change(id, { earlierId: earlier.id, role: null }, as)).code).toBe('document.wrong_state')
  expect(await everyRow(app)).toEqual(before)
})

test('once it is issued only the clerk sets it right, with a reason; everybody reads it anew and the acts stay', async () => {
  const { id, earlier } = await replacing()
  const recipients = [{ scope: { kind: 'unit', unitId: unit('communeA') }, purpose: 'action' }]
  await attempt({ endpoint: dispatchDocument, as: 'clerk', id: earlier.id, body: { id: newId(), recipients } })
  const { id: copy } = await app.db
    .selectFrom('delivery')
    .innerJoin('dispatch', 'dispatch.id', 'delivery.dispatch_id')
    .select('delivery.id')
    .where('dispatch.document_id', '=', earlier.id)
    .executeTakeFirstOrThrow()
  await attempt({ endpoint: acceptDelivery, as: 'clerkA', id: copy, body: {} })
  const code = await issue(id)
  const reason = 'Chọn nhầm khi soạn'
  const before = await everyRow(app)
  expect((await change(id, { earlierId: earlier.id, role: 'amends', reason })).code).toBe('document.not_permitted')
  expect((await change(id, { earlierId: earlier.id, role: 'amends' }, 'clerk')).code).toBe('amendment.reason_missing')
  expect(await everyRow(app)).toEqual(before)
  expect((await change(id, { earlierId: earlier.id, role: 'amends', reason }, 'clerk')).code).toBeNull()
  expect((await get('clerkA', `/api/deliveries/${copy}`)).amendedBy).toMatchObject([{ role: 'amends', code }])
  expect((await change(id, { earlierId: earlier.id, role: null, reason }, 'clerk')).code).toBeNull()
  expect((await get('clerkA', `/api/deliveries/${copy}`)).amendedBy).toEqual([])
  expect(await actsOn(earlier.id)).toEqual(['document.amendment_drafted', 'document.amendment_changed', 'document.amendment_removed'])
  const of = app.db.selectFrom('event').select('facts').where('object_id', '=', id).where('name', '=', 'document.amendment_removed')
  const { reasonTextId, ...facts } = (await of.executeTakeFirstOrThrow()).facts as Record<string, string>
  expect(facts).toMatchObject({ earlierId: earlier.id, from: 'amends', to: null })
  expect(
    await app.db
      .selectFrom('private_text')
      .select('text')
      .where('id', '=', reasonTextId ?? '')
      .executeTakeFirst(),
  ).toEqual({ text: reason })
})

test('what was recalled meanwhile is not replaced: neither submitted nor sealed, until the tie is removed from the draft', async () => {
  const { id, earlier } = await replacing()
  const late = await replacing()
  const submit = async (of: string) => submitDocument(await office.as('officer'), of, { signerAppointmentId: leader(), places: await places() })
  await submit(late.id)
  await signDocuments(await office.as('leader'), { pin: office.pin, documents: [{ id: late.id, signingId: newId() }] })
  await app.db.updateTable('document').set({ recalled_at: app.clock.now() }).where('id', 'in', [earlier.id, late.earlier.id]).execute()
  await expect(submit(id)).rejects.toMatchObject({ code: 'amendment.earlier_gone' })
  const before = await everyRow(app, ['verify_link'])
  await expect(seal(late.id)).rejects.toMatchObject({ code: 'amendment.earlier_gone' })
  expect(await everyRow(app, ['verify_link'])).toEqual(before)
  expect((await change(id, { earlierId: earlier.id, role: null })).code).toBeNull()
  await issue(id)
})

test('on both documents the act says why, and to which other', async () => {
  const { id, earlier } = await replacing()
  const code = await issue(id)
  expect((await change(id, { earlierId: earlier.id, role: null, reason: 'Nối nhầm văn bản' }, 'clerk')).code).toBeNull()
  const ending = async (documentId: string) => {
    const { control } = await get('clerk', `/api/metadata/outgoing/${documentId}`)
    return control.changes.find(({ name }: { name: string }) => name === 'document.amendment_removed')
  }
  expect(await ending(id)).toMatchObject({ reason: 'Nối nhầm văn bản', other: earlier.code })
  expect(await ending(earlier.id)).toMatchObject({ reason: 'Nối nhầm văn bản', other: code })
})

test('what a recalled document says stays as it was', async () => {
  const { id, earlier } = await replacing()
  const recipients = [{ scope: { kind: 'unit', unitId: unit('communeA') }, purpose: 'action' }]
  await attempt({ endpoint: dispatchDocument, as: 'clerk', id: earlier.id, body: { id: newId(), recipients } })
  await issue(id)
  const body = { id: newId(), reason: 'Ban hành nhầm', decidedByAppointmentId: leader() }
  expect((await attempt({ endpoint: recallDocument, as: 'clerk', id: earlier.id, body })).code).toBeNull()
  const before = await everyRow(app)
  expect((await change(id, { earlierId: earlier.id, role: null, reason: 'Nhầm' }, 'clerk')).code).toBe('document.recalled')
  expect(await everyRow(app)).toEqual(before)
})
