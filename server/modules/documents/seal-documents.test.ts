import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { returnDocument } from './return-document.ts'
import { sealDocument } from './seal-document.ts'
import { sealDocuments } from './seal-documents.ts'
import { takeBackSignature } from './take-back-signature.ts'
import { drafted, type PaperOffice, paperOffice, signed } from './testing/paper-office.ts'

const isPaper = (bytes: unknown) => bytes instanceof Uint8Array && Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
let app: TestApp
let office: PaperOffice
beforeEach(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
})
afterEach(() => app.close())

const wantedOf = (ids: readonly string[]) => ids.map((id) => ({ id, signingId: newId() }))
const sealAll = async (ids: readonly string[], as = 'clerk', change: (ctx: Ctx) => Ctx = (ctx) => ctx) =>
  (await sealDocuments(change(await office.as(as)), { pin: office.pin, documents: wantedOf(ids) })).items
const signedMany = async (count: number) => {
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) ids.push(await signed(office, { subject: `Kế hoạch ${n}` }))
  return ids
}
const numbers = () => app.db.selectFrom('number').select(['n', 'state', 'document_id']).orderBy('n').execute()
const stateOf = async (id: string) => (await app.db.selectFrom('document').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

test('taken back, returned, sealed by another clerk, a draft, unknown: each says why, the rest is numbered without a gap in the order given', async () => {
  const [takenBack, first, returned, sealed, second] = (await signedMany(5)) as [string, string, string, string, string]
  const draft = await drafted(office)
  await takeBackSignature(await office.as('leader'), takenBack, 'Sửa lại')
  await returnDocument(await office.as('clerk'), returned, 'Sửa lại')
  await sealDocument(await office.as('clerk'), sealed, { pin: office.pin, signingId: newId() })
  const items = await sealAll([takenBack, second, returned, draft, sealed, newId(), first])
  expect(items.map((item) => item.code ?? item.issuedCode)).toEqual([
    'document.wrong_state',
    '02/KH-MTTQ-BTT',
    'document.wrong_state',
    'document.wrong_state',
    'document.wrong_state',
    'document.not_found',
    '03/KH-MTTQ-BTT',
  ])
  expect((await numbers()).map((row) => [row.n, row.state, row.document_id])).toEqual([
    [1, 'used', sealed],
    [2, 'used', second],
    [3, 'used', first],
  ])
  const lines = await app.db.selectFrom('register_entry').select(['n', 'subject_id']).orderBy('n').execute()
  expect(lines.map((line) => [line.n, line.subject_id])).toEqual([
    [1, sealed],
    [2, second],
    [3, first],
  ])
  expect(await stateOf(takenBack)).toBe('draft')
})

/** Something that happens while the first of many is sealed. */
const meanwhile =
  (happens: () => Promise<unknown>) =>
  (ctx: Ctx): Ctx => {
    let puts = 0
    const put: Ctx['files']['put'] = async (bytes) => {
      if (isPaper(bytes)) puts += 1
      if (isPaper(bytes) && puts === 1) await happens()
      return ctx.files.put(bytes)
    }
    return {
      ...ctx,
      files: { ...ctx.files, open: (...given) => ctx.files.open(...given), withLocalCopy: (...given) => ctx.files.withLocalCopy(...given), put },
    }
  }

test('whose signature is taken back while those before it are sealed is left out, and leaves no gap', async () => {
  const ids = (await signedMany(3)) as [string, string, string]
  const leader = await office.as('leader')
  const items = await sealAll(
    ids,
    'clerk',
    meanwhile(() => takeBackSignature(leader, ids[1], 'Sửa lại')),
  )
  expect(items.map((item) => item.code ?? item.issuedCode)).toEqual(['01/KH-MTTQ-BTT', 'document.wrong_state', '02/KH-MTTQ-BTT'])
  expect(await numbers()).toMatchObject([
    { n: 1, state: 'used', document_id: ids[0] },
    { n: 2, state: 'used', document_id: ids[2] },
  ])
})

const clerkId = () => office.seeded.people.clerk?.id ?? ''
const certificate = (holder: 'person' | 'seal') => app.db.updateTable('credential').set({ revoked_at: app.clock.now() }).where('holder_kind', '=', holder)
test.each([
  ['his appointment ends', 'document.not_found', () => app.db.updateTable('appointment').set({ to_on: '2026-11-24' }).where('person_id', '=', clerkId())],
  ['his account is closed', 'session.required', () => app.db.updateTable('account').set({ disabled_at: app.clock.now() }).where('person_id', '=', clerkId())],
  ['his certificate is revoked', 'certificate.none', () => certificate('person')],
  ["the seal's certificate is revoked", 'seal.no_certificate', () => certificate('seal')],
  ["the seal's key is taken from him", 'seal.not_held', () => app.db.updateTable('seal_key').set({ removed_at: app.clock.now() })],
])('when %s while the first is sealed, none is issued: %s', async (_what, code, change) => {
  const ids = await signedMany(2)
  const items = await sealAll(
    ids,
    'clerk',
    meanwhile(() => change().execute()),
  )
  expect(items.map((item) => item.code)).toEqual([code, code])
  expect(await Promise.all(ids.map(stateOf))).toEqual(['signed', 'signed'])
  expect((await numbers()).filter((row) => row.state === 'used')).toEqual([])
})

test('a disk that fills up in between: what is sealed stays sealed, the rest says why and is sealed afterwards under the next numbers', async () => {
  const ids = await signedMany(3)
  let puts = 0
  const filling = (ctx: Ctx): Ctx => ({
    ...ctx,
    files: {
      ...ctx.files,
      open: (...given) => ctx.files.open(...given),
      withLocalCopy: (...given) => ctx.files.withLocalCopy(...given),
      put: (bytes) => {
        if (isPaper(bytes)) puts += 1
        return puts < 2 ? ctx.files.put(bytes) : Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))
      },
    },
  })
  const items = await sealAll(ids, 'clerk', filling)
  expect(items.map((item) => item.code ?? item.issuedCode)).toEqual(['01/KH-MTTQ-BTT', 'file.no_space', 'file.no_space'])
  const again = await sealAll(ids.slice(1))
  expect(again.map((item) => item.issuedCode)).toEqual(['02/KH-MTTQ-BTT', '03/KH-MTTQ-BTT'])
  expect((await numbers()).map((row) => row.state)).toEqual(['used', 'used', 'used'])
})

