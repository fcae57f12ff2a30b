import type { Node } from 'prosemirror-model'
import type { alignments } from './body-schema.ts'
import { counterOf } from './counters.ts'
import { printable } from './printable.ts'
import { gridOf } from './table-grid.ts'

export type Run = { t: string; bold?: true; italic?: true; underline?: true; superscript?: true; subscript?: true } | { break: true } | { note: Run[] }
export type Align = (typeof alignments)[number]
export type Cell = { x: number; y: number; colspan: number; rowspan: number; head: boolean; blocks: Block[] }
export type Block =
  | { kind: 'paragraph'; align: Align; indent: boolean; runs: Run[] }
  | { kind: 'heading'; level: number; runs: Run[] }
  | { kind: 'table'; widths: (number | null)[]; headRows: number; cells: Cell[] }

const styles = ['bold', 'italic', 'underline', 'superscript', 'subscript'] as const

export function runsOf(parent: Node): Run[] {
  const runs: Run[] = []
  parent.forEach((node) => {
    if (node.type.name === 'hardBreak') runs.push({ break: true })
    else if (node.type.name === 'footnote') runs.push({ note: runsOf(node) })
    else {
      const marks = new Set(node.marks.map((mark) => mark.type.name))
      const style = Object.fromEntries(styles.filter((name) => marks.has(name)).map((name) => [name, true]))
      runs.push({ t: printable(node.text ?? ''), ...style })
    }
  })
  return runs
}
export const wordsOf = (runs: readonly Run[]): string => runs.map((run) => ('t' in run ? run.t : 'break' in run ? ' ' : '')).join('')

/** Dashes as offices write lists: "-", within it "+", then "•". */
const dashes = ['-', '+', '•']
function itemsOf(list: Node, depth: number): Block[] {
  const blocks: Block[] = []
  list.forEach((item, _offset, index) => {
    const mark = list.type.name === 'bulletList' ? (dashes[Math.min(depth, 2)] ?? '-') : counterOf(list.attrs.kind, (list.attrs.start as number) + index)
    item.forEach((child, _at, position) => {
      const [first, ...rest] = blocksOf(child, depth + 1)
      const marked = position === 0 && first?.kind === 'paragraph' ? { ...first, indent: true, runs: [{ t: `${mark} ` }, ...first.runs] } : first
      blocks.push(...(marked ? [marked] : []), ...rest)
    })
  })
  return blocks
}

function tableOf(table: Node): Block {
  const { rows, cells, widths } = gridOf(table)
  const isHead = (y: number) => {
    const over = cells.filter((cell) => cell.y <= y && y < cell.y + cell.rowspan)
    return over.length > 0 && over.every((cell) => cell.node.type.name === 'tableHeader')
  }
  const plainRows = Array.from({ length: rows }, (_, y) => y).findIndex((y) => !isHead(y))
  const headRows = plainRows === -1 ? 0 : plainRows
  return {
    kind: 'table',
    widths,
    headRows,
    cells: cells.map(({ node, x, y, colspan, rowspan }) => ({
      ...{ x, y, colspan, head: node.type.name === 'tableHeader' },
      // A head row ends where the head ends.
      rowspan: y < headRows ? Math.min(rowspan, headRows - y) : rowspan,
      blocks: childrenOf(node, 0).map((block) => (block.kind === 'paragraph' ? { ...block, indent: false } : block)),
    })),
  }
}

function childrenOf(parent: Node, depth: number): Block[] {
  const blocks: Block[] = []
  parent.forEach((child) => {
    blocks.push(...blocksOf(child, depth))
  })
  return blocks
}

function blocksOf(node: Node, depth: number): Block[] {
  if (node.type.name === 'heading') return [{ kind: 'heading', level: node.attrs.level, runs: runsOf(node) }]
  if (node.type.name === 'table') return [tableOf(node)]
  if (node.type.name === 'bulletList' || node.type.name === 'orderedList') return itemsOf(node, depth)
  const align = (node.attrs.align as Align | null) ?? 'justify'
  return [{ kind: 'paragraph', align, indent: align === 'justify' || align === 'left', runs: runsOf(node) }]
}

/** The text as a row of paragraphs, headings and tables: numbers and dashes of lists are words, as they are on paper. */
export function blocksOfBody(doc: Node): Block[] {
  const blocks = childrenOf(doc, 0)
  const last = blocks.findLastIndex((block) => block.kind === 'table' || wordsOf(block.runs).trim() !== '')
  return blocks.slice(0, last + 1)
}
