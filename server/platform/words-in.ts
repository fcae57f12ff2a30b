import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * For SQL: each word of what is sought stands somewhere in a folded text, in any order. What is sought is folded once and the
 * text made once a line, however many words there are.
 */
export function wordsIn(folded: RawBuilder<unknown>, sought: string | undefined): RawBuilder<SqlBool> {
  const words = sought?.trim().split(/\s+/).filter(Boolean) ?? []
  if (words.length === 0) return sql<SqlBool>`true`
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  return sql<SqlBool>`${folded} like all (array(select vn_fold(pattern) from unnest(${patterns}::text[]) as pattern))`
}
