import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { xmlOf } from '../../platform/xml.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { acceptDelivery } from '../dispatches/accept-delivery.ts'
import { dispatchDocument } from '../dispatches/dispatch-document.ts'
import { registerByHand } from '../dispatches/register-by-hand.ts'
import { issuedDocument, provinceThatSends, type Sender } from '../dispatches/testing/issued-document.ts'
import type { RegisterLine } from './line-views.ts'
import { type Extra, metadataOf, splitCode } from './metadata.ts'

const line: RegisterLine = {
  ...{
    id: newId(),
    n: 5,
    enteredOn: '2026-11-25',
    arrivedOn: '2026-11-24',
    code: '05/KH-MTTQ-BTT',
    documentOn: '2026-11-24',
    typeName: 'Kế hoạch',
    subject: 'Ngày hội',
    pages: 2,
  },
  ...{ authorName: 'Ban Thường trực', signerName: 'Lê Thị Mẫu', recipients: '102 xã', draftingUnit: '', copies: 3, cameBy: 'inside', handedOn: null },
  ...{
    signedFor: '',
    state: 'used',
    reason: null,
    dueOn: null,
    progress: null,
    purpose: null,
    finishedOn: null,
    leadName: null,
    submittedTo: null,
    answers: null,
  },
  ...{ amendedBy: [], recalledOn: null, orderKey: null },
  ...{ urgency: 'khan', objectKind: 'document', objectId: newId() },
}
const extra: Extra = { position: 'Phó Chủ tịch', replyDueOn: '2026-12-05', to: [{ code: 'H01.01.02', name: 'Phường Rạch Giá' }], trace: [] }
const xml = (kind: 'outgoing' | 'incoming', over: Partial<RegisterLine> = {}, more: Partial<Extra> = {}) =>
  xmlOf(metadataOf(kind, { ...line, ...over }, { ...extra, ...more }))
const namesIn = (text: string) => [...text.matchAll(/<([A-Za-z]+)[ >]/g)].map(([, name]) => name)

