import { type Block, wordsOf } from './blocks.ts'
import { printable } from './printable.ts'

/** An appendix, or the text that a decision issues: on pages of its own after the signature. */
export type Attached = { /** "Phụ lục I", or the type of the text in capitals. */ name: string; title: string; reference: string; blocks: Block[] }
type Facts = { type: string; typeName: string; notation: string; authorName: string; today: string }

const appendix = /^phụ lục(\s+[IVXLC\d]+)?\.?$/iu
/** What a decision may issue (template 1.3); in capitals, as on the paper. */
const issued = /^(QUY CHẾ|QUY ĐỊNH|CHƯƠNG TRÌNH|KẾ HOẠCH|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|HƯỚNG DẪN|ĐIỀU LỆ|NỘI QUY)$/u

const headingOf = (block: Block | undefined) => (block?.kind === 'heading' && block.level === 1 ? wordsOf(block.runs).trim() : undefined)

function isBegin(block: Block, type: string): boolean {
  const words = headingOf(block)
  if (words === undefined) return false
  return appendix.test(words) || ((type === 'quyet_dinh' || type === 'nghi_quyet') && issued.test(words))
}

/** Filled by hand on paper; left open on an electronic document (Decree 30/2020, Phụ lục I). */
function referenceOf({ typeName, notation, authorName, today }: Facts): string {
  const gap = '\u00a0'.repeat(6)
  return printable(`(Kèm theo ${typeName} số${gap}${notation} ngày${gap}tháng${gap}năm ${today.slice(0, 4)} của ${authorName})`)
}

function attachedOf([head, ...rest]: readonly Block[], facts: Facts): Attached {
  const name = headingOf(head) ?? ''
  const title = headingOf(rest[0])
  return {
    name: appendix.test(name) ? name.replace(/^phụ lục/iu, 'Phụ lục') : name,
    title: (title ?? '').toLocaleUpperCase('vi'),
    reference: referenceOf(facts),
    blocks: title === undefined ? rest : rest.slice(1),
  }
}

/** The text itself and what goes after the signature: each heading "Phụ lục …" of the first level begins one. */
export function partsOf(blocks: readonly Block[], facts: Facts): { body: Block[]; attached: Attached[] } {
  const begins = blocks.flatMap((block, index) => (isBegin(block, facts.type) ? [index] : []))
  const parts = begins.map((from, index) => attachedOf(blocks.slice(from, begins[index + 1]), facts))
  return { body: blocks.slice(0, begins[0] ?? blocks.length), attached: parts }
}
