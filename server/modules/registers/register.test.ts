import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/act.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { enterIncoming } from './public.ts'
import { type Office, officeWithIssuer } from './testing/office-with-issuer.ts'

let app: TestApp
let office: Office
const cookies: Record<string, string> = {}
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await officeWithIssuer(app)
  for (const name of ['clerk', 'officer', 'admin', 'clerkA', 'clerkB', 'officerA']) {
    cookies[name] = (await signedIn(app, office.seeded.people[name]?.id ?? '')).cookie
  }
})
afterAll(() => app.close())

const call = (name: string, method: 'GET' | 'POST', url: string, payload?: object) =>
  app.server.inject({ method, url, headers: { cookie: cookies[name] ?? '', 'x-act-id': newId() }, ...(payload && { payload }) })

async function enter(code: string, access: 'unit' | 'named' = 'unit') {
  const { actor } = await signedIn(app, office.seeded.people.clerkA?.id ?? '')
  return inTransaction(testCtx(app, actor), (ctx) =>
    enterIncoming(ctx, office.seeded.units.communeA ?? '', {
      ...{ subjectKind: 'delivery', subjectId: newId(), access, cameBy: 'post', code, documentOn: '2026-11-20', documentType: 'cong_van' },
      ...{ subject: `Về việc ${code}`, authorName: '=HYPERLINK("x")' },
    }),
  )
}

test('a superior unit and another commune have no business in a register: it does not exist for them', async () => {
  const unitId = office.seeded.units.communeA
  for (const name of ['clerk', 'admin', 'clerkB']) {
    expect((await call(name, 'GET', `/api/registers/incoming?unitId=${unitId}`)).statusCode).toBe(404)
    expect((await call(name, 'GET', `/files/registers/incoming?unitId=${unitId}`)).statusCode).toBe(404)
    expect((await call(name, 'GET', `/api/sequences?unitId=${unitId}`)).statusCode).toBe(404)
  }
})

test('[VI.1.5.b] arrival numbers run without a gap, and who may not see a named line sees number and date only', async () => {
  const entries = [await enter('11/CV-UBND'), await enter('12/CV-UBND', 'named'), await enter('13/CV-UBND')]
  expect(entries.map((entry) => entry.arrivalNumber)).toEqual([1, 2, 3])
  const clerk = (await call('clerkA', 'GET', '/api/registers/incoming')).json()
  expect(clerk).toMatchObject({ total: 3, gapFree: true, gaps: [], year: 2026 })
  const officer = (await call('officerA', 'GET', '/api/registers/incoming')).json()
  expect(officer.items[1]).toMatchObject({ n: 2, subject: null, authorName: '', code: '2', objectId: null })
  expect((await call('officerA', 'GET', '/api/registers/incoming?q=12/CV')).json().items).toEqual([])
  expect((await call('clerkA', 'GET', `/api/registers/incoming?q=${encodeURIComponent('ve viec hyperlink 12/cv')}`)).json().items).toMatchObject([{ n: 2 }])
  for (const none of ['%', '％', '_', '＿', '\\']) {
    expect((await call('clerkA', 'GET', `/api/registers/incoming?q=${encodeURIComponent(none)}`)).json().items, none).toEqual([])
  }
})

test('a line entered in error is cancelled once, keeps its number and says why; an officer may not', async () => {
  const entry = await enter('14/CV-UBND')
  const cancel = (name: string) => call(name, 'POST', `/api/register-entries/${entry.entryId}/cancellation`, { reason: 'Vào nhầm sổ' })
  expect((await cancel('officerA')).json()).toMatchObject({ status: 403, code: 'register.not_permitted' })
  expect((await cancel('clerkA')).statusCode).toBe(200)
  expect((await cancel('clerkA')).json()).toMatchObject({ code: 'register_entry.cancelled' })
  const list = (await call('clerkA', 'GET', '/api/registers/incoming?show=void')).json()
  expect(list.items).toMatchObject([{ n: entry.arrivalNumber, state: 'cancelled', reason: 'Vào nhầm sổ' }])
  expect(list.gapFree).toBe(true)
})

test('the next arrival number goes upward with a reason, never down, and what was skipped is no gap', async () => {
  const target = { arrivalUnitId: office.seeded.units.communeA }
  expect((await call('clerkA', 'POST', '/api/next-numbers', { target, next: 2, reason: 'Bắt đầu giữa năm' })).json()).toMatchObject({
    code: 'sequence.not_upward',
  })
  expect((await call('officerA', 'POST', '/api/next-numbers', { target, next: 500, reason: 'Bắt đầu giữa năm' })).json()).toMatchObject({
    code: 'register.not_permitted',
  })
  expect((await call('clerkA', 'POST', '/api/next-numbers', { target, next: 500, reason: 'Bắt đầu giữa năm' })).statusCode).toBe(200)
  expect((await enter('15/CV-UBND')).arrivalNumber).toBe(500)
  expect((await call('clerkA', 'GET', '/api/registers/incoming')).json()).toMatchObject({ gapFree: true })
})

test('the register leaves as a spreadsheet', async () => {
  const reply = await call('clerkA', 'GET', '/files/registers/incoming')
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-type']).toContain('spreadsheetml')
  expect(reply.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test('[VI.6.6] lines are put in order by number, day of the document, sender or subject, page after page; a cursor that was tampered with begins anew', async () => {
  const unitId = office.seeded.units.communeA ?? ''
  const { actor } = await signedIn(app, office.seeded.people.clerkA?.id ?? '')
  const letters = [
    ['Ủy ban nhân dân xã', `Về việc đê điều ${'ở các xã, phường '.repeat(12)}`, '2026-11-03'],
    ['Đảng ủy xã', 'Về việc an sinh', '2026-11-21'],
    ['Công an tỉnh', 'Về việc bầu cử', '2026-11-12'],
  ] as const
  for (const [authorName, subject, documentOn] of letters) {
    await inTransaction(testCtx(app, actor), (ctx) =>
      enterIncoming(ctx, unitId, {
        ...{ subjectKind: 'delivery', subjectId: newId(), access: 'unit', cameBy: 'post', code: 'sắp xếp', documentType: 'cong_van' },
        ...{ authorName, subject, documentOn },
      }),
    )
  }
  const sorted = async (sort: string) => {
    const seen: { authorName: string }[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { authorName: string }[]; next: string | null } = (
        await call('clerkA', 'GET', `/api/registers/incoming?q=${encodeURIComponent('sắp xếp')}&limit=1&sort=${sort}${cursor && `&cursor=${cursor}`}`)
      ).json()
      seen.push(...page.items)
      cursor = page.next
    }
    return seen.map((line) => line.authorName.split(' ')[0])
  }
  expect(await sorted('newest')).toEqual(['Công', 'Đảng', 'Ủy'])
  expect(await sorted('oldest')).toEqual(['Ủy', 'Đảng', 'Công'])
  expect(await sorted('document')).toEqual(['Đảng', 'Công', 'Ủy'])
  expect(await sorted('author')).toEqual(['Công', 'Đảng', 'Ủy'])
  expect(await sorted('subject')).toEqual(['Đảng', 'Công', 'Ủy'])
  const tampered = Buffer.from(`2026-11-20|1|${unitId}|\0'`).toString('base64url')
  expect((await call('clerkA', 'GET', `/api/registers/incoming?sort=author&cursor=${tampered}`)).statusCode).toBe(200)
  expect((await call('clerkA', 'GET', '/api/registers/incoming?sort=colour')).statusCode).toBe(400)
})
