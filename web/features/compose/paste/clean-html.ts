import { gatherNotes, type Notes, noteOf } from './footnotes.ts'
import { attribute, decoded, type Element, readHtml, style, type Tree, textOf } from './html-tree.ts'
import { type Marks, marksOf, type Run, runHtml, unmarked } from './marks.ts'
import { type Block, type Item, joined, type ListKind, listKind, namedLevel } from './shapes.ts'

const dropped = /^(?:head|meta|link|img|picture|video|audio|canvas|embed|input|button|base|o:p|map|frame|frameset)$/
const blockTags =
  /^(?:p|h[1-6]|div|section|article|header|footer|main|aside|nav|blockquote|pre|center|address|figure|figcaption|form|fieldset|body|html|dl|dt|dd|li|tr|td|th|caption|table|thead|tbody|tfoot|hr|details|summary)$/
type Shape = { level: number; align: '' | 'center' | 'right'; item: Item | undefined }
const plainShape: Shape = { level: 0, align: '', item: undefined }
/** Inside lists and tables no heading stands, and no table; lists stand in lists so deep only as a paper has them. */
type Where = { notes: Notes; inner: boolean; depth: number; onFrame: () => void }
const deepestList = 8

function shapeOf(element: Element, around: Shape): Shape {
  const aligned = style(element, 'text-align') || attribute(element, 'align').toLowerCase() || attribute(element, 'data-align')
  const own = element.tag === 'center' ? 'center' : aligned
  const align = own === 'center' || own === 'right' ? own : own === '' ? around.align : ''
  const level = /^h[1-6]$/.test(element.tag) ? Math.min(4, Number(element.tag.charAt(1))) : 0
  const list = /level(\d+)/.exec(style(element, 'mso-list'))?.[1]
  return { level, align, item: list ? { level: Number(list), marker: '', symbol: false } : undefined }
}

/** Reads elements in their order into blocks that hold nothing but what a paper holds. */
class Reader {
  private readonly blocks: Block[] = []
  private runs: Run[] = []
  private shape: Shape = plainShape
  private running: '' | '1' | 'a' | 'i' = ''
  private readonly where: Where
  constructor(where: Where) {
    this.where = where
  }

  read(children: readonly Tree[], marks: Marks = unmarked): Block[] {
    for (const child of children) this.take(child, marks)
    this.endParagraph()
    return this.blocks
  }

