/**
 * What people type as a tsquery: every run of letters and digits must be there, the last one as a beginning while it is being
 * typed. Null when nothing is left to look for. Marks of the query language cannot get in: only letters and digits stay.
 */
export function queryOf(typed: string): string | null {
  const tokens = typed
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter(Boolean)
    .slice(0, 20)
  if (tokens.length === 0) return null
  return tokens.map((token, index) => (index === tokens.length - 1 ? `${token}:*` : token)).join(' & ')
}

/** Of one person, over all lists. */
export const mostSaved = 50
