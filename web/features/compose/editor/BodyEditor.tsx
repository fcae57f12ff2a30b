import { EditorContent, useEditor } from '@tiptap/react'
import { useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinesField } from '../../../ui/LinesField.tsx'
import type { BodyNode } from '../body.ts'
import { Contextual } from './Contextual.tsx'
import styles from './editor.module.css'
import { bodyExtensions } from './extensions.ts'
import { ImportButton, useImportDocx } from './ImportDocx.tsx'
import { type PasteNotice, SafePaste } from './safe-paste.ts'
import { Toolbar } from './Toolbar.tsx'

export type BodyEditorProps = {
  /** Where writing begins; what is written is told by `onChange`. */
  initial: BodyNode
  onChange: (doc: BodyNode) => void
  legalBases: string[]
  onLegalBases: (lines: string[]) => void
}

/** The text of a paper: what the keyboard and Word bring, never more than the paper can hold. */
export function BodyEditor({ initial, onChange, legalBases, onLegalBases }: BodyEditorProps) {
  const { t } = useTranslation('compose')
  const [notice, setNotice] = useState<PasteNotice | null>(null)
  const [basesOpen, setBasesOpen] = useState(legalBases.length > 0)
  const tell = useEffectEvent(onChange)
  const editor = useEditor({
    extensions: [...bodyExtensions, SafePaste.configure({ onNotice: setNotice })],
    content: initial,
    injectCSS: false,
    editorProps: {
      attributes: {
        class: styles.text ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t('body'),
        'data-placeholder': t('placeholder'),
        lang: 'vi',
      },
    },
    onUpdate: ({ editor: changed }) => tell(changed.getJSON() as BodyNode),
  })
  const docx = useImportDocx(editor)
  return (
    <section className={styles.editor} aria-label={t('body')}>
      <div className={styles.bar}>
        <Toolbar editor={editor} basesOpen={basesOpen} onBases={() => setBasesOpen(!basesOpen)}>
          <ImportButton busy={docx.busy} onFile={(file) => void docx.take(file)} />
        </Toolbar>
        <Contextual editor={editor} />
      </div>
      {notice && (
        <p role="alert" className={notice === 'frame' ? styles.said : styles.refused}>
          {t(`pasted.${notice}`)}
        </p>
      )}
      {docx.said}
      {basesOpen && (
        <div className={styles.bases}>
          <LinesField label={t('legalBases')} hint={t('legalBasesHint')} value={legalBases} onChange={onLegalBases} />
        </div>
      )}
      <EditorContent editor={editor} />
    </section>
  )
}
