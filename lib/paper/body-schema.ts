import { type MarkSpec, type NodeSpec, Schema, type SchemaSpec } from 'prosemirror-model'

const orNothing = (accepts: (value: unknown) => boolean) => (value: unknown) => {
  if (value !== null && !accepts(value)) throw new RangeError('attribute')
}
const must = (accepts: (value: unknown) => boolean) => (value: unknown) => {
  if (!accepts(value)) throw new RangeError('attribute')
}
const isWhole = (from: number, to: number) => (value: unknown) => Number.isInteger(value) && Number(value) >= from && Number(value) <= to
const isOneOf = (words: readonly string[]) => (value: unknown) => words.includes(value as string)
const isWidths = (value: unknown) => Array.isArray(value) && value.length <= 30 && value.every((width) => width === 0 || isWhole(1, 5000)(width))

export const alignments = ['left', 'center', 'right', 'justify'] as const
export const orderedKinds = ['1', 'a', 'i'] as const

const cell: NodeSpec = {
  content: 'block+',
  isolating: true,
  attrs: {
    colspan: { default: 1, validate: must(isWhole(1, 30)) },
    rowspan: { default: 1, validate: must(isWhole(1, 1000)) },
    colwidth: { default: null, validate: orNothing(isWidths) },
  },
}
const nodes: Record<string, NodeSpec> = {
  doc: { content: 'block+' },
  paragraph: { group: 'block', content: 'inline*', attrs: { align: { default: null, validate: orNothing(isOneOf(alignments)) } } },
  /** 1 = Phần, Chương; 2 = "I."; 3 = Điều, "1."; 4 = "a)". */
  heading: { group: 'block', content: 'inline*', defining: true, attrs: { level: { default: 2, validate: must(isWhole(1, 4)) } } },
  bulletList: { group: 'block', content: 'listItem+' },
  orderedList: {
    group: 'block',
    content: 'listItem+',
    attrs: { start: { default: 1, validate: must(isWhole(1, 10_000)) }, kind: { default: '1', validate: must(isOneOf(orderedKinds)) } },
  },
  listItem: { content: 'paragraph block*', defining: true },
  table: { group: 'block', content: 'tableRow+', isolating: true, tableRole: 'table' },
  tableRow: { content: '(tableCell | tableHeader)*', tableRole: 'row' },
  tableCell: { ...cell, tableRole: 'cell' },
  tableHeader: { ...cell, tableRole: 'header_cell' },
  footnote: { group: 'inline', inline: true, content: 'text*', isolating: true },
  hardBreak: { group: 'inline', inline: true, selectable: false },
  text: { group: 'inline' },
}
const marks: Record<string, MarkSpec> = {
  bold: {},
  italic: {},
  underline: {},
  superscript: { excludes: 'subscript' },
  subscript: { excludes: 'superscript' },
  /** A place somebody commented on; it leaves no trace on paper. */
  comment: { inclusive: false, excludes: '', attrs: { id: { validate: must((value) => typeof value === 'string' && /^[\w-]{1,64}$/.test(value)) } } },
}

/** What may stand in the text of a paper, schema 1. Editor and server read the same. */
export const bodySpec: SchemaSpec = { nodes, marks, topNode: 'doc' }
export const bodySchema = new Schema(bodySpec)
