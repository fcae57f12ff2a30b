import type { Extensions } from '@tiptap/core'
import { TableRow } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { Comment, Subscript, Superscript } from './marks.ts'
import { BulletList, Cell, Footnote, HardBreak, HeaderCell, Heading, OrderedList, Paragraph, PlainTable } from './nodes.ts'

/** What a text may hold: body schema 1, the same as the typesetter reads (lib/paper). */
export const bodyExtensions: Extensions = [
  StarterKit.configure({
    heading: false,
    paragraph: false,
    hardBreak: false,
    bulletList: false,
    orderedList: false,
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    link: false,
    strike: false,
  }),
  Paragraph,
  Heading,
  HardBreak,
  BulletList,
  OrderedList,
  Footnote,
  PlainTable,
  TableRow,
  Cell,
  HeaderCell,
  Superscript,
  Subscript,
  Comment,
]
