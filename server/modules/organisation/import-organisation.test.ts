import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { type Seeded, seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { countRows } from '../../testing/test-db.ts'

let app: TestApp
let seeded: Seeded<string, string>
let cookie: string
const unit = (key: string) => seeded.units[key] ?? ''

async function importCsv(table: 'units' | 'people', csv: string, options: { dryRun?: boolean; actId?: string; as?: string } = {}) {
  const reply = await app.server.inject({
    method: 'POST',
    url: '/api/organisation/import',
    headers: { cookie: options.as ?? cookie, 'x-act-id': options.actId ?? newId() },
    payload: { table, csv, dryRun: options.dryRun ?? false },
  })
  return { status: reply.statusCode, body: reply.json() }
}
const exportCsv = (table: string) => app.server.inject({ method: 'GET', url: `/api/organisation/export?table=${table}`, headers: { cookie } })
const problems = (body: { findings: { row: number; column: string; code: string }[] }) =>
  body.findings.map(({ row, column, code }) => `${row} ${column} ${code}`)

beforeAll(async () => {
  app = await startTestApp()
  seeded = await seedProvince(app)
  cookie = (await signedIn(app, seeded.people.admin?.id ?? '')).cookie
})
afterAll(() => app.close())

const unitHeader = 'parent_id,parent_code,kind,commune_type,code,name,short_name'

describe('a file with faults', () => {
  test('names each by row and column and writes nothing, not even the rows that are right', async () => {
    const before = [await countRows(app.db, 'unit'), await countRows(app.db, 'act')]
    const csv = [
      unitHeader,
      `${unit('province')},,commune,xa,90001,Xã Đúng,Đúng`,
      `${unit('province')},,commune,lang,90002,Xã Sai Loại,Sai`,
      `${unit('province')},,commune,xa,90001,Xã Trùng Mã,Trùng`,
      `,99999,commune,xa,90003,Xã Không Cha,Không Cha`,
      `${unit('province')},,commune,xa,90004,,Thiếu Tên`,
      `,90007,commune,xa,90006,Xã Vòng Một,Vòng`,
      `,90006,commune,xa,90007,Xã Vòng Hai,Vòng`,
      `${unit('province')},,commune,xa,90008,Xã Thừa Ô,Thừa,ô này thừa`,
    ].join('\n')
    const { body } = await importCsv('units', csv)
    expect(body).toMatchObject({ rows: 8, written: false })
    expect(problems(body)).toEqual([
      '3 commune_type import.unknown_value',
      '4 code import.repeated',
      '5 parent_code import.unknown_unit',
      '6 name import.required',
      '7 parent_code import.unknown_unit',
      '8 parent_code import.unknown_unit',
      '9  import.too_many_cells',
    ])
    expect([await countRows(app.db, 'unit'), await countRows(app.db, 'act')]).toEqual(before)
  })

  test('that is no table, or lacks columns, is refused as a whole', async () => {
    expect((await importCsv('units', 'kind,name\n"không đóng')).body.code).toBe('import.not_csv')
    expect((await importCsv('units', 'kind,tên\ncommune,x')).body).toMatchObject({
      code: 'import.columns_missing',
      details: { columns: ['name', 'short_name'] },
    })
  })

  test('of people names unknown units, bad user names and roles, taken names, and one’s own rights', async () => {
    const own = seeded.people.admin
    const csv = [
      'person_id,appointment_id,full_name,username,unit_id,office,roles',
      `,,Người Lạ,,${newId()},Chuyên viên,officer`,
      `,,Tên Sai,Tên Sai,${unit('communeA')},Chuyên viên,officer`,
      `,,Vai Lạ,,${unit('communeA')},Chuyên viên,vua`,
      `,,Hai Lần,hai.lan,${unit('communeA')},Chuyên viên,`,
      `,,Hai Lần Khác,hai.lan,${unit('communeA')},Cán bộ,`,
      `${own?.id},${own?.appointmentId},Quản Thị Trị,admin,${unit('office')},Quản trị,administrator|leader`,
    ].join('\n')
    expect(problems((await importCsv('people', csv)).body)).toEqual([
      '2 unit_id import.unknown_unit',
      '3 username import.bad_username',
      '4 roles import.unknown_value',
      '6 full_name import.repeated',
      '7 roles appointment.own',
    ])
  })

  test('may not move or close what is there, nor touch what lies outside one’s subtree', async () => {
    const { body: made } = await importCsv('people', `full_name,username,unit_id,office,roles\nQuản Xã,quantri.xa,${unit('communeA')},Quản trị,administrator`)
    expect(made.written).toBe(true)
    const admin = await app.db.selectFrom('account').select('person_id').where('username', '=', 'quantri.xa').executeTakeFirstOrThrow()
    const communeCookie = (await signedIn(app, admin.person_id)).cookie
    const foreign = `id,${unitHeader}\n${unit('communeB')},${unit('province')},,commune,xa,,Xã Chiếm,Chiếm`
    expect(problems((await importCsv('units', foreign, { as: communeCookie })).body)).toEqual(['2 id import.not_permitted'])
    const above = `full_name,unit_id,office,roles\nNgười Leo,${unit('province')},Chủ tịch,leader`
    expect(problems((await importCsv('people', above, { as: communeCookie })).body)).toContain('2 unit_id import.not_permitted')
    const moved = `id,${unitHeader},closed_on\n${unit('communeB')},${unit('communeA')},,commune,phuong,,Tên,Tên,01/02/2026`
    expect(problems((await importCsv('units', moved)).body)).toEqual([
      '2 parent_id import.not_changeable',
      '2 commune_type import.not_changeable',
      '2 closed_on import.not_changeable',
    ])
    const clerk = (await signedIn(app, seeded.people.clerk?.id ?? '')).cookie
    expect((await importCsv('units', foreign, { as: clerk })).body.code).toBe('organisation.not_permitted')
  })
})

describe('a good file', () => {
  test('is only tried by the dry run, then written whole, then finds nothing to do', async () => {
    // BOM, CRLF, semicolons, decomposed letters, blank lines, children before parents.
    const rows = [
      `${unitHeader},has_records_office,opened_on`.replaceAll(',', ';'),
      ';;;;;;;;',
      `;91001;residential_area;;;Ấp Hoà Bình;Ấp Hoà Bình;không;01/07/2025`,
      `${unit('province')};;commune;xa;91001;Uỷ ban MTTQ Việt Nam xã Nhập;Nhập;có;01/07/2025`,
    ]
    const csv = `\uFEFF${rows.join('\r\n').normalize('NFD')}\r\n`
    const before = await countRows(app.db, 'unit')
    expect((await importCsv('units', csv, { dryRun: true })).body).toEqual({ rows: 2, created: 2, changed: 0, unchanged: 0, findings: [], written: false })
    expect(await countRows(app.db, 'unit')).toBe(before)
    const actId = newId()
    expect((await importCsv('units', csv, { actId })).body).toMatchObject({ created: 2, written: true })
    expect((await importCsv('units', csv, { actId })).body).toMatchObject({ created: 0, unchanged: 2, written: true })
    const area = await app.db.selectFrom('unit').selectAll().where('name', '=', 'Ấp Hoà Bình').executeTakeFirstOrThrow()
    const commune = await app.db.selectFrom('unit').selectAll().where('short_name', '=', 'Nhập').executeTakeFirstOrThrow()
    expect(area).toMatchObject({ parent_id: commune.id, office_id: area.id, ancestors: [unit('province'), commune.id, area.id], opened_on: '2025-07-01' })
    expect((await importCsv('units', csv.normalize('NFC').replace(';Nhập;', ';Nhập Khẩu;'))).body).toMatchObject({
      created: 0,
      changed: 1,
      unchanged: 1,
      written: true,
    })
  })

  test('of people gives accounts, telephones and roles; one person may have several offices', async () => {
    const csv = [
      'full_name,username,phone,unit_id,office,block_lines,roles',
      `Kiêm Văn Nhiệm,kiem.nhiem,0912 345 678,${unit('communeB')},Chủ tịch,TM. BAN THƯỜNG TRỰC|CHỦ TỊCH,leader`,
      `Kiêm Văn Nhiệm,kiem.nhiem,,${unit('office')},Văn thư,,clerk`,
    ].join('\n')
    expect((await importCsv('people', csv)).body).toMatchObject({ created: 2, findings: [], written: true })
    const person = await app.db.selectFrom('account').select('person_id').where('username', '=', 'kiem.nhiem').executeTakeFirstOrThrow()
    const { actor } = await signedIn(app, person.person_id)
    expect(actor.grants.map((grant) => [grant.role, grant.unitId]).sort()).toEqual(
      [
        ['clerk', unit('province')],
        ['leader', unit('communeB')],
      ].sort(),
    )
    expect((await importCsv('people', csv)).body).toMatchObject({ unchanged: 2, created: 0, changed: 0 })
    expect((await importCsv('people', csv.replace('0912 345 678', '0999 999 999').replace(',,clerk', ',,'))).body).toMatchObject({ changed: 2 })
    expect((await signedIn(app, person.person_id)).actor.grants).toHaveLength(1)
  })
})

describe('an export', () => {
  test('comes back as it went: every row unchanged', async () => {
    for (const table of ['units', 'people'] as const) {
      const reply = await exportCsv(table)
      expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
      expect(reply.headers['content-disposition']).toContain('attachment')
      const { body } = await importCsv(table, reply.body, { dryRun: true })
      expect(body).toMatchObject({ created: 0, changed: 0, findings: [] })
      expect(body.rows).toBeGreaterThan(7)
    }
  })

  test('runs no formula in a spreadsheet, and the cell comes back as it was', async () => {
    const evil = '=HYPERLINK("http://x","Bấm")'
    await app.db.updateTable('unit').set({ short_name: evil, place_name: '@SUM(A1)' }).where('id', '=', unit('women')).execute()
    const { body: csv } = await exportCsv('units')
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""Bấm"")"`)
    expect(csv).toContain(",'@SUM(A1),")
    expect((await importCsv('units', csv, { dryRun: true })).body).toMatchObject({ changed: 0, findings: [] })
  })
})
