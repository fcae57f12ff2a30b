import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { bodySchema } from '../../../../lib/paper/body-schema.ts'
import { checkBody } from '../../../../lib/paper/check-body.ts'
import { bodyExtensions } from './extensions.ts'

const schema = getSchema(bodyExtensions)
type Either = typeof schema | typeof bodySchema
const attributesOf = (attrs: object | null | undefined) =>
  Object.entries((attrs ?? {}) as Record<string, { default?: unknown }>).map(([name, given]) => [name, 'default' in given ? given.default : 'needed'])
const sorted = (names: readonly string[]) => [...names].sort()
const shapeOf = ({ nodes, marks }: Either) => ({
  nodes: Object.fromEntries(
    Object.entries(nodes).map(([name, type]) => [
      name,
      {
        content: type.spec.content,
        inline: type.isInline,
        isBlock: type.isInGroup('block'),
        tableRole: type.spec.tableRole,
        attributes: attributesOf(type.spec.attrs),
        marks: sorted(Object.values(marks).flatMap((mark) => (type.allowsMarkType(mark) ? [mark.name] : []))),
      },
    ]),
  ),
  marks: Object.fromEntries(
    Object.entries(marks).map(([name, type]) => [
      name,
      {
        attributes: attributesOf(type.spec.attrs),
        inclusive: type.spec.inclusive ?? true,
        excludes: Object.keys(marks).filter((other) => other !== name && marks[other] && type.excludes(marks[other])),
      },
    ]),
  ),
})

const words = (text: string, ...marks: object[]) => ({ type: 'text', text, ...(marks.length > 0 && { marks }) })
const line = (text: string) => ({ type: 'paragraph', content: [words(text)] })
const everything = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1 }, content: [words('Chương I')] },
    {
      type: 'paragraph',
      attrs: { align: 'center' },
      content: [words('Xã', { type: 'bold' }, { type: 'italic' }, { type: 'superscript' }), { type: 'hardBreak' }],
    },
    { type: 'paragraph', content: [words('hai', { type: 'comment', attrs: { id: 'c-1' } }), { type: 'footnote', content: [words('Ghi chú')] }] },
    {
      type: 'orderedList',
      attrs: { start: 3, kind: 'a' },
      content: [{ type: 'listItem', content: [line('Một'), { type: 'bulletList', content: [{ type: 'listItem', content: [line('Hai')] }] }] }],
    },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', attrs: { colspan: 2 }, content: [line('Tên')] },
            { type: 'tableCell', content: [line('Số')] },
          ],
        },
      ],
    },
  ],
}

describe('the editor and the typesetter', () => {
  it('know the same nodes, marks, attributes and what may stand in what', () => {
    expect(shapeOf(schema)).toEqual(shapeOf(bodySchema))
  })
  it('read the same text: what the editor writes is what the server takes', () => {
    const written = Node.fromJSON(schema, everything)
    written.check()
    expect(checkBody(written.toJSON()).toJSON()).toEqual(written.toJSON())
  })
})
