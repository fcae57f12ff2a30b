export const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
/** Without tones and marks, one letter for one. */
export const bare = (text: string) => text.normalize('NFC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd')

const shortened: [RegExp, string][] = [
  [/\bubmttq\b/gu, 'uy ban mat tran to quoc'],
  [/\bmttq\b/gu, 'mat tran to quoc'],
  [/\bubnd\b/gu, 'uy ban nhan dan'],
  [/\bhdnd\b/gu, 'hoi dong nhan dan'],
  [/\bvn\b/gu, 'viet nam'],
]
/** To compare names: common words written out, then no spaces, tones and marks: they may be shortened, broken and toned either way. */
export const folded = (text: string) => shortened.reduce((whole, [short, long]) => whole.replace(short, long), bare(text)).replace(/[^\p{L}\p{N}]/gu, '')

export type Paragraph<L> = { text: string; first: L; last: L }
type Piece = { page: number; text: string; x: number; right: number }
/** A line that stops this far (points) before the widest ends its paragraph; one that begins so far right of the others begins one. */
const endsBefore = 36
const indented = 12
const begins = /^\s*(?:[-–+•]\s|\d+(?:\.\d+)*[.)]|[a-zđ]\)|Điều\s+\d|Căn cứ\s|Theo đề nghị|Xét đề nghị)/u

export function paragraphsOf<L extends Piece>(lines: readonly L[]): Paragraph<L>[] {
  const left = Math.min(...lines.map((line) => line.x))
  const right = Math.max(...lines.map((line) => line.right))
  const found: Paragraph<L>[] = []
  for (const line of lines) {
    const before = found.at(-1)
    if (!before || begins.test(line.text) || line.x > left + indented || before.last.right < right - endsBefore) {
      found.push({ text: plain(line.text), first: line, last: line })
    } else found[found.length - 1] = { text: `${before.text} ${plain(line.text)}`, first: before.first, last: line }
  }
  return found
}

export type Entry<L> = { text: string; line: L }
/** "- …;" each of one line or more. Whatever begins without a dash after a closed one is an entry of its own. */
export function entriesOf<L extends { text: string }>(lines: readonly L[]): Entry<L>[] {
  const found: Entry<L>[] = []
  for (const line of lines) {
    const text = plain(line.text)
    const before = found.at(-1)
    if (before && !/^[-–+•]/u.test(text) && !/[;.]$/u.test(before.text)) found[found.length - 1] = { text: `${before.text} ${text}`, line: before.line }
    else found.push({ text, line })
  }
  return found
}
