import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { readPasted } from '../paste/clean-html.ts'

/** Some hundred pages of A4. */
export const longestText = 300_000
/** Word writes much around few words; more than this is no text. */
const longestHtml = 30_000_000

/** Why nothing was pasted, or what of it was left out. */
export type PasteNotice = 'tooLong' | 'picture' | 'frame'
const wordsIn = (html: string) => html.replace(/<[^>]*>/g, '').length

/** Whatever is pasted or dropped is cleaned before the editor reads it; too much of it is refused as a whole, with a word. */
export const SafePaste = Extension.create<{ onNotice: (notice: PasteNotice | null) => void }>({
  name: 'safePaste',
  addOptions: () => ({ onNotice: () => undefined }),
  addProseMirrorPlugins() {
    const { onNotice } = this.options
    let last = { raw: '', html: '', framesLeft: false }
    const cleanOnce = (raw: string) => {
      if (last.raw !== raw) last = { raw, ...readPasted(raw) }
      return last
    }
    const hindrance = (view: EditorView, data: DataTransfer): PasteNotice | undefined => {
      const html = data.getData('text/html')
      const text = data.getData('text/plain')
      if (html === '' && text === '') return data.files.length > 0 ? 'picture' : undefined
      if (html.length > longestHtml) return 'tooLong'
      const more = html === '' ? text.length : wordsIn(cleanOnce(html).html)
      return view.state.doc.textContent.length + more > longestText ? 'tooLong' : undefined
    }
    const check = (view: EditorView, event: Event, data: DataTransfer | null) => {
      const why = data && hindrance(view, data)
      if (!why) {
        onNotice(data && cleanOnce(data.getData('text/html')).framesLeft ? 'frame' : null)
        return false
      }
      event.preventDefault()
      onNotice(why)
      return true
    }
    return [
      new Plugin({
        props: {
          transformPastedHTML: (raw) => cleanOnce(raw).html,
          handleTextInput: () => {
            onNotice(null)
            return false
          },
          handleDOMEvents: {
            paste: (view, event) => check(view, event, event.clipboardData),
            drop: (view, event) => check(view, event, event.dataTransfer),
          },
        },
      }),
    ]
  },
})
