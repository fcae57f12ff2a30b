/** How a list item of Word shows itself: its marker as printed ("1.", "a)", "·"), and how deep it stands. */
export type Item = { level: number; marker: string; symbol: boolean }
export type ListKind = { bullet: true } | { bullet: false; kind: '1' | 'a' | 'i'; start: number }
export type Block = { html: string; item?: ListKind & { level: number } }

const letters = 'abcdđeghiklmnopqrstuvxy'
const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

/** What kind of list a marker is of; undefined when the paper's own numbering says more ("I.", "1.1.", "Điều 2."). */
export function listKind({ marker, symbol }: Item, running: '' | '1' | 'a' | 'i'): ListKind | undefined {
  const bare = marker.replace(/^\(/, '').replace(/[.)]$/, '')
  if (symbol || /^(?:o|[^\p{L}\p{N}])$/u.test(bare)) return { bullet: true }
  if (/^\d{1,3}$/.test(bare)) return { bullet: false, kind: '1', start: Number(bare) }
  const roman = romans.indexOf(bare)
  if (roman >= 0 && (running === 'i' || roman === 0 || bare.length > 1) && running !== 'a') return { bullet: false, kind: 'i', start: roman + 1 }
  const letter = bare.length === 1 ? letters.indexOf(bare) : -1
  return letter >= 0 ? { bullet: false, kind: 'a', start: letter + 1 } : undefined
}

const numberings: readonly (readonly [RegExp, number])[] = [
  [/^(?:phần|chương)\s+(?:thứ\s|[ivxlc\d]+(?:\b|$))/iu, 1],
  [/^[IVX]{1,5}\s*[.\-–]\s/u, 2],
  [/^điều\s+\d+/iu, 3],
  [/^\d{1,2}\.\s/u, 3],
  [/^[a-zđ]\)\s/u, 4],
]
const longestHeading = 300
/** The level that the words themselves name (Decree 30/2020, Phụ lục I: Phần, Chương; I.; Điều, 1.; a)); 0 when none. */
export function namedLevel(text: string): number {
  if (text.length > longestHeading) return 0
  return numberings.find(([pattern]) => pattern.test(text))?.[1] ?? 0
}

const openTag = (list: ListKind) =>
  list.bullet ? '<ul>' : `<ol${list.start === 1 ? '' : ` start="${list.start}"`}${list.kind === '1' ? '' : ` data-kind="${list.kind}"`}>`
const closeTag = (list: ListKind) => (list.bullet ? '</ul>' : '</ol>')
const isSame = (one: ListKind, other: ListKind) => one.bullet === other.bullet && (one.bullet || other.bullet || one.kind === other.kind)

/** Paragraphs that bear markers become lists within lists; everything else stays between them. */
export function joined(blocks: readonly Block[]): string {
  const open: (ListKind & { level: number })[] = []
  let html = ''
  const closeTo = (keeps: (list: ListKind & { level: number }) => boolean) => {
    for (let top = open.at(-1); top && !keeps(top); top = open.at(-1)) {
      html += `</li>${closeTag(top)}`
      open.pop()
    }
  }
  for (const { html: inner, item } of blocks) {
    if (!item) {
      closeTo(() => false)
      html += inner
      continue
    }
    closeTo((list) => list.level < item.level || (list.level === item.level && isSame(list, item)))
    if (open.at(-1)?.level === item.level) html += '</li><li>'
    else {
      open.push(item)
      html += `${openTag(item)}<li>`
    }
    html += inner
  }
  closeTo(() => false)
  return html
}
