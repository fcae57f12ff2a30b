import { Mark } from '@tiptap/core'

export const Superscript = Mark.create({
  name: 'superscript',
  excludes: 'subscript',
  parseHTML: () => [{ tag: 'sup' }],
  renderHTML: () => ['sup', 0],
  addKeyboardShortcuts() {
    return { 'Mod-.': () => this.editor.commands.toggleMark(this.name) }
  },
})
export const Subscript = Mark.create({
  name: 'subscript',
  excludes: 'superscript',
  parseHTML: () => [{ tag: 'sub' }],
  renderHTML: () => ['sub', 0],
  addKeyboardShortcuts() {
    return { 'Mod-,': () => this.editor.commands.toggleMark(this.name) }
  },
})
/** Words that an opinion is about. */
export const Comment = Mark.create({
  name: 'comment',
  inclusive: false,
  excludes: '',
  addAttributes: () => ({
    id: {
      isRequired: true,
      parseHTML: (element: HTMLElement) => element.dataset.comment ?? null,
      renderHTML: ({ id }: { id?: string }) => ({ 'data-comment': id }),
    },
  }),
  parseHTML: () => [{ tag: 'mark[data-comment]' }],
  renderHTML: ({ HTMLAttributes }) => ['mark', HTMLAttributes, 0],
})
