import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { modules } from '../app.ts'

/** Every module adds rows to these and changes none. */
const shared = ['link']
/** Written by functions of the platform that every module calls. */
const ofThePlatform = ['act', 'event', 'follower', 'private_text']
/** Written by migrations alone; `reader` is a module's, filled by triggers on its units and people. */
const byMigrations = ['document_type', 'escalation_step']
const byTriggers = ['reader']
/** What the migrations keep of themselves; no part of the schema they make. */
const ofMigrations = ['migration']
const root = join(import.meta.dirname, '../..')

type Write = { verb: 'insert' | 'change'; table: string }
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
/** Tables that the text writes, by Kysely's builder or in SQL. `for update of` and `do update set` name no table. */
function writesOf(text: string): Write[] {
  const code = withoutComments(text)
  const builder = code.matchAll(/\.(insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)/g)
  const statement = code.matchAll(
    /(?<!\b(?:for|do|no key)\s+)\b(insert into|update|delete from|merge into|truncate(?: table)?)\s+(?:only\s+)?([a-z_]+)(?=[\s(`;])/g,
  )
  return [...builder, ...statement].map(([, verb = '', table = '']) => ({ verb: verb.startsWith('insert') ? 'insert' : 'change', table }))
}
/** Writes whose table the text does not name: nobody could tell whose it is. */
const unnamed = (text: string) => [
  ...withoutComments(text).matchAll(
    /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\((?!\s*')|\b(?:insert into|update|delete from|merge into|truncate)\s+\$\{/g,
  ),
]

type Source = { file: string; text: string }
function sourcesIn(folder: string): Source[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  const ours = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/(^|\/)(testing|modules)\//.test(file))
  return ours.map((file) => ({ file: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8') }))
}
const sourcesOf = (name: string) => sourcesIn(join('server/modules', name))
const foreign = (sources: readonly Source[], own: readonly string[]) =>
  sources.flatMap(({ file, text }) =>
    writesOf(text)
      .filter(({ verb, table }) => !own.includes(table) && !(verb === 'insert' && shared.includes(table)))
      .map(({ verb, table }) => `${file}: ${verb} ${table}`),
  )

describe('a table has one writer', () => {
  const contents = modules.map((module) => [module.name, module.tables] as const)

  test.each(contents)('%s writes only the tables of its table of contents', (name, tables) => {
    expect(foreign(sourcesOf(name), tables)).toEqual([])
  })
  test.each(contents)('%s writes each of them', (name, tables) => {
    const written = new Set(sourcesOf(name).flatMap(({ text }) => writesOf(text).map(({ table }) => table)))
    expect(tables.filter((table) => !written.has(table) && !byTriggers.includes(table))).toEqual([])
  })
  test('the platform writes its own, processes and commands write none', () => {
    expect(foreign([...sourcesIn('server'), ...sourcesIn('cli'), ...sourcesIn('db')], [...ofThePlatform, ...ofMigrations])).toEqual([])
  })
  test('every write names its table', () => {
    const all = [...modules.flatMap(({ name }) => sourcesOf(name)), ...sourcesIn('server'), ...sourcesIn('cli'), ...sourcesIn('db')]
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter(({ text }) => unnamed(text).length > 0).map(({ file }) => file)).toEqual([])
  })
  test('every table of the schema stands in exactly one table of contents', () => {
    const schema = readFileSync(join(root, 'server/db-types.ts'), 'utf8').split('export interface DB {')[1] ?? ''
    const tables = [...schema.matchAll(/^ {2}(\w+):/gm)].map(([, table = '']) => table)
    const listed = [...modules.flatMap((module) => module.tables), ...shared, ...ofThePlatform, ...byMigrations]
    expect(listed.sort()).toEqual(tables.sort())
  })
})

test.each([
  [".insertInto('document')", ['insert document']],
  [".updateTable(\n  'step')", ['change step']],
  [".deleteFrom('document_recipient as r')", ['change document_recipient']],
  ['with a as (update delivery set state = 1 returning 1) insert into reminder (id) select 1 from a', ['change delivery', 'insert reminder']],
  ['delete from only signing where true; truncate number;', ['change signing', 'change number']],
  ['select 1 from delivery d for update of d skip locked', []],
  ['select 1 from unit for no key update nowait', []],
  ['insert into file (id) values (1) on conflict (id) do update set name = 1', ['insert file']],
  ['/** Never update document here. */ // delete from document now', []],
])('what %j writes is seen', (text, expected) => {
  expect(
    writesOf(text)
      .map(({ verb, table }) => `${verb} ${table}`)
      .sort(),
  ).toEqual([...expected].sort())
})
test.each([['.insertInto(table)'], ['update \x24{name} set']])('%j names no table', (text) => {
  expect(unnamed(text)).toHaveLength(1)
})
