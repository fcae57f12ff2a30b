import { linesOf, type PageSize, type TextRun } from './lines.ts'

/** Without spaces, tones and marks: "BẢN THỎA THUẬN" and "Bản thoả thuận" are one, and no two names of types become the same. */
const keyOf = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\s]/gu, '')
    .toUpperCase()
    .replace(/Đ/g, 'D')
const isCapitals = (text: string) => text === text.toUpperCase() && /\p{Lu}/u.test(text)

/**
 * The type whose name stands as a heading on page 1: "KẾ HOẠCH" in capitals on a line of its own (Decree 30/2020, Phụ lục I);
 * a letter has none, but "V/v …" under its number. Undefined when neither is there.
 */
export function findType(
  paper: { pages: readonly PageSize[]; texts: readonly TextRun[] },
  types: readonly { code: string; name: string }[],
): string | undefined {
  const lines = linesOf(paper.texts, paper.pages).filter((line) => line.page === 0)
  for (const line of lines) {
    if (/^\s*V\/v\s/iu.test(line.text)) return types.find((type) => keyOf(type.name) === 'CONGVAN')?.code
    const found = isCapitals(line.text) && types.find((type) => keyOf(type.name) === keyOf(line.text))
    if (found) return found.code
  }
  return undefined
}
