import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayIn } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { countRows } from '../../testing/test-db.ts'
import { dispatchDocument } from '../dispatches/dispatch-document.ts'
import { issuedDocument, provinceThatSends, type Sender } from '../dispatches/testing/issued-document.ts'

let app: TestApp
let sender: Sender
const unit = (key: string) => (sender.seeded.units as Record<string, string>)[key] ?? ''
const person = (key: string) => (sender.seeded.people as Record<string, { id: string }>)[key]?.id ?? ''
const held = (key: string) => (sender.seeded.people as Record<string, { appointmentId: string }>)[key]?.appointmentId ?? ''
const today = dayIn(new Date())
const tomorrow = dayIn(new Date(Date.now() + 86_400_000))

// Each test has a province of its own: a closed unit never opens again.
beforeEach(async () => {
  app = await startTestApp()
  sender = await provinceThatSends(app)
})
afterEach(() => app.close())

async function call(who: string, method: 'GET' | 'POST', url: string, payload?: object, actId = newId()) {
  const { cookie } = await signedIn(app, person(who))
  const reply = await app.server.inject({ method, url, headers: { cookie, 'x-act-id': actId }, ...(payload && { payload }) })
  return { status: reply.statusCode, body: reply.json() }
}
const newUnit = (shortName: string, over: object = {}) => ({
  ...{
    id: newId(),
    parentId: unit('province'),
    kind: 'commune',
    communeType: 'xa',
    name: `Uỷ ban MTTQ Việt Nam xã ${shortName}`,
    shortName,
    placeName: shortName,
  },
  ...{ hasRecordsOffice: true, code: null },
  ...over,
})
const decision = (over: object = {}) => ({
  ...{ id: newId(), on: today, basis: 'Nghị quyết 1654/NQ-UBTVQH15', reason: 'Sắp xếp đơn vị hành chính cấp xã năm 2025', moves: [] },
  ...over,
})
const merge = (over: object, who = 'admin', actId?: string) => call(who, 'POST', '/api/unit-mergers', decision(over), actId)
const preview = (keys: string[], who = 'admin') =>
  call(who, 'POST', '/api/reorganisation-previews', { unitIds: keys.map((key) => unit(key)), on: today }).then((reply) => reply.body)
async function own(key: string, state: string) {
  const id = newId()
  const unit_id = unit(key)
  const issuer = { unit_id, parent_line: 'MTTQ', name: `Ban Thường trực ${state}`, place_name: 'Xã', notation_suffix: 'MTTQ-BTT' }
  const { id: issuer_id } = await app.db.insertInto('issuer').values(issuer).returning('id').executeTakeFirstOrThrow()
  await app.db
    .insertInto('document')
    .values({
      ...{ id, origin: 'own', author_name: 'Ban Thường trực', unit_id, drafting_unit_id: unit_id, issuer_id, type: 'ke_hoach', subject: `Kế hoạch ${state}` },
      ...{ state, drafted_by: person('officerA'), signer_id: person('leaderA') },
    })
    .execute()
  return id
}
async function sent() {
  const id = newId()
  const { actor } = await signedIn(app, person('clerk'))
  await dispatchDocument(testCtx(app, actor), await issuedDocument(app, sender), { id })
  const rows = await app.db.selectFrom('delivery').select(['id', 'party_id']).where('dispatch_id', '=', id).execute()
  return (key: string) => rows.find((row) => row.party_id === unit(key))?.id ?? ''
}

describe('what units hold', () => {
  test('is counted before anything is done, papers without a word of theirs', async () => {
    await sent()
    for (const state of ['draft', 'submitted', 'signed']) await own('communeA', state)
    await app.db
      .insertInto('seal')
      .values({ id: newId(), unit_id: unit('communeA'), name: 'Dấu cũ' })
      .execute()
    const area = newUnit('Ấp Một', { parentId: unit('communeA'), kind: 'residential_area', communeType: null, hasRecordsOffice: false })
    const desk = newUnit('Ban Xã', { parentId: unit('communeA'), kind: 'department', communeType: null, hasRecordsOffice: false })
    for (const one of [area, desk]) expect((await call('admin', 'POST', '/api/units', one)).status).toBe(200)
    const acts = await countRows(app.db, 'act')
    const reply = await preview(['communeB', 'communeA'])
    expect(reply.units.map((one: { unitId: string }) => one.unitId)).toEqual([unit('communeB'), unit('communeA')])
    expect(reply.units[1]).toMatchObject({
      copies: { waiting: 1, underWay: 0 },
      documents: { draft: 1, submitted: 1, signed: 1, unsent: 0 },
      sends: 0,
      seals: [{ name: 'Dấu cũ', hasCertificate: false }],
      children: [
        { id: desk.id, closes: true },
        { id: area.id, closes: false },
      ],
    })
    expect(reply.units[1].appointments.map((one: { fullName: string; roles: string[] }) => [one.fullName, one.roles])).toEqual([
      ['Rạch Thị Chủ', ['leader']],
      ['Rạch Văn Cán', ['officer']],
      ['Rạch Văn Thư', ['clerk']],
    ])
    expect(JSON.stringify(reply)).not.toContain('Kế hoạch')
    expect(await countRows(app.db, 'act')).toBe(acts)
  })

  test('is shown to an administrator above alone', async () => {
    expect((await preview(['communeA'], 'clerkA')).code).toBe('unit.not_permitted')
    expect((await preview(['communeA'], 'clerkB')).code).toBe('unit.not_found')
    expect((await preview(['province'])).code).toBe('unit.not_permitted')
  })
})