  private take(tree: Tree, marks: Marks): void {
    if (typeof tree === 'string') {
      this.runs.push({ html: tree.replace(/(?:\s|&nbsp;|&#160;)+/g, ' '), marks })
      return
    }
    if (this.isLeftOut(tree)) return
    if (tree.tag === 'br') {
      if (style(tree, 'page-break-before') === '') this.runs.push({ html: '<br>', marks, ready: true })
    } else if (isList(tree) && this.where.depth < deepestList) this.whole(listHtml(tree, this.where))
    else if (tree.tag === 'table' && !this.where.inner) this.table(tree)
    else if (blockTags.test(tree.tag)) this.block(tree, marks)
    else this.inline(tree, marks)
  }

  private isLeftOut(element: Element): boolean {
    if (dropped.test(element.tag) || this.where.notes.bodies.has(element)) return true
    return element.attributes.includes('style') && (style(element, 'display') === 'none' || style(element, 'mso-element') === 'comment-list')
  }

  private inline(element: Element, marks: Marks): void {
    const note = noteOf(element, this.where.notes)
    if (note !== undefined) {
      if (note !== '') this.runs.push({ html: `<span data-footnote>${note}</span>`, marks, ready: true })
      return
    }
    const own = marksOf(element, marks)
    if (style(element, 'mso-list') === 'ignore' && this.shape.item) {
      this.shape.item = { ...this.shape.item, marker: textWithin(element), symbol: own.symbol }
      return
    }
    for (const child of element.children) this.take(child, own)
  }

  private block(element: Element, marks: Marks): void {
    this.endParagraph()
    const around = this.shape
    this.shape = shapeOf(element, around)
    // A heading's own weight is no mark of its words.
    for (const child of element.children) this.take(child, this.shape.level > 0 ? { ...marks, bold: false } : marksOf(element, marks))
    this.endParagraph()
    this.shape = around
  }

  private table(table: Element): void {
    if (isFrame(table)) this.where.onFrame()
    else this.whole(tableHtml(table, this.where))
  }

  private whole(html: string): void {
    this.endParagraph()
    if (html !== '') this.blocks.push({ html })
  }

  private endParagraph(): void {
    if (this.runs.every(isBlank)) {
      this.runs = []
      return
    }
    const runs = trimmed(this.runs)
    this.runs = []
    const text = runs.map((run) => (run.ready ? '' : decoded(run.html))).join('')
    const { item } = this.shape
    const list = item && listKind(item, this.running)
    this.running = list && !list.bullet ? list.kind : ''
    const marker = item && !list ? `${item.marker} ` : ''
    this.blocks.push(this.paragraph(runs, marker + text, list, marker))
  }

  private paragraph(runs: readonly Run[], text: string, list: ListKind | undefined, marker: string): Block {
    const bold = runs.every((run) => run.ready || run.marks.bold || decoded(run.html).trim() === '')
    const level = this.where.inner || list ? 0 : (bold || this.shape.level > 0 ? namedLevel(text.replace(/\s+/g, ' ')) : 0) || this.shape.level
    const shown = level > 0 ? runs.map((run) => ({ ...run, marks: { ...run.marks, bold: false } })) : runs
    const inner = marker + shown.map(runHtml).join('')
    if (level > 0) return { html: `<h${level}>${inner}</h${level}>` }
    const align = this.shape.align === '' || list ? '' : ` data-align="${this.shape.align}"`
    return { html: `<p${align}>${inner}</p>`, ...(list && this.shape.item && { item: { ...list, level: this.shape.item.level } }) }
  }
}

const textWithin = (element: Element): string =>
  element.children
    .map((child) => (typeof child === 'string' ? decoded(child) : ''))
    .join('')
    .trim()
const isBlank = (run: Run | undefined) => run !== undefined && (run.ready ? run.html === '<br>' : run.html.trim() === '')
/** Typed indentation: the paper's first line is indented by itself. */
function trimmed(runs: readonly Run[]): Run[] {
  const kept = runs.slice(
    runs.findIndex((run) => !isBlank(run)),
    runs.findLastIndex((run) => !isBlank(run)) + 1,
  )
  return kept.map((run, index) => {
    if (run.ready) return run
    const html = index === 0 ? run.html.trimStart() : run.html
    return { ...run, html: index === kept.length - 1 ? html.trimEnd() : html }
  })
}

const isList = ({ tag }: Element) => tag === 'ul' || tag === 'ol'
const kindByStyle: Record<string, '1' | 'a' | 'i'> = { 'lower-alpha': 'a', 'lower-latin': 'a', 'lower-roman': 'i', a: 'a', i: 'i' }
function orderedTag(list: Element): string {
  const first = list.children.find((child): child is Element => typeof child !== 'string')
  const asked = attribute(list, 'data-kind') || attribute(list, 'type') || style(list, 'list-style-type') || (first ? style(first, 'list-style-type') : '')
  const kind = kindByStyle[asked]
  const start = Math.floor(Number(attribute(list, 'start')))
  return `<ol${start > 1 && start < 10_000 ? ` start="${start}"` : ''}${kind ? ` data-kind="${kind}"` : ''}>`
}
function listHtml(list: Element, where: Where): string {
  const items: string[] = []
  const below = { ...where, depth: where.depth + 1 }
  for (const child of list.children) {
    if (typeof child === 'string') continue
    // Google Docs puts a list below a list, beside its item.
    if (isList(child) && below.depth < deepestList) items.push((items.pop() ?? '<p></p>') + listHtml(child, below))
    else if (!where.notes.bodies.has(child)) items.push(innerHtml(child, below))
  }
  if (items.length === 0) return ''
  const written = items.map((item) => `<li>${item.startsWith('<p') ? '' : '<p></p>'}${item}</li>`).join('')
  return list.tag === 'ul' ? `<ul>${written}</ul>` : `${orderedTag(list)}${written}</ol>`
}

function innerHtml(element: Element, where: Where): string {
  return joined(new Reader({ ...where, inner: true }).read(element.children)) || '<p></p>'
}

const widest = { colspan: 30, rowspan: 1000 }
function cellHtml(cell: Element, where: Where): string {
  const spans = (['colspan', 'rowspan'] as const).map((name) => {
    const span = Math.floor(Number(attribute(cell, name)))
    return span > 1 && span <= widest[name] ? ` ${name}="${span}"` : ''
  })
  return `<${cell.tag}${spans.join('')}>${innerHtml(cell, where)}</${cell.tag}>`
}
/** The two columns of a paper's head and of its foot: the app sets them from the fields. */
const frames = /CỘNG (?:HÒA|HOÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|^Nơi nhận ?:/u
const longestFrame = 3000
function isFrame(table: Element): boolean {
  const text = textOf(table).replace(/\s+/g, ' ').trim()
  return text.length <= longestFrame && frames.test(text.normalize('NFC'))
}
const isCell = (child: Tree): child is Element => typeof child !== 'string' && (child.tag === 'td' || child.tag === 'th')
function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (typeof child === 'string') return []
    if (child.tag === 'tr') return child.children.some(isCell) ? [child] : []
    return /^t(?:head|body|foot)$/.test(child.tag) ? rowsOf(child) : []
  })
}
function tableHtml(table: Element, where: Where): string {
  const rows = rowsOf(table).map(
    (row) =>
      `<tr>${row.children
        .filter(isCell)
        .map((cell) => cellHtml(cell, where))
        .join('')}</tr>`,
  )
  return rows.length === 0 ? '' : `<table><tbody>${rows.join('')}</tbody></table>`
}

/**
 * HTML of Word, Google Docs, a web page or our own DOCX reader as the little that a paper knows: paragraphs, headings, lists, tables, footnotes.
 * Scripts, pictures, styles and addresses are not among it, nor are head and foot of a whole paper.
 */
export function readPasted(html: string): { html: string; framesLeft: boolean } {
  const root = readHtml(html)
  let framesLeft = false
  const onFrame = () => {
    framesLeft = true
  }
  const blocks = new Reader({ notes: gatherNotes(root), inner: false, depth: 0, onFrame }).read([root])
  return { html: joined(blocks).normalize('NFC'), framesLeft }
}
