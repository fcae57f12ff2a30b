import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  FootnoteReferenceRun,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Align, Block, Cell, Run } from './blocks.ts'

export const mm = convertMillimetersToTwip
/** Sizes are in half points there. */
export const points = (size: number) => size * 2
const indent = mm(12.7)
export const centred = AlignmentType.CENTER

export type Style = Pick<IRunOptions, 'bold' | 'italics' | 'color'> & { size?: number }
export const words = (text: string, { size = 14, ...style }: Style = {}) => new TextRun({ text, size: points(size), ...style })
export const line = (text: string, style: Style = {}, options: IParagraphOptions = {}) => new Paragraph({ ...options, children: [words(text, style)] })
const tight = { before: 0, after: 0 }
export const centredLine = (text: string, style: Style = {}, options: IParagraphOptions = {}) =>
  line(text, style, { alignment: centred, spacing: tight, ...options })

/** Notes stand in the document by number; here they are collected as the text is walked. */
export class Notes {
  readonly all: Record<string, { children: Paragraph[] }> = {}
  add(runs: readonly Run[]): number {
    const n = Object.keys(this.all).length + 1
    this.all[n] = { children: [new Paragraph({ children: childrenOf(runs, this, { size: 11 }) })] }
    return n
  }
}

export function childrenOf(runs: readonly Run[], notes: Notes, style: Style = {}): ParagraphChild[] {
  return runs.map((run) => {
    if ('break' in run) return new TextRun({ break: 1 })
    if ('note' in run) return new FootnoteReferenceRun(notes.add(run.note))
    const { size = 14, ...given } = style
    return new TextRun({
      text: run.t,
      size: points(size),
      ...given,
      ...(run.bold && { bold: true }),
      ...(run.italic && { italics: true }),
      ...(run.underline && { underline: {} }),
      ...(run.superscript && { superScript: true }),
      ...(run.subscript && { subScript: true }),
    })
  })
}

const alignments: Record<Align, (typeof AlignmentType)[keyof typeof AlignmentType]> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
}
const border = { style: BorderStyle.SINGLE, size: 5, color: '000000' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
export const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
const ruled = { top: border, bottom: border, left: border, right: border }

function cellOf(cell: Cell, notes: Notes): TableCell {
  const children = cell.blocks.flatMap((block) =>
    block.kind === 'table'
      ? blocksOf([block], notes)
      : [
          new Paragraph({
            alignment: cell.head ? centred : block.kind === 'paragraph' ? alignments[block.align] : AlignmentType.LEFT,
            spacing: tight,
            children: childrenOf(block.runs, notes, { size: 13, bold: cell.head || block.kind === 'heading' }),
          }),
        ],
  )
  return new TableCell({ children, columnSpan: cell.colspan, rowSpan: cell.rowspan, borders: ruled, ...(cell.head && { verticalAlign: VerticalAlign.CENTER }) })
}

export const textWidth = mm(165)
function tableOf(block: Extract<Block, { kind: 'table' }>, notes: Notes): Table {
  const known = block.widths.filter((width) => width !== null)
  const usual = known.length > 0 ? known.reduce((sum, width) => sum + width, 0) / known.length : 1
  const shares = block.widths.map((width) => width ?? usual)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const count = Math.max(...block.cells.map((cell) => cell.y + 1))
  const rows = Array.from({ length: count }, (_, y) => {
    const cells = block.cells.filter((cell) => cell.y === y).map((cell) => cellOf(cell, notes))
    return new TableRow({ children: cells, tableHeader: y < block.headRows })
  })
  const columnWidths = shares.map((share) => Math.round((textWidth * share) / whole))
  return new Table({ rows, columnWidths, width: { size: textWidth, type: WidthType.DXA } })
}

/** Paragraphs, headings and tables as an office program keeps them. */
export function blocksOf(blocks: readonly Block[], notes: Notes): (Paragraph | Table)[] {
  return blocks.map((block) => {
    if (block.kind === 'table') return tableOf(block, notes)
    const spacing = { before: 120, after: 0 }
    if (block.kind === 'paragraph') {
      const own = block.indent ? { indent: { firstLine: indent } } : {}
      return new Paragraph({ alignment: alignments[block.align], spacing, ...own, children: childrenOf(block.runs, notes) })
    }
    const isChapter = block.level === 1
    return new Paragraph({
      ...{ spacing, keepNext: true, style: `Heading${block.level}`, alignment: isChapter ? centred : AlignmentType.JUSTIFIED },
      ...(!isChapter && { indent: { firstLine: indent } }),
      children: childrenOf(block.runs, notes, { bold: block.level < 4, color: '000000' }),
    })
  })
}

/** Two columns without lines, in which head and foot of a paper stand. */
export function sideBySide(widths: readonly [number, number], rows: readonly (readonly [Paragraph[], Paragraph[]])[]): Table {
  const cell = (children: Paragraph[], width: number) =>
    new TableCell({
      children: children.length > 0 ? children : [new Paragraph({})],
      width: { size: width, type: WidthType.DXA },
      margins: { left: 0, right: 0 },
      borders: noBorders,
    })
  return new Table({
    columnWidths: [...widths],
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    borders: noBorders,
    rows: rows.map(([left, right]) => new TableRow({ cantSplit: true, children: [cell(left, widths[0]), cell(right, widths[1])] })),
  })
}