describe('a merger', () => {
  test('ends the old units, moves whom it names and gives the new one their copies, papers and registers', async () => {
    const copies = await sent()
    await app.db
      .insertInto('party_code')
      .values({ party_id: unit('communeA'), scheme: 'admin_unit', code: `A${newId().slice(0, 8)}` })
      .execute()
    const { code } = await app.db.selectFrom('party_code').select('code').where('party_id', '=', unit('communeA')).executeTakeFirstOrThrow()
    const into = newUnit('Hợp Nhất', { code })
    const body = decision({
      unitIds: [unit('communeA'), unit('communeB')],
      into: { unit: into },
      moves: [{ appointmentId: held('clerkA'), toUnitId: into.id }],
    })
    const actId = newId()
    const first = await call('admin', 'POST', '/api/unit-mergers', body, actId)
    expect(first.body).toMatchObject({
      ...{ id: body.id, kind: 'merge', on: today, basis: 'Nghị quyết 1654/NQ-UBTVQH15', reason: 'Sắp xếp đơn vị hành chính cấp xã năm 2025' },
      to: [{ id: into.id, takesOver: true }],
    })
    expect(first.body.from).toHaveLength(2)
    expect((await call('admin', 'POST', '/api/unit-mergers', body, actId)).body).toEqual(first.body)
    expect((await call('admin', 'GET', '/api/reorganisations')).body.items[0]).toEqual(first.body)
    expect((await call('clerkA', 'GET', '/api/reorganisations')).body.items).toEqual([])

    const old = await app.db
      .selectFrom('unit')
      .select(['closed_on'])
      .where('id', 'in', [unit('communeA'), unit('communeB')])
      .execute()
    expect(old.map((one) => one.closed_on)).toEqual([today, today])
    const codes = await app.db.selectFrom('party_code').select(['party_id', 'to_on']).where('code', '=', code).orderBy('from_on').execute()
    expect(codes.map((one) => [one.party_id, one.to_on === null])).toEqual([
      [unit('communeA'), false],
      [into.id, true],
    ])
    const { actor } = await signedIn(app, person('clerkA'))
    expect(actor.grants.map(({ role, unitId }) => [role, unitId])).toEqual([['clerk', into.id]])
    expect((await signedIn(app, person('clerkB'))).actor.grants).toEqual([])
    for (const key of ['communeA', 'communeB']) {
      expect((await call('clerkA', 'POST', `/api/deliveries/${copies(key)}/acceptance`, {})).body).toMatchObject({ state: '03', unitId: into.id })
      expect((await call('clerkA', 'GET', `/api/registers/outgoing?unitId=${unit(key)}`)).body).toMatchObject({
        items: [],
        can: { takeNumber: 'register.not_permitted' },
      })
    }
  })

  test('into one that is there already leaves its people, its register and its own number alone', async () => {
    const { body } = await merge({ unitIds: [unit('communeB')], into: { unitId: unit('communeA') } })
    expect(body).toMatchObject({ from: [{ id: unit('communeB') }], to: [{ id: unit('communeA'), takesOver: true }] })
    expect((await signedIn(app, person('clerkA'))).actor.grants).toHaveLength(1)
    // From one to the next: who follows the follower has what both had.
    await merge({ unitIds: [unit('communeA')], into: { unitId: unit('communeC') } })
    const rows = await app.db.selectFrom('unit_successor').select('unit_id').where('successor_id', '=', unit('communeC')).execute()
    expect(rows.map((row) => row.unit_id).sort()).toEqual([unit('communeA'), unit('communeB')].sort())
  })

  test('closes the departments of an office with it and hangs what else is below it under the new unit', async () => {
    const desk = newUnit('Ban Xã', { parentId: unit('communeA'), kind: 'department', communeType: null, hasRecordsOffice: false })
    const area = newUnit('Ấp Một', { parentId: unit('communeA'), kind: 'residential_area', communeType: null, hasRecordsOffice: false })
    for (const one of [desk, area]) await call('admin', 'POST', '/api/units', one)
    await merge({ unitIds: [unit('communeA')], into: { unitId: unit('communeB') } })
    const row = (id: string) =>
      app.db.selectFrom('unit').select(['parent_id', 'office_id', 'ancestors', 'closed_on']).where('id', '=', id).executeTakeFirstOrThrow()
    expect((await row(desk.id)).closed_on).toBe(today)
    expect(await row(area.id)).toEqual({
      ...{ parent_id: unit('communeB'), office_id: area.id, closed_on: null },
      ancestors: [unit('province'), unit('communeB'), area.id],
    })
  })

  test('ahead of its day leaves the old unit at work until then', async () => {
    await merge({ on: tomorrow, unitIds: [unit('communeA')], into: { unitId: unit('communeB') } })
    expect((await signedIn(app, person('clerkA'))).actor.grants).toHaveLength(1)
    const numbers = await app.db.selectFrom('reader').select('no').where('unit_id', '=', unit('communeA')).execute()
    const { actor } = await signedIn(app, person('clerkB'))
    for (const { no } of numbers) expect(actor.readers).not.toContain(no)
  })

  test('while papers are under way loses none of them and says in a sentence why they stop', async () => {
    const ids = { draft: await own('communeA', 'draft'), submitted: await own('communeA', 'submitted'), signed: await own('communeA', 'signed') }
    const copies = await sent()
    await merge({ unitIds: [unit('communeA')], into: { unitId: unit('communeB') }, moves: [{ appointmentId: held('clerkA'), toUnitId: unit('communeB') }] })
    for (const [state, id] of Object.entries(ids)) {
      const { body } = await call('clerkA', 'GET', `/api/documents/${id}`)
      expect(body).toMatchObject({ id, state, can: { edit: 'document.unit_closed', seal: 'document.unit_closed', dispatch: 'document.unit_closed' } })
    }
    const numbers = await countRows(app.db, 'number')
    const seal = await call('clerkA', 'POST', `/api/documents/${ids.signed}/issue`, { pin: '123456', signingId: newId() })
    expect([seal.status, seal.body.code]).toEqual([422, 'document.unit_closed'])
    const back = await call('clerkA', 'POST', `/api/documents/${ids.submitted}/taking-back`, { reason: 'thử' })
    expect(back.body.code).toBe('document.unit_closed')
    expect(await countRows(app.db, 'number')).toBe(numbers)
    // The clerk of the successor reads what was signed; the send that was on its way lies with him.
    expect((await call('clerkB', 'GET', `/api/documents/${ids.signed}`)).body).toMatchObject({ state: 'signed' })
    expect((await call('clerkB', 'GET', `/api/deliveries/${copies('communeA')}`)).body).toMatchObject({ state: '01' })
  })

  test.each([
    ['into itself', 'unit.successor_itself', () => ({ unitIds: [unit('communeA')], into: { unitId: unit('communeA') } })],
    ['into one below', 'unit.successor_below', () => ({ unitIds: [unit('communeA')], into: { unit: newUnit('Con', { parentId: unit('communeA') }) } })],
    ['of the own province', 'unit.not_permitted', () => ({ unitIds: [unit('province')], into: { unitId: unit('communeA') } })],
    ['into a unit nobody knows', 'unit.not_found', () => ({ unitIds: [unit('communeA')], into: { unitId: newId() } })],
    [
      'that moves somebody who is not in it',
      'appointment.not_found',
      () => ({ unitIds: [unit('communeA')], into: { unitId: unit('communeB') }, moves: [{ appointmentId: held('clerk'), toUnitId: unit('communeB') }] }),
    ],
    [
      'that moves somebody elsewhere',
      'appointment.not_found',
      () => ({ unitIds: [unit('communeA')], into: { unitId: unit('communeB') }, moves: [{ appointmentId: held('clerkA'), toUnitId: unit('communeC') }] }),
    ],
  ])('%s is refused whole', async (_what, code, wanted) => {
    expect((await merge(wanted())).body.code).toBe(code)
    const rows = await app.db
      .selectFrom('unit')
      .select('closed_on')
      .where('id', 'in', [unit('communeA'), unit('communeB')])
      .execute()
    expect(rows.map((row) => row.closed_on)).toEqual([null, null])
  })

  test('is no business of a clerk, and a unit closes once', async () => {
    const wanted = { unitIds: [unit('communeA')], into: { unitId: unit('communeB') } }
    expect((await merge(wanted, 'clerkA')).body.code).toBe('unit.not_permitted')
    expect((await merge(wanted, 'womenClerk')).body.code).toBe('unit.not_found')
    expect((await merge(wanted)).status).toBe(200)
    expect((await merge(wanted)).body.code).toBe('unit.closed')
    expect((await merge({ unitIds: [unit('communeC')], into: { unitId: unit('communeA') } })).body.code).toBe('unit.closed')
  })

  test('asked for twice at once is done once', async () => {
    const wanted = (id: string) => merge({ id, unitIds: [unit('communeA'), unit('communeB')], into: { unitId: unit('communeC') } })
    const replies = await Promise.all([wanted(newId()), wanted(newId())])
    expect(replies.map((reply) => reply.body.code ?? 'done').sort()).toEqual(['done', 'unit.closed'])
  })
})

