import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { type FileState, uploadFile } from '../../platform/uploads.ts'
import { DropArea } from '../../ui/DropArea.tsx'
import styles from './documents.module.css'
import type { UploadedFile } from './draft.ts'
import fileStyles from './files.module.css'

type Upload = { name: string; percent: number; state: FileState['state'] | 'sending' }
type Refusal = { id: string; name: string; problem: string }
const mainTypes = '.pdf,.docx,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const attachmentTypes = '.pdf,.docx,.xlsx,.pptx,.jpg,.jpeg,.png,.zip'

/** Sends files and keeps what is to be shown of them; a refusal stays until it was read, whatever is sent after it. */
function useUpload(onBusy: (busy: boolean) => void) {
  const [upload, setUpload] = useState<Upload | null>(null)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const problemText = useProblemText()
  const send = async (file: File): Promise<UploadedFile | null> => {
    onBusy(true)
    setUpload({ name: file.name, percent: 0, state: 'sending' })
    try {
      const done = await uploadFile(file, {
        onProgress: (sent, total) => setUpload({ name: file.name, percent: Math.round((100 * sent) / Math.max(1, total)), state: 'sending' }),
        onState: (state) => setUpload({ name: file.name, percent: 100, state }),
      })
      return { id: done.id, name: done.name, bytes: done.bytes, pages: done.pages }
    } catch (error) {
      setRefusals((before) => [...before, { id: newId(), name: file.name, problem: problemText(error) }])
      return null
    } finally {
      setUpload(null)
      onBusy(false)
    }
  }
  return {
    upload,
    refusals,
    send,
    forget: (refusal: Refusal) => setRefusals((before) => before.filter((one) => one !== refusal)),
    forgetAll: () => setRefusals([]),
  }
}

function Refusals({ refusals, onRead }: { refusals: readonly Refusal[]; onRead: (refusal: Refusal) => void }) {
  const { t } = useTranslation('documents')
  return refusals.map((refusal) => (
    <div key={refusal.id} role="alert" className={fileStyles.refusal}>
      <span>
        <b>{refusal.name}</b>: {refusal.problem}
      </span>
      <button type="button" className={fileStyles.linkButton} aria-label={t('draft.refusalRead', { name: refusal.name })} onClick={() => onRead(refusal)}>
        ×
      </button>
    </div>
  ))
}

function UploadStatus({ upload }: { upload: Upload | null }) {
  const { t } = useTranslation('documents')
  if (!upload) return null
  const text =
    upload.state === 'converting' ? t('draft.converting') : upload.state === 'sending' ? t('draft.uploading', { percent: upload.percent }) : t('draft.checking')
  return (
    <div role="status" className={fileStyles.progress}>
      <span>
        {upload.name} · {text}
      </span>
      <progress max={100} value={upload.state === 'sending' ? upload.percent : undefined} aria-label={text} />
    </div>
  )
}

type MainProps = { file: UploadedFile | null; hint: string; onChange: (file: UploadedFile) => void; onBusy: (busy: boolean) => void }

export function MainFileField({ file, hint, onChange, onBusy }: MainProps) {
  const { t } = useTranslation('documents')
  const { upload, refusals, send, forget, forgetAll } = useUpload(onBusy)
  const latest = useRef<File>(undefined)
  const take = async (files: readonly File[]) => {
    const [first] = files
    latest.current = first
    forgetAll()
    const done = first && (await send(first))
    // Of two chosen one after the other the later one stays, whichever is ready first.
    if (done && latest.current === first) onChange(done)
  }
  return (
    <div className={styles.field}>
      <span className={styles.label}>{t('draft.file')}</span>
      {file && <p className={fileStyles.fileLine}>{t('draft.ready', { name: file.name, pages: file.pages ?? '–' })}</p>}
      <DropArea
        accept={mainTypes}
        label={file ? t('draft.fileReplace') : t('draft.file')}
        {...(!file && { prompt: t('draft.fileChoose') })}
        hint={hint}
        compact={file !== null}
        onFiles={(files) => void take(files)}
      />
      <UploadStatus upload={upload} />
      <Refusals refusals={refusals} onRead={forget} />
    </div>
  )
}

type AttachmentProps = {
  files: readonly UploadedFile[]
  onAdd: (file: UploadedFile) => void
  onRemove: (file: UploadedFile) => void
  onBusy: (busy: boolean) => void
}

export function AttachmentField({ files, onAdd, onRemove, onBusy }: AttachmentProps) {
  const { t } = useTranslation('documents')
  const { size } = useFormat()
  const { upload, refusals, send, forget } = useUpload(onBusy)
  const headingId = useId()
  const take = async (chosen: readonly File[]) => {
    for (const file of chosen) {
      const done = await send(file)
      if (done) onAdd(done)
    }
  }
  return (
    <section className={styles.field} aria-labelledby={headingId}>
      <span id={headingId} className={styles.label}>
        {t('draft.attachments')}
      </span>
      <ul className={fileStyles.files}>
        {files.map((file) => (
          <li key={file.id}>
            <span>
              <b>{file.name}</b> <span className={styles.meta}>{size(file.bytes)}</span>
            </span>
            <button type="button" className={fileStyles.linkButton} onClick={() => onRemove(file)}>
              {t('draft.remove', { name: file.name })}
            </button>
          </li>
        ))}
      </ul>
      <DropArea
        accept={attachmentTypes}
        label={t('draft.attachmentAdd')}
        hint={t('draft.attachmentsHint')}
        multiple
        compact
        onFiles={(chosen) => void take(chosen)}
      />
      <UploadStatus upload={upload} />
      <Refusals refusals={refusals} onRead={forget} />
    </section>
  )
}
