import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * For SQL: each word of what is sought stands somewhere in a folded text, in any order. What is sought is folded once and the
 * text made once a line, however many words there are.
 */
export function wordsIn(folded: RawBuilder<unknown>, sought: string | undefined): RawBuilder<SqlBool> {
  const words = sought?.trim().split(/\s+/).filter(Boolean) ?? []
  if (words.length === 0) return sql<SqlBool>`true`
  // Escaped after folding: a sign of full width becomes a plain one by it.
  const pattern = sql`'%' || regexp_replace(vn_fold(word), '([\\\\%_])', '\\\\\\1', 'g') || '%'`
  return sql<SqlBool>`${folded} like all (array(select ${pattern} from unnest(${words}::text[]) as word))`
}
