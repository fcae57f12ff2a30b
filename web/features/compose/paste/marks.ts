import { attribute, type Element, style } from './html-tree.ts'

export type Marks = { bold: boolean; italic: boolean; underline: boolean; raised: '' | 'sup' | 'sub'; comment: string; symbol: boolean }
/** Words with one look, or a thing among them that is ready as it is. */
export type Run = { html: string; marks: Marks; ready?: boolean }
export const unmarked: Marks = { bold: false, italic: false, underline: false, raised: '', comment: '', symbol: false }

const byTag: Record<string, Partial<Marks>> = {
  b: { bold: true },
  strong: { bold: true },
  i: { italic: true },
  em: { italic: true },
  u: { underline: true },
  ins: { underline: true },
  sup: { raised: 'sup' },
  sub: { raised: 'sub' },
}
const raisedBy: Record<string, Marks['raised']> = { super: 'sup', sub: 'sub', baseline: '' }

/** What the style says, over what the tag says: Google Docs wraps all in a <b> of normal weight. */
function byStyle(element: Element): Partial<Marks> {
  const weight = style(element, 'font-weight')
  const slant = style(element, 'font-style')
  const line = style(element, 'text-decoration') || style(element, 'text-decoration-line')
  const raised = raisedBy[style(element, 'vertical-align')]
  return {
    ...(weight !== '' && { bold: weight === 'bold' || weight === 'bolder' || Number(weight) >= 600 }),
    ...(slant !== '' && { italic: slant === 'italic' || slant === 'oblique' }),
    ...(line !== '' && { underline: line.includes('underline') }),
    ...(raised !== undefined && { raised }),
    ...(/symbol|wingdings/.test(style(element, 'font-family')) && { symbol: true }),
  }
}

export function marksOf(element: Element, around: Marks): Marks {
  const marks = { ...around, ...byTag[element.tag], ...(element.attributes.includes('style') && byStyle(element)) }
  const comment = element.tag === 'mark' ? attribute(element, 'data-comment') : ''
  return /^[\w-]{1,64}$/.test(comment) ? { ...marks, comment } : marks
}

export function runHtml({ html, marks, ready }: Run): string {
  if (ready) return html
  const tags = [marks.bold && 'strong', marks.italic && 'em', marks.underline && 'u', marks.raised].filter((tag) => tag !== false && tag !== '')
  const inner = tags.reduceRight<string>((inside, tag) => `<${tag}>${inside}</${tag}>`, html)
  return marks.comment === '' ? inner : `<mark data-comment="${marks.comment}">${inner}</mark>`
}
