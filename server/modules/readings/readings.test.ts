import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { dispatchDocument } from '../dispatches/dispatch-document.ts'
import { issuedDocument, provinceThatSends, type Sender } from '../dispatches/testing/issued-document.ts'
import { keepMonths } from './keep-months.ts'
import { noteReading } from './public.ts'

type Name = keyof Sender['seeded']['people']
let app: TestApp
let sender: Sender
const cookies = new Map<Name, string>()
const actors = new Map<Name, PersonActor>()
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-26T02:00:00Z' })
  sender = await provinceThatSends(app)
  for (const name of Object.keys(sender.seeded.people) as Name[]) {
    const { actor, cookie } = await signedIn(app, sender.seeded.people[name].id)
    actors.set(name, actor)
    cookies.set(name, cookie)
  }
})
beforeEach(() => app.setNow('2026-11-26T02:00:00Z'))
afterAll(() => app.close())

const get = (name: Name, url: string) => app.server.inject({ url, headers: { cookie: cookies.get(name) ?? '' } })
const later = (minutes: number) => app.setNow(new Date(app.clock.now().getTime() + minutes * 60_000))
type History = {
  items: { what: string; fullName: string; office: string; unitName: string; attachment: string | null; at: string }[]
  next: string | null
  counts: object
}
const history = async (name: Name, url: string) => (await get(name, url)).json<History>()

