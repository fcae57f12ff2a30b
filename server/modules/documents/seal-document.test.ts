import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSignatures } from '../../../lib/pades/read-signatures.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { textByPoppler } from '../../testing/verify-pdf.ts'
import { filesByIds, readBytes } from '../files/public.ts'
import { documentDetail } from './document-detail.ts'
import { sealDocument } from './seal-document.ts'
import { type PaperOffice, paperOffice, signed } from './testing/paper-office.ts'

let app: TestApp
let office: PaperOffice
beforeEach(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
})
afterEach(() => app.close())

const seal = async (id: string, change: (ctx: Ctx) => Ctx = (ctx) => ctx, signingId = newId()) =>
  sealDocument(change(await office.as('clerk')), id, { pin: office.pin, signingId })
const numbers = () => app.db.selectFrom('number').select(['n', 'state', 'issued_on', 'document_id']).orderBy('n').execute()
/** A disk that refuses to write, as the sealing meets it. */
const brokenDisk = (ctx: Ctx): Ctx => ({
  ...ctx,
  files: {
    ...ctx.files,
    put: () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
    open: (...given) => ctx.files.open(...given),
    withLocalCopy: (...given) => ctx.files.withLocalCopy(...given),
  },
})

test('nine sealings at once, every third failing: no gap, in the order of time, the failed ones are sealed afterwards', async () => {
  const ids: string[] = []
  for (let count = 0; count < 9; count += 1) ids.push(await signed(office))
  const results = await Promise.allSettled(ids.map((id, index) => seal(id, index % 3 === 2 ? brokenDisk : undefined)))
  expect(results.map((result) => result.status)).toEqual(ids.map((_, index) => (index % 3 === 2 ? 'rejected' : 'fulfilled')))
  for (const [index, id] of ids.entries()) {
    if (index % 3 !== 2) continue
    expect(await documentDetail(await office.as('clerk'), id)).toMatchObject({ state: 'signed', code: '', can: { seal: true } })
    await seal(id)
  }
  const rows = await numbers()
  expect(rows.map((row) => row.n)).toEqual(Array.from({ length: 9 }, (_, index) => index + 1))
  expect(rows.every((row) => row.state === 'used')).toBe(true)
  expect(new Set(rows.map((row) => row.document_id)).size).toBe(9)
  const lines = await app.db.selectFrom('register_entry').select('n').orderBy('n').execute()
  expect(lines.map((line) => line.n)).toEqual(rows.map((row) => row.n))
})

test('a sealing that passes midnight in Viet Nam bears the new day everywhere', async () => {
  app.setNow('2026-12-31T16:59:59Z')
  const id = await signed(office)
  let puts = 0
  const slow = (ctx: Ctx): Ctx => ({
    ...ctx,
    files: {
      ...ctx.files,
      open: (...given) => ctx.files.open(...given),
      withLocalCopy: (...given) => ctx.files.withLocalCopy(...given),
      put: (bytes) => {
        puts += 1
        if (puts === 1) app.setNow('2026-12-31T17:00:01Z')
        return ctx.files.put(bytes)
      },
    },
  })
  const issued = await seal(id, slow)
  expect(issued).toMatchObject({ state: 'issued', code: '01/KH-MTTQ-BTT', documentOn: '2027-01-01' })
  const file = await app.db.selectFrom('document').select('issued_file_id').where('id', '=', id).executeTakeFirstOrThrow()
  const ready = (await filesByIds(app.db, [file.issued_file_id ?? ''])).get(file.issued_file_id ?? '')
  const bytes = await readBytes(app, ready as NonNullable<typeof ready>)
  expect(await textByPoppler(bytes)).toMatch(/Số: 01 \/KH-MTTQ-BTT/)
  expect(bytes.toString('latin1').match(/\/M \(D:\d{14}/g)).toEqual(['/M (D:20261231165959', '/M (D:20261231170001'])
  const left = (await numbers()).filter((row) => row.state !== 'used')
  expect(left.length).toBeLessThanOrEqual(1)
  expect(await readSignatures(new Uint8Array(bytes))).toHaveLength(2)
})

test('the same act five times at once is one sealing and one number', async () => {
  const id = await signed(office)
  const ctx = await office.as('clerk')
  const signingId = newId()
  const again = () => sealDocument({ ...ctx, emitted: [] }, id, { pin: office.pin, signingId })
  const answers = await Promise.allSettled([again(), again(), again(), again(), again()])
  expect(answers.filter((answer) => answer.status === 'rejected')).toEqual([])
  expect(await numbers()).toMatchObject([{ n: 1, state: 'used' }])
})

test('a double click that comes while the first is ending takes no number of its own', async () => {
  await seal(await signed(office))
  const id = await signed(office)
  const ctx = await office.as('clerk')
  const request = { pin: office.pin, signingId: newId() }
  let open = () => {}
  let reached = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const sealing = new Promise<void>((resolve) => {
    reached = resolve
  })
  const held: Ctx = {
    ...ctx,
    emitted: [],
    files: {
      ...ctx.files,
      withLocalCopy: (...given) => ctx.files.withLocalCopy(...given),
      put: (bytes) => {
        reached()
        return gate.then(() => ctx.files.put(bytes))
      },
    },
  }
  const first = sealDocument(held, id, request)
  await sealing
  // The first holds its number; the second has looked before the first commits and is kept at its PIN until afterwards.
  let second: Promise<unknown> | undefined
  await app.db.transaction().execute(async (lock) => {
    await lock
      .selectFrom('credential')
      .select('id')
      .where('person_id', '=', ctx.actor.kind === 'person' ? ctx.actor.personId : '')
      .forUpdate()
      .execute()
    second = sealDocument({ ...ctx, emitted: [] }, id, request)
    void second.catch(() => undefined)
    for (let waiting = 0; waiting === 0; ) {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(app.db)
      waiting = rows[0]?.n ?? 0
    }
    open()
    expect(await first).toMatchObject({ state: 'issued' })
  })
  expect(await second).toMatchObject({ state: 'issued' })
  expect(await numbers()).toMatchObject([
    { n: 1, state: 'used' },
    { n: 2, state: 'used' },
  ])
})

test('a retry with the same signing id under a new act answers the issued document', async () => {
  const id = await signed(office)
  const signingId = newId()
  const first = await seal(id, undefined, signingId)
  expect(await seal(id, undefined, signingId)).toMatchObject({ code: first.code, state: 'issued' })
  expect(await numbers()).toHaveLength(1)
})

test('two clerks at once: one wins, the other is told, one number is used and none is left open', async () => {
  const id = await signed(office)
  const results = await Promise.allSettled([seal(id), seal(id), seal(id)])
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'document.wrong_state' })
  expect(await numbers()).toMatchObject([{ n: 1, state: 'used' }])
})
