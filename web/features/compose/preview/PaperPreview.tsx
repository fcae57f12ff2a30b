import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../platform/problem-text.ts'
import type { PageBox } from '../../../ui/PdfPage.tsx'
import { PdfBytesView } from '../../../ui/PdfView.tsx'
import { boxesIn, type NamedPlace } from './find-boxes.ts'
import styles from './preview.module.css'
import { type Paper, usePreview } from './use-preview.ts'

export type PaperPreviewProps = { paper: Paper | null; label: string; signerName: string /** A place to look at. */; shown?: PageBox | null }

/** What comes onto the page when it is signed and issued; number and date come between words that say so. */
function useBoxes(file: PDFDocumentProxy | undefined, signerName: string) {
  const { t } = useTranslation('compose')
  const [places, setPlaces] = useState<NamedPlace[]>([])
  useEffect(() => {
    if (!file) return
    let left = false
    boxesIn(file, signerName).then(
      (found) => !left && setPlaces(found),
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [file, signerName])
  return useMemo(() => places.map(({ name, ...box }) => ({ ...box, label: name === 'number' || name === 'date' ? '' : t(`place.${name}`) })), [places, t])
}

/** The very page that will be signed, beside what is written. */
export function PaperPreview({ paper, label, signerName, shown = null }: PaperPreviewProps) {
  const { t } = useTranslation('compose')
  const problemText = useProblemText()
  const { bytes, problem, making } = usePreview(paper)
  const [file, setFile] = useState<PDFDocumentProxy>()
  const boxes = useBoxes(file, signerName)
  const open = useCallback((next: PDFDocumentProxy) => setFile(next), [])
  return (
    <div className={styles.preview}>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problemText(problem)}
        </p>
      )}
      <div className={styles.paper} aria-busy={making}>
        {(bytes !== undefined || !problem) && <PdfBytesView bytes={bytes} label={label} boxes={shown ? [...boxes, shown] : boxes} onOpen={open} />}
      </div>
      <p className={styles.foot}>{file && t(problem ? 'preview.before' : 'preview.same', { count: file.numPages })}</p>
    </div>
  )
}
