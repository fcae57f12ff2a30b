import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { everyEndpoint } from '../contract/api.ts'
import type { Endpoint } from '../contract/endpoint.ts'
import { deskGroups, documentStates, refusalGrounds, urgencies } from '../contract/words.ts'

type Texts = { [key: string]: string | Texts }
const root = join(import.meta.dirname, '..')
const languages = ['vi', 'en'] as const
const names = readdirSync(join(root, 'locales/vi'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -5))
const read = (language: string, name: string) => JSON.parse(readFileSync(join(root, 'locales', language, `${name}.json`), 'utf8')) as Texts

const flat = (texts: Texts, before = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`)))
const plural = /_(zero|one|two|few|many|other)$/
const keysOf = (language: string, name: string) => new Set(flat(read(language, name)).map(([key]) => key.replace(plural, '')))
const holes = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((found) => found[1]).sort()

function filesBelow(folder: string, ends: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path, ends)
    return ends.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
}

describe.each(names)('the texts of %s', (name) => {
  it('have the same keys in both languages', () => {
    expect([...keysOf('en', name)].sort()).toEqual([...keysOf('vi', name)].sort())
  })
  it('fill the same holes in both languages', () => {
    const vietnamese = new Map(flat(read('vi', name)))
    for (const [key, text] of flat(read('en', name))) {
      const other = vietnamese.get(key) ?? vietnamese.get(key.replace(plural, '')) ?? vietnamese.get(key.replace(plural, '_other'))
      expect({ key, holes: holes(text) }).toEqual({ key, holes: holes(other ?? '') })
    }
  })
  it('are never empty, and Vietnamese is composed (NFC)', () => {
    for (const language of languages) {
      for (const [key, text] of flat(read(language, name))) {
        expect({ key, empty: text.trim() === '' }).toEqual({ key, empty: false })
        expect({ key, composed: text === text.normalize('NFC') }).toEqual({ key, composed: true })
      }
    }
  })
})

describe('every code that the server may answer', () => {
  const fromContract = (everyEndpoint as Endpoint[]).flatMap((endpoint) => [...endpoint.errors])
  const thrown = filesBelow(join(root, 'server'), /\.ts$/).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/AppError\(\s*'\w+',\s*'([a-z_]+\.[a-z_]+)'/g)].map((found) => found[1] ?? ''),
  )
  const refusals = filesBelow(join(root, 'server/platform/inspect'), /\.ts$/).flatMap(
    (path) => readFileSync(path, 'utf8').match(/(?<=')file\.[a-z_]+(?=')/g) ?? [],
  )
  it.each(languages)('has its sentence (%s)', (language) => {
    const known = keysOf(language, 'errors')
    expect([...new Set([...fromContract, ...thrown, ...refusals])].filter((code) => !known.has(code)).sort()).toEqual([])
  })
})

describe('Vietnamese', () => {
  /** Sentences that quote what a paper says the other way. */
  const quoting = new Set(['finding.uy_mixed', 'finding.nation_missing'])
  it.each(names)('in %s sets tone marks one way: "Uỷ ban", "huỷ", "hoà"', (name) => {
    const otherWay = /(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)(?!\p{L})/iu
    expect(
      flat(read('vi', name))
        .filter(([key, text]) => !quoting.has(key) && otherWay.test(text.normalize('NFC')))
        .map(([key]) => key),
    ).toEqual([])
  })
})

describe('the web', () => {
  const called = /\bt\(\s*'([a-zA-Z0-9_.]+)'/g
  it('uses no key that is missing', () => {
    const missing: string[] = []
    for (const path of filesBelow(join(root, 'web'), /\.tsx?$/)) {
      const source = readFileSync(path, 'utf8')
      const used = new Set([...source.matchAll(/useTranslation\('(\w+)'\)/g)].map((found) => found[1] ?? ''))
      if (used.size === 0) continue
      const known = new Set([...used].flatMap((name) => [...keysOf('vi', name)]))
      for (const [, key = ''] of source.matchAll(called)) if (!known.has(key)) missing.push(`${path.slice(root.length + 1)}: ${key}`)
    }
    expect(missing).toEqual([])
  })
  it('has a word for every member of the closed lists', () => {
    for (const language of languages) {
      const desk = keysOf(language, 'desk')
      const documents = keysOf(language, 'documents')
      const dispatches = keysOf(language, 'dispatches')
      expect(deskGroups.flatMap((group) => [`what.${group}`, `state.${group}`, `act.${group}`]).filter((key) => !desk.has(key))).toEqual([])
      expect(documentStates.map((state) => `state.${state}`).filter((key) => !documents.has(key))).toEqual([])
      expect(
        [...urgencies.map((urgency) => `urgency.${urgency}`), ...refusalGrounds.map((ground) => `act.grounds.${ground}`)].filter((key) => !dispatches.has(key)),
      ).toEqual([])
    }
  })
})
