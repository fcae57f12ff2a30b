import type { Editor } from '@tiptap/react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../platform/api.ts'
import { useProblemText } from '../../../platform/problem-text.ts'
import { uploadFile } from '../../../platform/uploads.ts'
import { readPasted } from '../paste/clean-html.ts'
import styles from './editor.module.css'

type Outcome = { name: string; warnings: readonly (ImportWarning | 'frame')[] } | { name: string; problem: string }
type ImportWarning = Awaited<ReturnType<typeof read>>['warnings'][number]

async function read(file: File) {
  const { id } = await uploadFile(file)
  return call('importDocx', { body: { fileId: id } })
}

function Said({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('compose')
  if ('problem' in outcome) {
    return (
      <p role="alert" className={styles.refused}>
        <b>{outcome.name}</b>: {outcome.problem}
      </p>
    )
  }
  return (
    <p role="status" className={styles.said}>
      {[
        t('import.done', { name: outcome.name }),
        ...outcome.warnings.map((warning) => t(warning === 'frame' ? 'pasted.frame' : `import.warning.${warning}`)),
      ].join(' ')}
    </p>
  )
}

/** Puts the text of a DOCX in place of what stands here; undoing brings that back. */
export function useImportDocx(editor: Editor) {
  const problemText = useProblemText()
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const take = async (file: File) => {
    setBusy(true)
    setOutcome(null)
    try {
      const { html, warnings } = await read(file)
      const text = readPasted(html)
      editor.chain().focus().selectAll().insertContent(text.html).run()
      setOutcome({ name: file.name, warnings: text.framesLeft ? ['frame', ...warnings] : warnings })
    } catch (error) {
      setOutcome({ name: file.name, problem: problemText(error) })
    } finally {
      setBusy(false)
    }
  }
  return { busy, take, said: outcome && <Said outcome={outcome} /> }
}

export function ImportButton({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const { t } = useTranslation('compose')
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
      <button type="button" className={styles.words} aria-busy={busy} disabled={busy} onClick={() => input.current?.click()}>
        {t(busy ? 'import.reading' : 'import.choose')}
      </button>
    </>
  )
}
