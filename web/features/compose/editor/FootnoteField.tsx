import type { Editor } from '@tiptap/react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './editor.module.css'

type Props = { editor: Editor; at: number; text: string }

/** The words of the footnote that is chosen; Enter goes back to the line. */
export function FootnoteField({ editor, at, text }: Props) {
  const { t } = useTranslation('compose')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (text === '') input.current?.focus()
  }, [text])
  const write = (words: string) =>
    editor
      .chain()
      .command(({ tr, state }) => {
        const node = tr.doc.nodeAt(at)
        if (node?.type.name !== 'footnote') return false
        tr.replaceWith(at + 1, at + node.nodeSize - 1, words === '' ? [] : state.schema.text(words))
        return true
      })
      .setNodeSelection(at)
      .run()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    if (event.ctrlKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    const size = editor.state.doc.nodeAt(at)?.nodeSize ?? 0
    editor
      .chain()
      .focus()
      .setTextSelection(at + size)
      .run()
  }
  return (
    <label className={styles.noteField}>
      <span>{t('footnote')}</span>
      <input
        ref={input}
        className={styles.noteInput}
        placeholder={t('footnoteHint')}
        maxLength={2000}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  )
}
