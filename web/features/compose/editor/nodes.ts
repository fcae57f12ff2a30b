import { mergeAttributes, Node } from '@tiptap/core'
import { Table, TableCell, TableHeader } from '@tiptap/extension-table'

const alignments = new Set(['left', 'center', 'right', 'justify'])
export const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  group: 'block',
  content: 'inline*',
  addAttributes: () => ({
    align: {
      default: null,
      parseHTML: (element: HTMLElement) => (alignments.has(element.dataset.align ?? '') ? element.dataset.align : null),
      renderHTML: ({ align }: { align?: string | null }) => (align ? { 'data-align': align } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
})

export const levels = [1, 2, 3, 4] as const
export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => levels.map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node }) => [`h${String(node.attrs.level)}`, 0],
  addKeyboardShortcuts() {
    return Object.fromEntries(levels.map((level) => [`Mod-Alt-${level}`, () => this.editor.commands.toggleNode(this.name, 'paragraph', { level })]))
  },
})

export const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  // Ctrl+Enter belongs to the screen.
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.first(({ commands }) => [() => commands.exitCode(), () => commands.insertContent({ type: this.name })]) }
  },
})

export type ListKind = '1' | 'a' | 'i'
const kinds = new Set(['1', 'a', 'i'])
const kindOf = (element: HTMLElement) => [element.dataset.kind, element.getAttribute('type')].find((kind) => kinds.has(kind ?? '')) ?? '1'
/** Lists are made by their buttons: a typed "1. " or "- " stays as it is, as papers are numbered by hand. */
export const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: 'listItem+',
  addAttributes: () => ({
    start: { default: 1, parseHTML: (element: HTMLElement) => Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1 },
    kind: { default: '1', parseHTML: kindOf, renderHTML: ({ kind }: { kind?: string }) => ({ 'data-kind': kind, type: kind }) },
  }),
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-7': () => this.editor.commands.toggleList(this.name, 'listItem') }
  },
})

export const BulletList = Node.create({
  name: 'bulletList',
  group: 'block list',
  content: 'listItem+',
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: () => ['ul', 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-8': () => this.editor.commands.toggleList(this.name, 'listItem') }
  },
})

/** Its words are written in a field of their own, not in the line. */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  content: 'text*',
  isolating: true,
  draggable: true,
  parseHTML: () => [{ tag: 'span[data-footnote]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes, { 'data-footnote': '' }), 0],
  addNodeView: () => (given) => {
    let { node } = given
    const dom = document.createElement('span')
    dom.dataset.note = ''
    const show = () => {
      dom.title = node.textContent
      dom.setAttribute('aria-label', node.textContent)
    }
    dom.setAttribute('role', 'note')
    show()
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false
        node = next
        show()
        return true
      },
    }
  },
})

const cell = (attribute: string) => ({
  default: 1,
  parseHTML: (element: HTMLElement) => Math.max(1, Number.parseInt(element.getAttribute(attribute) ?? '1', 10) || 1),
})
const cellAttributes = () => ({ colspan: cell('colspan'), rowspan: cell('rowspan'), colwidth: { default: null, rendered: false } })
export const Cell = TableCell.extend({ addAttributes: cellAttributes })
export const HeaderCell = TableHeader.extend({ addAttributes: cellAttributes })
export const PlainTable = Table.extend({ renderHTML: () => ['table', ['tbody', 0]] })
