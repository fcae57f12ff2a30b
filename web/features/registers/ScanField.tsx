import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { useMe } from '../../platform/session.ts'
import { uploadFile } from '../../platform/uploads.ts'
import { DropArea } from '../../ui/DropArea.tsx'
import styles from './registers.module.css'

export type Scan = { id: string; name: string; pages: number | null }
type Upload = { name: string; percent: number; sending: boolean }
type Props = { scan: Scan | null; onChange: (scan: Scan) => void; onBusy: (busy: boolean) => void }

function UploadLine({ upload }: { upload: Upload }) {
  const { t } = useTranslation('registers')
  const text = upload.sending ? t('byHand.uploading', upload) : t('byHand.checking', upload)
  return (
    <div role="status" className={styles.progress}>
      <span>{text}</span>
      <progress max={100} value={upload.sending ? upload.percent : undefined} aria-label={text} />
    </div>
  )
}

/** The scan of what is on paper: one PDF, sent while the form is being filled in. */
export function ScanField({ scan, onChange, onBusy }: Props) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const { limits } = useMe()
  const problemText = useProblemText()
  const [upload, setUpload] = useState<Upload | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (file: File | undefined) => {
    if (!file) return
    const { name } = file
    onBusy(true)
    setProblem(null)
    setUpload({ name, percent: 0, sending: true })
    try {
      const done = await uploadFile(file, {
        onProgress: (sent, total) => setUpload({ name, percent: Math.round((100 * sent) / Math.max(1, total)), sending: true }),
        onState: () => setUpload({ name, percent: 100, sending: false }),
      })
      onChange({ id: done.id, name: done.name, pages: done.pages })
    } catch (error) {
      setProblem(`${name}: ${problemText(error)}`)
    } finally {
      setUpload(null)
      onBusy(false)
    }
  }
  return (
    <div className={styles.field}>
      <span className={styles.label}>{t('byHand.scan')}</span>
      {scan && (
        <p className={styles.fileLine}>
          {scan.pages === null ? t('byHand.fileNoPages', { name: scan.name }) : t('byHand.file', { name: scan.name, pages: scan.pages })}
        </p>
      )}
      <DropArea
        accept=".pdf,application/pdf"
        label={t(scan ? 'byHand.scanReplace' : 'byHand.scan')}
        hint={t('byHand.scanHint', { size: format.size(limits.fileBytes) })}
        compact
        onFiles={(files) => void send(files[0])}
      />
      {upload && <UploadLine upload={upload} />}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  )
}