/** A document with one attachment, sent to the ward. */
async function sent() {
  const documentId = await issuedDocument(app, sender, { recipients: [{ scope: { kind: 'unit', unitId: sender.seeded.units.communeA }, purpose: 'action' }] })
  const attachmentId = newId()
  await sql`insert into attachment (id, revision_id, file_id, name, ordinal)
    select ${attachmentId}::uuid, id, file_id, 'Phụ lục 1.pdf', 0 from revision where document_id = ${documentId}`.execute(app.db)
  const actor = actors.get('clerk') as PersonActor
  await dispatchDocument(testCtx(app, actor), documentId, { id: newId() })
  const { id } = await app.db
    .selectFrom('delivery')
    .innerJoin('dispatch', 'dispatch.id', 'delivery.dispatch_id')
    .select('delivery.id')
    .where('dispatch.document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  later(1)
  return { documentId, id, attachmentId }
}

describe('[VI.5.1.e] [VI.6.10] who read a paper', () => {
  test('nobody but clerks, leaders and the drafter of the office sees the history of the original, and no other unit knows of it', async () => {
    const { documentId } = await sent()
    const url = `/api/documents/${documentId}/readings`
    for (const name of ['clerkA', 'leaderA', 'womenClerk'] as const) expect((await get(name, url)).json()).toMatchObject({ code: 'document.not_found' })
    expect((await get('clerk', url)).statusCode).toBe(200)
    expect((await get('leader', url)).statusCode).toBe(200)
    // Who drafted it; of what another drafted an officer reads the paper and not its history.
    expect((await get('officer', url)).statusCode).toBe(200)
    await app.db.updateTable('document').set({ drafted_by: sender.seeded.people.leader.id }).where('id', '=', documentId).execute()
    expect((await get('officer', url)).json()).toMatchObject({ status: 403, code: 'reading.not_permitted' })
    expect((await get('officer', `/api/documents/${documentId}`)).json()).toMatchObject({ can: { seeReadings: 'reading.not_permitted' } })
  })

  test('opening, downloading and printing the paper and its attachments are entries, and what was not allowed is none', async () => {
    const { documentId, attachmentId } = await sent()
    await get('clerkA', `/files/documents/${documentId}/pdf`)
    await get('officer', `/api/documents/${documentId}`)
    await get('officer', `/files/documents/${documentId}/pdf?v=1`)
    later(1)
    await get('officer', `/files/documents/${documentId}/pdf?download=1`)
    later(1)
    await get('leader', `/files/documents/${documentId}/pdf?print=1`)
    later(1)
    await get('officer', `/files/documents/${documentId}/attachments/${attachmentId}`)
    const { items, counts } = await history('clerk', `/api/documents/${documentId}/readings`)
    expect(items.map(({ what, fullName, office, unitName, attachment }) => [what, fullName, office, unitName, attachment])).toEqual([
      ['downloaded', 'Chuyên Văn Viên', 'Chuyên viên', 'Ban Dân chủ', 'Phụ lục 1.pdf'],
      ['printed', 'Lê Thị Mẫu', 'Phó Chủ tịch', 'Uỷ ban MTTQ Việt Nam tỉnh Thử Nghiệm', null],
      ['downloaded', 'Chuyên Văn Viên', 'Chuyên viên', 'Ban Dân chủ', null],
      ['opened', 'Chuyên Văn Viên', 'Chuyên viên', 'Ban Dân chủ', null],
    ])
    expect(items[3]?.at).toBe('2026-11-26T02:01:00.000Z')
    expect(counts).toEqual({ opened: 1, downloaded: 2, printed: 1, people: 2 })
  })

  test('a copy is read inside the receiving unit, which alone sees it', async () => {
    const { documentId, id, attachmentId } = await sent()
    await get('officerA', `/api/deliveries/${id}`)
    await get('officerA', `/files/deliveries/${id}/pdf`)
    await get('officerA', `/files/deliveries/${id}/pdf?print=1`)
    await get('leaderA', `/files/deliveries/${id}/attachments/${attachmentId}`)
    expect((await history('clerk', `/api/documents/${documentId}/readings`)).items).toEqual([])
    const url = `/api/deliveries/${id}/readings`
    for (const name of ['clerk', 'leader', 'clerkB', 'admin'] as const) expect((await get(name, url)).json()).toMatchObject({ code: 'delivery.not_found' })
    expect((await get('officerA', url)).json()).toMatchObject({ code: 'reading.not_permitted' })
    expect((await history('clerkA', url)).items.map(({ what, fullName }) => `${fullName} ${what}`).sort()).toEqual([
      'Rạch Thị Chủ downloaded',
      'Rạch Văn Cán opened',
      'Rạch Văn Cán printed',
    ])
  })

  test('an open page that is fetched anew is no reading, the page of a document without a paper is one', async () => {
    const { documentId, id } = await sent()
    await get('officer', `/api/documents/${documentId}`)
    await get('officerA', `/api/deliveries/${id}`)
    expect(await history('clerk', `/api/documents/${documentId}/readings`)).toMatchObject({ items: [], subject: expect.stringContaining('Kế hoạch thử') })
    expect(await history('clerkA', `/api/deliveries/${id}/readings`)).toMatchObject({ items: [], subject: expect.stringContaining('Kế hoạch thử') })
    const without = await issuedDocument(app, sender, { withFile: false })
    await get('officer', `/api/documents/${without}`)
    expect((await history('clerk', `/api/documents/${without}/readings`)).items).toMatchObject([{ what: 'opened', fullName: 'Chuyên Văn Viên' }])
  })

  test('the same reading within ten minutes of the clock is one entry, also when it comes many times at once', async () => {
    const { documentId } = await sent()
    const url = `/files/documents/${documentId}/pdf`
    await Promise.all(Array.from({ length: 8 }, () => get('clerk', url)))
    later(8)
    await get('clerk', url)
    const read = async () => (await history('clerk', `/api/documents/${documentId}/readings`)).items.map(({ at }) => at.slice(11, 16))
    expect(await read()).toEqual(['02:01'])
    later(1)
    await get('clerk', url)
    await get('leader', url)
    expect(await read()).toEqual(['02:10', '02:10', '02:01'])
  })

  test('a long history comes page by page', async () => {
    const { documentId } = await sent()
    for (const _ of Array(5)) {
      await get('clerk', `/files/documents/${documentId}/pdf`)
      later(10)
    }
    const seen: string[] = []
    let cursor = ''
    do {
      const page = await history('clerk', `/api/documents/${documentId}/readings?limit=2${cursor}`)
      seen.push(...page.items.map(({ at }) => at.slice(11, 16)))
      cursor = page.next === null ? '' : `&cursor=${page.next}`
    } while (cursor)
    expect(seen).toEqual(['02:41', '02:31', '02:21', '02:11', '02:01'])
  })

  test('nobody is kept from reading because it cannot be noted', async () => {
    const { documentId } = await sent()
    await sql`alter table access_log rename to access_log_away`.execute(app.db)
    try {
      expect((await get('clerk', `/files/documents/${documentId}/pdf`)).statusCode).toBe(200)
    } finally {
      await sql`alter table access_log_away rename to access_log`.execute(app.db)
    }
  })
})

describe('months', () => {
  const months = async () =>
    (
      await sql<{ name: string }>`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'access_log'::regclass order by 1`.execute(app.db)
    ).rows.map(({ name }) => name)
  const clear = async () => {
    for (const name of await months()) if (name !== 'access_log_rest') await sql`drop table ${sql.table(name)}`.execute(app.db)
    await sql`delete from access_log`.execute(app.db)
  }
  const at = (now: string) => {
    app.setNow(now)
    return testCtx(app, actors.get('clerk') as PersonActor)
  }
  const read = (now: string) => noteReading(at(now), { kind: 'document', id: newId(), unitId: sender.unitId, what: 'opened' })

  test('this month and the next two stand ready by the calendar of Viet Nam, once', async () => {
    await clear()
    // Already December there.
    await keepMonths(at('2026-11-30T18:00:00Z'), {})
    await keepMonths(at('2026-11-30T18:00:00Z'), {})
    expect(await months()).toEqual(['access_log_2026_12', 'access_log_2027_01', 'access_log_2027_02', 'access_log_rest'])
    await read('2026-12-31T17:00:00Z')
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from access_log_2027_01`.execute(app.db)
    expect(rows).toEqual([{ n: 1 }])
  })

  test('what came while its month was missing moves there; what is older than the time kept is gone, the last month of it stays', async () => {
    await clear()
    await read('2024-10-15T02:00:00Z')
    await keepMonths(at('2024-11-01T02:00:00Z'), {})
    await read('2024-11-15T02:00:00Z')
    await read('2026-11-20T02:00:00Z')
    expect((await sql<{ n: number }>`select count(*)::int as n from access_log_rest`.execute(app.db)).rows).toEqual([{ n: 2 }])
    await keepMonths(at('2026-11-26T02:00:00Z'), {})
    expect(await months()).toEqual([
      'access_log_2024_11',
      'access_log_2024_12',
      'access_log_2025_01',
      'access_log_2026_11',
      'access_log_2026_12',
      'access_log_2027_01',
      'access_log_rest',
    ])
    expect((await sql<{ n: number }>`select count(*)::int as n from access_log_rest`.execute(app.db)).rows).toEqual([{ n: 0 }])
    await keepMonths(at('2026-12-01T02:00:00Z'), {})
    expect((await months())[0]).toBe('access_log_2024_12')
    expect((await app.db.selectFrom('access_log').select('slot').execute()).map(({ slot }) => slot.toISOString())).toEqual(['2026-11-20T02:00:00.000Z'])
  })
})
