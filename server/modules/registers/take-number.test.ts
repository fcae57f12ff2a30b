import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/act.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { listGaps } from './gap-views.ts'
import { completeNumber, createSequencesFor, enterOutgoing, expectedNumber, freeNumber, type Reservation, reserveNumber, voidNumber } from './public.ts'
import { type Office, officeWithIssuer, signedDocument } from './testing/office-with-issuer.ts'

let app: TestApp
let office: Office
let ctx: () => Ctx
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await officeWithIssuer(app)
  const { actor } = await signedIn(app, office.seeded.people.clerk?.id ?? '')
  ctx = () => testCtx(app, actor)
})
afterAll(() => app.close())

const reserve = (documentId: string, type = 'ke_hoach', holder = newId()) =>
  inTransaction(ctx(), (inner) => reserveNumber(inner, { issuerId: office.issuerId, type, documentId, holder }))
const complete = (reservation: Reservation) => inTransaction(ctx(), (inner) => completeNumber(inner, reservation))
const columns = (documentId: string, code: string) => ({
  ...{ subjectKind: 'document' as const, subjectId: documentId, access: 'unit' as const, cameBy: 'inside' as const, code },
  ...{ documentOn: '2026-11-25', documentType: 'ke_hoach', subject: 'Kế hoạch thử', authorName: 'Ban Thường trực' },
})

test('a type without a sequence of the issuer is refused', async () => {
  const documentId = await signedDocument(app, office)
  await expect(reserve(documentId, 'no_such_type')).rejects.toMatchObject({ code: 'sequence.none' })
})

test('the same holder asks twice and gets the same number; another holder does not get one', async () => {
  const documentId = await signedDocument(app, office)
  const holder = newId()
  const first = await reserve(documentId, 'ke_hoach', holder)
  expect(await reserve(documentId, 'ke_hoach', holder)).toEqual(first)
  await expect(reserve(documentId)).rejects.toMatchObject({ code: 'document.wrong_state' })
  await freeNumber(ctx(), first)
})

test('a freed number is taken again and then no higher one is missing', async () => {
  const [one, two] = [await signedDocument(app, office), await signedDocument(app, office)]
  const lost = await reserve(one)
  await freeNumber(ctx(), lost)
  const again = await reserve(two)
  expect(again.n).toBe(lost.n)
  await complete(again)
  await expect(complete(lost)).rejects.toMatchObject({ code: 'number.expired' })
})

test('[VI.1.5.a] 100 sealings at once, every fourth failing, leave numbers without a gap and in the order of time', async () => {
  const type = 'thong_bao'
  await createSequencesFor(ctx(), office.issuerId)
  const documents = await Promise.all(Array.from({ length: 100 }, () => signedDocument(app, office, type)))
  const used: Reservation[] = []
  await Promise.all(
    documents.map(async (documentId, index) => {
      const reservation = await reserve(documentId, type)
      if (index % 4 === 3) return freeNumber(ctx(), reservation)
      await complete(reservation)
      used.push(reservation)
    }),
  )
  // Those that failed try once more, as their clerks would.
  for (const [index, documentId] of documents.entries()) {
    if (index % 4 !== 3) continue
    const reservation = await reserve(documentId, type)
    await complete(reservation)
    used.push(reservation)
  }
  const rows = await app.db
    .selectFrom('number')
    .select(['n', 'state', 'issued_on'])
    .where('sequence_id', '=', used[0]?.sequenceId ?? '')
    .orderBy('n')
    .execute()
  expect(rows.map((row) => row.n)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
  expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['used']))
  expect(rows.map((row) => row.issued_on)).toEqual(rows.map((row) => row.issued_on).sort())
  expect(await listGaps(app.db, { kind: 'outgoing', unitId: office.unitId, year: 2026 })).toEqual([])
})

test('a sealing that passes midnight in Viet Nam is redone, and the number freed under yesterday closes when a later date stands above it', async () => {
  const type = 'bao_cao'
  app.setNow('2026-12-01T16:59:30Z')
  const late = await signedDocument(app, office, type)
  const reservation = await reserve(late, type)
  const other = await signedDocument(app, office, type)
  const second = await reserve(other, type)
  app.setNow('2026-12-01T17:00:05Z')
  expect(dayIn(app.clock.now())).toBe('2026-12-02')
  await expect(complete(second)).rejects.toMatchObject({ code: 'number.expired' })
  await freeNumber(ctx(), second)
  await freeNumber(ctx(), reservation)
  const redone = await reserve(late, type)
  expect(redone).toMatchObject({ n: 1, issuedOn: '2026-12-02' })
  await complete(redone)
})

test('the clock may go back: the date of a number is never before that of the last', async () => {
  app.setNow('2026-12-10T03:00:00Z')
  await complete(await reserve(await signedDocument(app, office)))
  app.setNow('2026-12-09T03:00:00Z')
  const next = await reserve(await signedDocument(app, office))
  expect(next.issuedOn).toBe('2026-12-10')
  await complete(next)
})

test('numbers begin at 1 again in the new year of Viet Nam', async () => {
  app.setNow('2026-12-31T17:00:01Z')
  const first = await reserve(await signedDocument(app, office))
  expect(first).toMatchObject({ n: 1, year: 2027, issuedOn: '2027-01-01' })
  await complete(first)
})

test('a voided number stays in the register, with its line and the reason', async () => {
  const documentId = await signedDocument(app, office)
  const reservation = await reserve(documentId)
  await inTransaction(ctx(), async (inner) => {
    await completeNumber(inner, reservation)
    await enterOutgoing(inner, office.unitId, reservation, columns(documentId, '02/KH-MTTQ-BTT'))
    await voidNumber(inner, reservation.id, 'Sai thể thức')
  })
  const number = await app.db.selectFrom('number').select('state').where('id', '=', reservation.id).executeTakeFirstOrThrow()
  expect(number.state).toBe('void')
  expect(await expectedNumber(app.db, { issuerId: office.issuerId, type: 'ke_hoach', today: '2027-01-01' })).toBe(reservation.n + 1)
})
