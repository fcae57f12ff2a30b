import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { zipOf } from '../../testing/papers/zip.ts'
import { type Seeded, seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { countRows } from '../../testing/test-db.ts'

let app: TestApp
let seeded: Seeded<string, string>
let cookie: string
beforeAll(async () => {
  app = await startTestApp()
  seeded = await seedProvince(app)
  cookie = (await signedIn(app, seeded.people.admin?.id ?? '')).cookie
})
afterAll(() => app.close())

async function send(bytes: Uint8Array, { dryRun = true, table = 'units' } = {}) {
  const payload = { table, xlsx: Buffer.from(bytes).toString('base64'), dryRun }
  const reply = await app.server.inject({ method: 'POST', url: '/api/organisation/import', headers: { cookie, 'x-act-id': newId() }, payload })
  return { status: reply.statusCode, body: reply.json() }
}
const fetched = async (query: string) => {
  const reply = await app.server.inject({ url: `/api/organisation/export?${query}`, headers: { cookie } })
  return { type: reply.headers['content-type'], name: reply.headers['content-disposition'], bytes: reply.rawPayload }
}
type Cells = (string | number | Date | null)[][]
const header = ['parent_id', 'kind', 'commune_type', 'code', 'name', 'short_name', 'opened_on']
const book = (rows: Cells, formulas: [string, string][] = []) => {
  const cells = new Map(formulas.map(([key, formula]) => [key, { value: 1, type: 'number' as const, formula }]))
  return writeXlsx({ sheets: [{ name: 'Đơn vị', rows, cells }] })
}
const row = (over: Partial<Record<string, string | number | Date>> = {}) =>
  header.map(
    (name) =>
      ({ parent_id: seeded.units.province ?? '', kind: 'commune', commune_type: 'xa', code: 90001, name: 'Xã Mới', short_name: 'Mới', ...over })[name] ?? '',
  )

describe('a spreadsheet', () => {
  test('is tried, then written, with numbers and days as they stand in it', async () => {
    const bytes = await book([header, row({ opened_on: new Date('2026-01-02T00:00:00Z') }), [], row({ name: 'Xã Khác', short_name: 'Khác', code: '90002' })])
    expect((await send(bytes)).body).toMatchObject({ rows: 2, created: 2, written: false, findings: [] })
    expect((await send(bytes, { dryRun: false })).body).toMatchObject({ created: 2, written: true })
    expect((await send(bytes)).body).toMatchObject({ created: 0, unchanged: 2 })
    const unit = await app.db.selectFrom('unit').select(['opened_on']).where('name', '=', 'Xã Mới').executeTakeFirstOrThrow()
    expect(unit.opened_on).toBe('2026-01-02')
  })

  test.each(['units', 'people'])('that the export of %s wrote is read back unchanged, and its template has the columns alone', async (table) => {
    const { type, name, bytes } = await fetched(`table=${table}&format=xlsx`)
    expect(type).toContain('spreadsheetml')
    expect(name).toContain('.xlsx')
    expect((await send(bytes, { table })).body).toMatchObject({ created: 0, changed: 0, findings: [] })
    const template = await fetched(`table=${table}&format=xlsx&template=true`)
    expect((await send(template.bytes, { table })).body).toMatchObject({ rows: 0, findings: [] })
  })

  test('with faults names each by row and column, formulas among them, and writes nothing', async () => {
    const before = await countRows(app.db, 'unit')
    const { body } = await send(await book([header, row({ code: '90010' }), row({ kind: 'lang', code: '90011' }), row({ code: 1 })], [['3,3', 'SUM(A1:A2)']]), {
      dryRun: false,
    })
    expect(body.written).toBe(false)
    expect(body.findings.map((one: { row: number; column: string; code: string }) => `${one.row} ${one.column} ${one.code}`)).toEqual(
      expect.arrayContaining(['3 kind import.unknown_value', '4 code import.formula']),
    )
    expect(await countRows(app.db, 'unit')).toBe(before)
  })

  test('without its columns, or with more rows than can be looked through, is refused', async () => {
    expect((await send(await book([['name'], ['x']]))).body).toMatchObject({ code: 'import.columns_missing' })
    expect((await send(await book([header, ...Array.from({ length: 20_000 }, () => row())]))).body.code).toBe('import.too_many_rows')
  })
})

/** A workbook of which one entry says in the directory that it unpacks to so many bytes. */
async function claiming(bytes: number) {
  const zip = Buffer.from(await zipOf({ 'xl/workbook.xml': '<workbook/>', 'xl/sharedStrings.xml': ' '.repeat(1_000_000) }))
  const at = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  zip.writeUInt32LE(bytes, at + 24)
  return zip
}

describe('a file that is no honest spreadsheet', () => {
  test.each([
    ['of 1 GB packed small', () => claiming(1024 ** 3), 'import.too_large'],
    ['that unpacks to more than it says', () => claiming(10), 'import.not_xlsx'],
    ['with macros', () => zipOf({ 'xl/workbook.xml': '<workbook/>', 'xl/vbaProject.bin': 'x' }), 'import.has_macros'],
    ['of very many parts', () => zipOf(Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`xl/${n}.xml`, ' ']))), 'import.too_large'],
    ['that is another archive', () => zipOf({ 'word/document.xml': '<w/>' }), 'import.not_xlsx'],
    ['that is broken inside', () => zipOf({ 'xl/workbook.xml': '<workbook' }), 'import.not_xlsx'],
    ['that is words', async () => Buffer.from('id,name'), 'import.not_xlsx'],
    ['that is nothing', async () => Buffer.alloc(0), 'import.not_xlsx'],
  ])('%s is refused in a word', async (_what, make, code) => {
    const { status, body } = await send(await make())
    expect([status, body.code]).toEqual([422, code])
  })

  test('beside a CSV, or none of both, is no request', async () => {
    for (const payload of [
      { table: 'units', dryRun: true },
      { table: 'units', dryRun: true, csv: '', xlsx: '' },
    ]) {
      const reply = await app.server.inject({ method: 'POST', url: '/api/organisation/import', headers: { cookie, 'x-act-id': newId() }, payload })
      expect(reply.statusCode).toBe(400)
    }
  })
})
