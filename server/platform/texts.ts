import { readFileSync } from 'node:fs'

const kept = new Map<string, unknown>()

/** Texts of locales/<language>/<name>.json, for pages that the server writes itself. */
export function readTexts<T>(language: 'vi' | 'en', name: string): T {
  const key = `${language}/${name}`
  if (!kept.has(key)) kept.set(key, JSON.parse(readFileSync(new URL(`../../locales/${key}.json`, import.meta.url), 'utf8')))
  return kept.get(key) as T
}
