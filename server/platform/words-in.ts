import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** For SQL: each word of what is sought stands somewhere in a folded text, in any order. What is sought is folded once and not for each line. */
export function wordsIn(folded: RawBuilder<unknown>, sought: string | undefined): RawBuilder<SqlBool> {
  const words = sought?.trim().split(/\s+/).filter(Boolean) ?? []
  const each = words.map((word) => sql<SqlBool>`${folded} like (select vn_fold(${`%${word.replace(/[\\%_]/g, '\\$&')}%`}))`)
  return each.length > 0 ? sql<SqlBool>`(${sql.join(each, sql` and `)})` : sql<SqlBool>`true`
}
