import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerByHand } from '../../../contract/by-hand.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { attempts } from '../../testing/state-table.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { provinceThatSends, type Sender } from '../dispatches/testing/issued-document.ts'
import { arrivalRefusal } from './rules.ts'

let app: TestApp
let sender: Sender
let attempt: Awaited<ReturnType<typeof attempts>>
let cookie: string
beforeAll(async () => {
  // A Thursday morning in Vietnam, the evening before in Greenwich.
  app = await startTestApp({ now: '2026-11-25T22:00:00Z' })
  sender = await provinceThatSends(app)
  attempt = await attempts(app, sender.seeded.people)
  cookie = (await signedIn(app, sender.seeded.people.clerkA.id)).cookie
})
afterAll(() => app.close())

const enter = (code: string, arrivedOn?: string, documentOn = '2026-11-24') => {
  const about = { cameBy: 'post', authorName: 'Công an phường', code, documentOn, type: 'cong_van', subject: `Về việc ${code}` }
  return attempt({
    endpoint: registerByHand,
    as: 'clerkA',
    body: { id: newId(), unitId: sender.seeded.units.communeA, ...about, ...(arrivedOn && { arrivedOn }) },
  })
}
const get = (url: string) => app.server.inject({ url, headers: { cookie } })

test.each([
  ['tomorrow', '2026-11-27', '2026-11-24', 'book.day_in_future'],
  ['tomorrow, dated then', '2026-11-27', '2026-11-27', 'book.day_in_future'],
  ['before it was written', '2026-11-23', '2026-11-24', 'register.arrival_before_document'],
  ['today', '2026-11-26', '2026-11-24', null],
  ['on the day it was written', '2026-11-24', '2026-11-24', null],
  ['today, dated tomorrow by mistake', '2026-11-26', '2026-11-27', null],
  ['long ago, dated in the future', '1900-01-01', '2026-12-31', 'register.arrival_before_document'],
  ['yesterday, dated tomorrow', '2026-11-25', '2026-11-27', 'register.arrival_before_document'],
  ['more than a year ago', '2025-11-25', '2025-11-01', 'register.arrival_too_old'],
  ['a year ago to the day', '2025-11-26', '2025-11-01', null],
  ['last year, as the year turns', '2025-12-31', '2025-12-30', null],
])('a paper that came %s', (_when, arrivedOn, documentOn, code) => expect(arrivalRefusal(arrivedOn, { today: '2026-11-26', documentOn })).toBe(code))

test('what is refused takes no number', async () => {
  expect((await enter('1/CAP', '2026-11-27')).code).toBe('book.day_in_future')
  expect((await enter('1/CAP', '2026-11-23')).code).toBe('register.arrival_before_document')
  expect(await app.db.selectFrom('register_entry').select('id').execute()).toEqual([])
})

test('[VI.1.5.b] numbers go by the order of entering; the day of arrival stands beside, in the list, the book and the metadata', async () => {
  expect((await enter('1/CAP')).reply).toMatchObject({ arrivalNumber: 1 })
  const late = await enter('2/CAP', '2026-11-24')
  expect(late.reply).toMatchObject({ arrivalNumber: 2 })
  const of = `unitId=${sender.seeded.units.communeA}`
  expect((await get(`/api/registers/incoming?${of}`)).json().items).toMatchObject([
    { n: 2, arrivedOn: '2026-11-24', enteredOn: '2026-11-26' },
    { n: 1, arrivedOn: '2026-11-26', enteredOn: '2026-11-26' },
  ])
  const rows = (await readXlsx((await get(`/files/registers/incoming?${of}`)).rawPayload)).sheets[0]?.rows ?? []
  const [, first, second] = rows.filter((row) => row[0] === 'Ngày đến' || typeof row[1] === 'number')
  expect(first?.slice(0, 2)).toEqual(['26/11/2026', 1])
  expect(second?.slice(0, 2)).toEqual(['24/11/2026', 2])
  expect(second?.at(-1)).toBe('Vào sổ ngày 26/11/2026')
  expect((await get(`/files/metadata/incoming/${late.reply.deliveryId}`)).payload).toContain('<ArrivalDate>2026-11-24</ArrivalDate>')
  const event = await app.db
    .selectFrom('event')
    .select('facts')
    .where('name', '=', 'register.incoming_entered')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  expect(event.facts).toMatchObject({ n: 2, enteredOn: '2026-11-26', arrivedOn: '2026-11-24' })
})