describe('who took over', () => {
  test('sees the named sends and lines of the old unit as its clerk did, and hears of them; an officer does not', async () => {
    const id = newId()
    const documentId = await own('communeA', 'issued')
    await app.db
      .updateTable('document')
      .set({ access: 'named', drafted_by: person('leaderA') })
      .where('id', '=', documentId)
      .execute()
    const send = { id, document_id: documentId, revision_n: 1, from_party_id: unit('communeA'), sent_by: person('clerkA'), recipients: 0, for_action: 0 }
    await app.db
      .insertInto('dispatch')
      .values({ ...send, sent_at: new Date(), recipients_root: Buffer.alloc(32) })
      .execute()
    const moves = ['clerkA', 'officerA'].map((key) => ({ appointmentId: held(key), toUnitId: unit('communeC') }))
    await merge({ unitIds: [unit('communeA')], into: { unitId: unit('communeC') }, moves })
    expect((await call('clerkA', 'GET', `/api/dispatches/${id}`)).body).toMatchObject({ id, can: { remind: 'dispatch.not_permitted' } })
    expect((await call('clerkA', 'GET', `/api/dispatches?unitId=${unit('communeA')}`)).body.items).toHaveLength(1)
    expect((await call('officerA', 'GET', `/api/dispatches/${id}`)).status).toBe(404)
    expect((await signedIn(app, person('clerkA'))).actor.topics).toContain(unit('communeA'))
    expect((await signedIn(app, person('clerkB'))).actor.topics).not.toContain(unit('communeA'))
  })
})

