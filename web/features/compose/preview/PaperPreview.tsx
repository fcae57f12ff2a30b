import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../platform/problem-text.ts'
import { PdfBytesView } from '../../../ui/PdfView.tsx'
import styles from './preview.module.css'
import { type Paper, usePreview } from './use-preview.ts'

export type PaperPreviewProps = { paper: Paper | null; label: string }

/** The very page that will be signed, beside what is written. */
export function PaperPreview({ paper, label }: PaperPreviewProps) {
  const { t } = useTranslation('compose')
  const problemText = useProblemText()
  const { bytes, problem, making } = usePreview(paper)
  const [pages, setPages] = useState(0)
  return (
    <div className={styles.preview}>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problemText(problem)}
        </p>
      )}
      <div className={styles.paper} aria-busy={making}>
        {(bytes !== undefined || !problem) && <PdfBytesView bytes={bytes} label={label} onPages={setPages} />}
      </div>
      <p className={styles.foot}>{pages > 0 && t(problem ? 'preview.before' : 'preview.same', { count: pages })}</p>
    </div>
  )
}
