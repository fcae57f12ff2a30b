import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { type Seeded, seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { readerNumbers } from '../organisation/public.ts'
import { putEntries } from './public.ts'
import { queryOf } from './rules.ts'

let app: TestApp
let seeded: Seeded<string, string>
let cookie: string
let mine: number
let theirs: number
beforeAll(async () => {
  app = await startTestApp()
  seeded = await seedProvince(app)
  cookie = (await signedIn(app, seeded.people.clerk?.id ?? '')).cookie
  const { units } = await readerNumbers(app.db, { unitIds: [seeded.units.province ?? '', seeded.units.communeB ?? ''] })
  mine = units.get(seeded.units.province ?? '')?.desk ?? 0
  theirs = units.get(seeded.units.communeB ?? '')?.desk ?? 0
})
afterAll(() => app.close())

const entry = (title: string, code: string, readers: number[], id = newId()) => ({
  kind: 'document' as const,
  id,
  at: new Date(),
  unitId: seeded.units.province ?? '',
  code,
  title,
  readers,
})
const find = async (q: string) =>
  (await app.server.inject({ method: 'GET', url: `/api/search?q=${encodeURIComponent(q)}`, headers: { cookie } })).json().items as {
    id: string
    markedTitle: string
  }[]

test('finds with and without diacritics, in any case, decomposed, by number and by the beginning of the last word', async () => {
  const id = newId()
  await putEntries(app.db, [entry('Kế hoạch đại đoàn kết phường Rạch Giá', '1329/KH-MTTQ-BTT', [mine], id)])
  for (const q of ['kế hoạch', 'ke hoach', 'KE HOACH', 'rach gia', 'Kế hoạch'.normalize('NFD'), '1329', '1329/KH-MTTQ', 'dai doan k', '"rạch giá"!']) {
    expect((await find(q)).map((item) => item.id)).toContain(id)
  }
  expect((await find('rach gia'))[0]?.markedTitle).toBe('Kế hoạch đại đoàn kết phường <mark>Rạch</mark> <mark>Giá</mark>')
})

test('a title with markup is text, marks of the query language and emoji are nothing', async () => {
  await putEntries(app.db, [entry('Thư <script>alert(1)</script> & mời', '2/GM', [mine])])
  expect((await find('moi'))[0]?.markedTitle).toContain('&lt;script&gt;')
  for (const q of ['🎉', "' | ! & <->", ':*', '()']) expect(await find(q)).toEqual([])
})

test('the same object again replaces its entry', async () => {
  const id = newId()
  await putEntries(app.db, [entry('Bản cũ tetritis', '1', [mine], id)])
  await putEntries(app.db, [entry('Bản mới tetritis', '1', [theirs], id)])
  expect(await find('tetritis')).toEqual([])
})

test('what is found is exactly what the readers allow', async () => {
  const made = await Promise.all(
    [[mine], [theirs], [mine, theirs], [], [mine + 100_000]].map(async (readers) => {
      const one = entry('Văn bản zyxwv', '9/TB', readers)
      await putEntries(app.db, [one])
      return one
    }),
  )
  const found = (await find('zyxwv')).map((item) => item.id).sort()
  expect(found).toEqual(
    made
      .filter((one) => one.readers.includes(mine))
      .map((one) => one.id)
      .sort(),
  )
})

test('whatever is typed makes a query that Postgres takes, or none', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const query = queryOf(typed)
      expect(query === null || /^[\p{L}\p{N}\p{M}]+( & [\p{L}\p{N}\p{M}]+)*:\*$/u.test(query)).toBe(true)
    }),
  )
})