test('a wrong PIN counts once, whatever the number of documents, and touches nothing', async () => {
  const ids = await signedMany(2)
  await sealAll([await signed(office)])
  const wrong = office.pin === '135790' ? '135791' : '135790'
  const act = sealDocuments(await office.as('clerk'), { pin: wrong, documents: wantedOf(ids) })
  await expect(act).rejects.toMatchObject({ code: 'pin.wrong', details: { left: 4 } })
  expect(await numbers()).toHaveLength(1)
  expect(await stateOf(ids[0] ?? '')).toBe('signed')
})

test('an issuer without a seal, and a seal that is not held, refuse their own documents alone', async () => {
  const [bare, foreign] = [newId(), newId()]
  const issuer = { unit_id: office.unitId, parent_line: 'MTTQ', place_name: 'Thử Nghiệm' }
  const sealId = newId()
  await app.db.insertInto('seal').values({ id: sealId, unit_id: office.unitId, name: 'Con dấu khác' }).execute()
  await app.db
    .insertInto('issuer')
    .values([
      { ...issuer, id: bare, name: 'Không dấu', notation_suffix: 'MTTQ-KD' },
      { ...issuer, id: foreign, name: 'Dấu khác', notation_suffix: 'MTTQ-DK', seal_id: sealId },
    ])
    .execute()
  const [noSeal, notHeld] = (await signedMany(2)) as [string, string]
  await app.db.updateTable('document').set({ issuer_id: bare }).where('id', '=', noSeal).execute()
  await app.db.updateTable('document').set({ issuer_id: foreign }).where('id', '=', notHeld).execute()
  // Its keys are made at the first use, then taken from this clerk.
  const other = (await signedMany(1)) as [string]
  await app.db.updateTable('document').set({ issuer_id: foreign }).where('id', '=', other[0]).execute()
  expect((await sealAll(other))[0]?.code).toBeNull()
  await app.db
    .deleteFrom('seal_key')
    .where('person_id', '=', office.seeded.people.clerk?.id ?? '')
    .execute()
  const items = await sealAll([noSeal, notHeld])
  expect(items.map((item) => item.code)).toEqual(['seal.none', 'seal.not_held'])
})

