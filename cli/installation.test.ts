import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cloneDatabase, countRows, type TestDatabase } from '../server/testing/test-db.ts'
import { accounts } from './accounts.ts'
import type { Command, CommandContext } from './command.ts'
import { init } from './init.ts'
import { createOutput } from './output.ts'
import { prepare } from './prepare.ts'

let database: TestDatabase
let dataDir: string
beforeEach(async () => {
  database = await cloneDatabase()
  dataDir = mkdtempSync(join(tmpdir(), 'nhipcau-cli-'))
})
afterEach(async () => {
  await database.drop()
  await rm(dataDir, { recursive: true, force: true })
})

const office = { unit: 'Uỷ ban MTTQ Việt Nam tỉnh Thử', 'admin-name': 'Quản Thị Trị', 'admin-username': 'QuanTri' }

/** Runs a command as the command line does and returns its JSON answer. */
async function run(command: Command, options: CommandContext['options'] = {}, env: Record<string, string> = {}) {
  const written: string[] = []
  const streams = { stdout: { write: (text: string) => written.push(text) > 0 }, stderr: { write: () => true } }
  const output = createOutput(true, streams as unknown as Pick<NodeJS.Process, 'stdout' | 'stderr'>)
  await command.run({ options, positionals: [], output, env: { DATABASE_URL: database.url, DATA_DIR: dataDir, ...env } })
  return JSON.parse(written.join(''))
}

describe('prepare', () => {
  test('loads the demonstration into an empty database, once', async () => {
    expect(await run(prepare)).toMatchObject({ installation: 'demo', demoLoaded: true })
    const people = await countRows(database.kysely, 'person')
    expect(await run(prepare)).toEqual({ applied: [], installation: 'demo', demoLoaded: false })
    expect(await countRows(database.kysely, 'person')).toBe(people)
  })

  test('leaves an office’s database empty, and never makes an office of a demonstration', async () => {
    expect(await run(prepare, {}, { NHIPCAU_OFFICE: '1' })).toMatchObject({ installation: null, demoLoaded: false })
    expect(await countRows(database.kysely, 'party')).toBe(0)
    await run(prepare)
    await expect(run(prepare, {}, { NHIPCAU_OFFICE: '1' })).rejects.toThrow('bản trình diễn')
  })
})

describe('accounts', () => {
  test('prints every demo account with the password and the PIN', async () => {
    await run(prepare)
    const answer = await run(accounts)
    expect(answer).toMatchObject({ password: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/), pin: expect.stringMatching(/^\d{6}$/) })
    expect(answer.accounts).toHaveLength(await countRows(database.kysely, 'account'))
    expect(answer.accounts).toContainEqual(expect.objectContaining({ username: 'vanthu.tinh', office: 'Văn thư', unit: 'Văn phòng', roles: ['clerk'] }))
  })

  test('refuses in an office', async () => {
    await run(init, office)
    await expect(run(accounts)).rejects.toThrow('Chỉ bản trình diễn')
  })

  test('says so when the secret is gone instead of printing a password that opens nothing', async () => {
    await run(prepare)
    await rm(join(dataDir, 'secrets'), { recursive: true })
    await expect(run(accounts)).rejects.toThrow('secret is missing')
  })
})

describe('init', () => {
  test('founds an office of one unit and one administrator, who comes in by a link', async () => {
    const answer = await run(init, office)
    expect(answer).toMatchObject({ username: 'quantri', url: expect.stringMatching(/\/app\/links\/[\w-]{43}$/) })
    expect(await database.kysely.selectFrom('installation').select(['kind', 'root_unit_id']).execute()).toEqual([
      { kind: 'office', root_unit_id: answer.unitId },
    ])
    const account = await database.kysely.selectFrom('account').selectAll().executeTakeFirstOrThrow()
    expect(account).toMatchObject({ username: 'quantri', password_hash: null })
    expect([await countRows(database.kysely, 'unit'), await countRows(database.kysely, 'person'), await countRows(database.kysely, 'issuer')]).toEqual([
      1, 1, 0,
    ])
  })

  test('refuses a second time; prepare then changes nothing', async () => {
    await run(init, office)
    await expect(run(init, office)).rejects.toThrow('chỉ chạy trên cơ sở dữ liệu trống')
    expect(await run(prepare)).toMatchObject({ installation: 'office', demoLoaded: false })
    expect(await countRows(database.kysely, 'unit')).toBe(1)
  })

  test('refuses over a demonstration', async () => {
    await run(prepare)
    await expect(run(init, office)).rejects.toThrow('holds data already')
  })

  test('names what is missing or wrong', async () => {
    await expect(run(init, { ...office, unit: ' ' })).rejects.toThrow('--unit')
    await expect(run(init, { ...office, kind: 'planet' })).rejects.toThrow('--kind')
    await expect(run(init, { ...office, kind: 'commune' })).rejects.toThrow('--commune-type')
    await expect(run(init, { ...office, 'admin-username': 'Quản trị' })).rejects.toThrow('Tên đăng nhập')
    expect(await countRows(database.kysely, 'party')).toBe(0)
  })
})
