const marks = new Set(['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'])
const field = /^độ mật\s*[:：]?\s*(mật|tối mật|tuyệt mật)\.?$/u

/** A mark among blanks is far shorter; to compose the letters of a line takes time by the square of the accents that follow each other. */
const longestLine = 1_000

/** The level that a line marks its paper with: it is the mark and nothing else, or the field "Độ mật". Null for any other line. */
export function secrecyOf(line: string): string | null {
  if (line.length > longestLine) return null
  const text = line.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (marks.has(text)) return text
  return field.exec(text.toLowerCase())?.[1]?.toUpperCase() ?? null
}