/** Enough of XML 1.0 to know that what we write can be read: nesting, quoting, escapes, characters. */
function mustBeWellFormed(text: string): void {
  const open: string[] = []
  const token = /<\?xml[^?]*\?>|<\/([A-Za-z]+)>|<([A-Za-z]+)((?: [A-Za-z]+="[^"<&]*(?:&[a-z#0-9]+;[^"<&]*)*")*)>|&(?:amp|lt|gt|quot|#\d+);|[^<&]+/guy
  let at = 0
  for (const found of text.matchAll(token)) {
    expect(found.index).toBe(at)
    at += found[0].length
    if (found[2]) open.push(found[2])
    if (found[1]) expect(open.pop()).toBe(found[1])
  }
  expect(at).toBe(text.length)
  expect(open).toEqual([])
  expect(text.replace(/[\t\n\r]/g, '')).not.toMatch(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u)
}

describe('fields of the decree', () => {
  const shared = ['FileCode', 'OrganId', 'FileCatalog', 'FileNotation', 'DocOrdinal', 'TypeName', 'CodeNumber', 'CodeNotation', 'IssuedDate', 'OrganName']
  test('outgoing: all sixteen, in order', () => {
    const rest = ['SignerInfo', 'Position', 'FullName', 'To', 'OrganId', 'OrganName', 'Priority', 'IssuedAmount', 'DueDate']
    expect(namesIn(xml('outgoing'))).toEqual(['Document', ...shared, 'Subject', 'Language', 'PageAmount', 'Description', ...rest])
    expect(xml('outgoing')).toContain('<CodeNumber>05</CodeNumber>\n  <CodeNotation>KH-MTTQ-BTT</CodeNotation>\n  <IssuedDate>2026-11-24</IssuedDate>')
    expect(xml('outgoing')).toContain('<Priority>1</Priority>')
  })
  test('incoming: all eighteen, in order', () => {
    const rest = ['ArrivalDate', 'ArrivalNumber', 'SignerInfo', 'Position', 'FullName', 'Priority', 'ToPlaces', 'TraceHeaderList', 'DueDate']
    expect(namesIn(xml('incoming'))).toEqual(['Document', ...shared, 'Subject', 'Language', 'PageAmount', 'Description', ...rest])
  })
  test.each([
    ['05/KH-MTTQ-BTT', '05', 'KH-MTTQ-BTT'],
    ['12-KH/ĐU', '12', 'KH/ĐU'],
    ['GM-UBND', '', 'GM-UBND'],
    ['118', '118', ''],
  ])('%s is number %j and notation %j', (code, number, notation) => expect(splitCode(code)).toEqual({ number, notation }))
})

describe('what does not fit', () => {
  test('words are cut at the length of their field, and the file says which', () => {
    const text = xml('outgoing', { subject: 'ữ'.repeat(501) }, { to: [{ code: null, name: '𝒳'.repeat(201) }] })
    expect(text).toContain('<Document Shortened="Subject To.OrganName">')
    expect(text).toContain(`<Subject>${'ữ'.repeat(500)}</Subject>`)
    expect(text).toContain(`<OrganName>${'𝒳'.repeat(200)}</OrganName>`)
    mustBeWellFormed(text)
  })
  test('a number that does not fit is left out, and the file says which', () => {
    expect(xml('outgoing', { pages: 1200, copies: 1000 })).toContain('<Document LeftOut="PageAmount IssuedAmount">')
    expect(xml('outgoing', { pages: 1200 })).toContain('<PageAmount></PageAmount>')
  })
  test('the way of a document has no length', () => {
    expect(xml('incoming', {}, { trace: ['x'.repeat(5000)] })).toContain('x'.repeat(5000))
  })
})

test.each(['</Subject><X>', 'a & b', 'a ]]> b', '"quoted" \'single\'', 'tab\there\r\nline', 'nul\u0000 bell\u0007 half\uD800', '<!-- -->', '&amp;'])(
  'the words %j stay words',
  (words) => {
    const text = xml('incoming', { subject: words, authorName: words, recipients: words })
    mustBeWellFormed(text)
    expect(namesIn(text)).toHaveLength(24)
  },
)

describe('as a file', () => {
  let app: TestApp
  let sender: Sender
  const cookies: Record<string, string> = {}
  let documentId: string
  let deliveryId: string
  const handId = newId()
  const get = (name: string, url: string) => app.server.inject({ method: 'GET', url, headers: { cookie: cookies[name] ?? '' } })
  beforeAll(async () => {
    app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
    sender = await provinceThatSends(app)
    const people = sender.seeded.people
    for (const name of ['clerk', 'clerkA', 'clerkB', 'officerA'] as const) cookies[name] = (await signedIn(app, people[name].id)).cookie
    const ctxOf = async (name: 'clerk' | 'clerkA') => testCtx(app, (await signedIn(app, people[name].id)).actor)
    documentId = await issuedDocument(app, sender, { urgency: 'hoa_toc' })
    await dispatchDocument(await ctxOf('clerk'), documentId, { id: newId() })
    deliveryId = (await app.db.selectFrom('delivery').select('id').where('party_id', '=', sender.seeded.units.communeA).executeTakeFirstOrThrow()).id
    await acceptDelivery(await ctxOf('clerkA'), deliveryId, {})
    await registerByHand(await ctxOf('clerkA'), {
      ...{ id: handId, unitId: sender.seeded.units.communeA, cameBy: 'hand', type: 'cong_van', subject: 'Đơn <thư> & "kiến nghị"', urgency: 'thuong' },
      ...{
        access: 'named',
        signerName: '',
        dueOn: null,
        pages: 1200,
        fileId: null,
        attachments: [],
        code: '7/CAP',
        authorName: 'Công an',
        documentOn: '2026-11-20',
      },
    })
  })
  afterAll(() => app.close())

  test('for strangers neither the document nor the register is there; a named one is not for everybody', async () => {
    for (const name of ['clerk', 'clerkB']) {
      expect((await get(name, `/files/metadata/incoming/${deliveryId}`)).json()).toMatchObject({ status: 404, code: 'register_entry.not_found' })
      expect((await get(name, `/files/registers/incoming/metadata?unitId=${sender.seeded.units.communeA}`)).statusCode).toBe(404)
    }
    expect((await get('officerA', `/files/metadata/incoming/${handId}`)).json()).toMatchObject({ code: 'register_entry.not_found' })
    expect((await get('clerk', `/files/metadata/outgoing/${documentId}`)).json()).toMatchObject({ code: 'register_entry.not_found' })
  })
  test('one incoming copy, with its way', async () => {
    const reply = await get('clerkA', `/files/metadata/incoming/${deliveryId}`)
    expect(reply.headers['content-type']).toBe('application/xml')
    mustBeWellFormed(reply.body)
    expect(reply.body).toContain('<ArrivalNumber>1</ArrivalNumber>')
    expect(reply.body).toContain('<Priority>3</Priority>')
    expect(reply.body).toMatch(/<TraceHeaderList>2026-11-25 10:00; 03; Rạch Văn Thư/)
  })
  test('a register as one file; of what an officer may not see only number and date stand there', async () => {
    const whole = (await get('clerkA', '/files/registers/incoming/metadata')).body
    mustBeWellFormed(whole)
    expect(whole.match(/<Document[ >]/g)).toHaveLength(2)
    expect(whole).toContain('Đơn &lt;thư&gt; &amp; "kiến nghị"')
    expect(whole).toContain('LeftOut="PageAmount"')
    const seen = (await get('officerA', '/files/registers/incoming/metadata?fromNumber=2')).body
    mustBeWellFormed(seen)
    expect(seen).toContain('<ArrivalNumber>2</ArrivalNumber>')
    expect(seen).not.toContain('kiến nghị')
    expect(seen).not.toContain('Công an')
  })

  type Shown = {
    fields: { number: string; name: string; value: string }[]
    control: { access: string; people: string[]; sha256: string | null; changes: { name: string; who: string }[] }
  }
  const shown = async (name: string, kind: string, id: string) => (await get(name, `/api/metadata/${kind}/${id}`)).json<Shown>()
  test('shown to whoever may read the line and to nobody else', async () => {
    for (const name of ['clerk', 'clerkB']) expect(await shown(name, 'incoming', deliveryId)).toMatchObject({ status: 404, code: 'register_entry.not_found' })
    expect(await shown('officerA', 'incoming', handId)).toMatchObject({ code: 'register_entry.not_found' })
    expect(await shown('clerkA', 'outgoing', deliveryId)).toMatchObject({ code: 'register_entry.not_found' })
  })
  test('shown with every field of the decree by its number, whole, and what the system fills by itself is filled', async () => {
    const { fields } = await shown('officerA', 'incoming', deliveryId)
    expect(fields.map(({ number }) => number)).toEqual([
      ...['1.1', '1.2', '1.3', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14.1', '14.2', '15', '16', '17', '18'],
    ])
    const of = (name: string) => fields.find((field) => field.name === name)?.value
    expect([of('ArrivalDate'), of('ArrivalNumber'), of('PageAmount')]).toEqual(['2026-11-25', '1', '2'])
    const long = (await shown('clerkA', 'incoming', handId)).fields.find((field) => field.name === 'PageAmount')
    expect(long?.value).toBe('1200')
  })
  test('[VI.7.4] says who may read it and every act on it, with who did it', async () => {
    const { control } = await shown('officerA', 'incoming', deliveryId)
    expect(control).toMatchObject({ access: 'unit', unitName: 'Uỷ ban MTTQ Việt Nam phường Rạch Giá', people: [] })
    expect(control.changes.map(({ name, who }) => `${name} ${who}`)).toEqual(['delivery.accepted Rạch Văn Thư', 'register.incoming_entered Rạch Văn Thư'])
    const named = (await shown('clerkA', 'incoming', handId)).control
    expect(named).toMatchObject({ access: 'named', people: [] })
    expect(named.changes[0]).toMatchObject({ name: 'delivery.registered_by_hand', who: 'Rạch Văn Thư' })
    const { leaderA } = sender.seeded.people
    const clerkA = sender.seeded.people.clerkA.id
    const submission = { subject_kind: 'delivery', subject_id: handId, unit_id: sender.seeded.units.communeA, to_person_id: leaderA.id, by: clerkA }
    await app.db
      .insertInto('submission')
      .values({ id: newId(), ...submission })
      .execute()
    expect((await shown('clerkA', 'incoming', handId)).control.people).toEqual(['Rạch Thị Chủ'])
  })
  test('[VI.7.5] stays bound to the bytes that were registered: neither the line nor the acts can be changed', async () => {
    const file = await app.db.selectFrom('document').select('issued_sha256').where('id', '=', documentId).executeTakeFirstOrThrow()
    const before = await shown('clerkA', 'incoming', deliveryId)
    expect(before.control.sha256).toBe(file.issued_sha256?.toString('hex'))
    const line = app.db.updateTable('register_entry').set({ notation: 'x' }).where('subject_id', '=', deliveryId)
    const fewer = app.db.deleteFrom('register_entry').where('subject_id', '=', deliveryId)
    const acts = app.db.deleteFrom('event').where('object_id', '=', deliveryId)
    for (const change of [line, fewer, acts]) await expect(change.execute()).rejects.toThrow()
    expect(await shown('clerkA', 'incoming', deliveryId)).toEqual(before)
  })
})
