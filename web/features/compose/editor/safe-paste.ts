import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { cleanHtml } from '../paste/clean-html.ts'

/** Some hundred pages of A4. */
export const longestText = 300_000
/** Word writes much around few words; more than this is no text. */
const longestHtml = 30_000_000

export type Refused = 'tooLong' | 'picture'
const wordsIn = (html: string) => html.replace(/<[^>]*>/g, '').length

/** Whatever is pasted or dropped is cleaned before the editor reads it; too much of it is refused as a whole, with a word. */
export const SafePaste = Extension.create<{ onRefused: (why: Refused) => void }>({
  name: 'safePaste',
  addOptions: () => ({ onRefused: () => undefined }),
  addProseMirrorPlugins() {
    const { onRefused } = this.options
    let last = { raw: '', clean: '' }
    const cleanOnce = (raw: string) => {
      if (last.raw !== raw) last = { raw, clean: cleanHtml(raw) }
      return last.clean
    }
    const hindrance = (view: EditorView, data: DataTransfer): Refused | undefined => {
      const html = data.getData('text/html')
      const text = data.getData('text/plain')
      if (html === '' && text === '') return data.files.length > 0 ? 'picture' : undefined
      if (html.length > longestHtml) return 'tooLong'
      const more = html === '' ? text.length : wordsIn(cleanOnce(html))
      return view.state.doc.textContent.length + more > longestText ? 'tooLong' : undefined
    }
    const check = (view: EditorView, event: Event, data: DataTransfer | null) => {
      const why = data && hindrance(view, data)
      if (!why) return false
      event.preventDefault()
      onRefused(why)
      return true
    }
    return [
      new Plugin({
        props: {
          transformPastedHTML: cleanOnce,
          handleDOMEvents: {
            paste: (view, event) => check(view, event, event.clipboardData),
            drop: (view, event) => check(view, event, event.dataTransfer),
          },
        },
      }),
    ]
  },
})