describe('a split', () => {
  test('makes the new units; one alone takes over what the old one had', async () => {
    const copies = await sent()
    const [north, south] = [newUnit('Bắc'), newUnit('Nam')]
    const moves = [
      { appointmentId: held('clerkA'), toUnitId: north.id },
      { appointmentId: held('officerA'), toUnitId: south.id },
    ]
    const body = { ...decision({ moves }), units: [north, south], takesOverId: north.id }
    const reply = await call('admin', 'POST', `/api/units/${unit('communeA')}/split`, body)
    expect(reply.body).toMatchObject({ kind: 'split', from: [{ id: unit('communeA') }] })
    expect(Object.fromEntries(reply.body.to.map((one: { id: string; takesOver: boolean }) => [one.id, one.takesOver]))).toEqual({
      [north.id]: true,
      [south.id]: false,
    })
    expect((await call('clerkA', 'GET', `/api/deliveries/${copies('communeA')}`)).status).toBe(200)
    expect((await call('officerA', 'GET', `/api/deliveries/${copies('communeA')}`)).status).toBe(404)
    expect((await signedIn(app, person('officerA'))).actor.grants).toMatchObject([{ role: 'officer', unitId: south.id }])
  })

  test('names one of the new units to take over, or is refused', async () => {
    const body = { ...decision(), units: [newUnit('Bắc'), newUnit('Nam')], takesOverId: unit('communeB') }
    expect((await call('admin', 'POST', `/api/units/${unit('communeA')}/split`, body)).status).toBe(400)
    expect((await call('admin', 'POST', `/api/units/${unit('communeA')}/split`, { ...body, units: [newUnit('Một')] })).status).toBe(400)
  })
})