test('the same request twice at once, and again later, is one sealing of each', async () => {
  const documents = wantedOf(await signedMany(3))
  const ctx = await office.as('clerk')
  const again = () => sealDocuments({ ...ctx, emitted: [] }, { pin: office.pin, documents })
  const [one, two] = await Promise.all([again(), again()])
  const three = await sealDocuments(await office.as('clerk'), { pin: '000000', documents })
  for (const { items } of [one, two, three]) expect(items.map((item) => item.sealed)).toEqual([true, true, true])
  expect((await numbers()).map((row) => [row.n, row.state])).toEqual([
    [1, 'used'],
    [2, 'used'],
    [3, 'used'],
  ])
  expect(await app.db.selectFrom('event').select('id').where('name', '=', 'document.issued').execute()).toHaveLength(3)
})

test('two clerks over the same documents in opposite order: each document is sealed once, no number is left over', async () => {
  const ids = await signedMany(4)
  const [one, two] = await Promise.all([sealAll(ids), sealAll([...ids].reverse())])
  const sealed = [...one, ...two].filter((item) => item.sealed)
  expect(new Set(sealed.map((item) => item.id)).size).toBe(4)
  expect(sealed).toHaveLength(4)
  for (const item of [...one, ...two]) if (!item.sealed) expect(item.code).toBe('document.wrong_state')
  const used = await numbers()
  expect(used.map((row) => row.n)).toEqual(used.map((_, index) => index + 1))
  expect(used.every((row) => row.state === 'used')).toBe(true)
})

test('one document or one signing twice in a list is refused, and no number is taken', async () => {
  const [one, two] = (await signedMany(2)) as [string, string]
  const { cookie } = await signedIn(app, clerkId())
  const signingId = newId()
  const lists = [
    [one, two].map((id) => ({ id, signingId })),
    [
      { id: one, signingId },
      { id: one, signingId: newId() },
    ],
    [
      { id: one, signingId },
      { id: two, signingId: signingId.toUpperCase() },
    ],
  ]
  for (const documents of lists) {
    const headers = { cookie, 'x-act-id': newId() }
    const reply = await app.server.inject({ method: 'POST', url: '/api/issues', headers, payload: { pin: office.pin, documents } })
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'request.invalid'])
  }
  expect(await numbers()).toEqual([])
})

test('a signing that stands for another document issues nothing, and its number goes to the next', async () => {
  const ids = (await signedMany(3)) as [string, string, string]
  const signingId = newId()
  const sealWith = async (id: string) => (await sealDocuments(await office.as('clerk'), { pin: office.pin, documents: [{ id, signingId }] })).items
  expect(await sealWith(ids[0])).toMatchObject([{ issuedCode: '01/KH-MTTQ-BTT' }])
  expect(await sealWith(ids[1])).toMatchObject([{ sealed: false, code: 'document.wrong_state' }])
  expect((await sealAll([ids[2], ids[1]])).map((item) => item.issuedCode)).toEqual(['02/KH-MTTQ-BTT', '03/KH-MTTQ-BTT'])
})

test('nobody of another office seals, and an officer does not: over HTTP each is answered for, and no act is kept', async () => {
  const [id] = (await signedMany(1)) as [string]
  const ask = async (name: string) => {
    const { cookie } = await signedIn(app, (office.seeded.people as Record<string, { id: string }>)[name]?.id ?? '')
    const payload = { pin: office.pin, documents: wantedOf([id]) }
    const reply = await app.server.inject({ method: 'POST', url: '/api/issues', headers: { cookie, 'x-act-id': newId() }, payload })
    return reply.json()
  }
  const before = await app.db.selectFrom('act').select('id').execute()
  expect(await ask('clerkA')).toEqual({ items: [{ id, sealed: false, code: 'document.not_found', issuedCode: null }] })
  expect(await ask('officer')).toEqual({ items: [{ id, sealed: false, code: 'document.not_permitted', issuedCode: null }] })
  expect(await app.db.selectFrom('act').select('id').execute()).toEqual(before)
  expect(await ask('clerk')).toEqual({ items: [{ id, sealed: true, code: null, issuedCode: '01/KH-MTTQ-BTT' }] })
})
