import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import { useMe } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { CameraButton } from '../../ui/CameraButton.tsx'
import { DropArea } from '../../ui/DropArea.tsx'
import { usePhone, useTouch } from '../../ui/phone.ts'
import { PhotoStrip } from './PhotoStrip.tsx'
import photoStyles from './photos.module.css'
import styles from './registers.module.css'
import type { ScanState, Upload } from './use-scan.ts'

/** A JPEG is asked for by name: a phone that keeps its photos otherwise then hands them over as such. */
const photoTypes = '.jpg,.jpeg,.png,image/jpeg,image/png'

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

function PhotoPages({ field }: { field: ScanState }) {
  const { t } = useTranslation('photos')
  const { photos, scan, upload } = field
  return (
    <>
      {photos.list.length > 0 && <PhotoStrip photos={photos} />}
      {photos.reading && (
        <p role="status" className={styles.meta}>
          {t('reading', photos.reading)}
        </p>
      )}
      {photos.list.length > 0 && !scan && !upload && !photos.reading && (
        <ActButton wide disabledReason={field.joinHindered} onClick={() => void field.join()}>
          {t('join', { count: photos.list.length })}
        </ActButton>
      )}
      {photos.refused.length > 0 && (
        <div role="alert" className={styles.problem}>
          <ul className={photoStyles.refused}>
            {photos.refused.map(({ id, name, refusal }) => (
              <li key={id}>{t(`refused.${refusal}`, { name })}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function Choose({ field }: { field: ScanState }) {
  const { t } = useTranslation('photos')
  const format = useFormat()
  const { limits } = useMe()
  const touched = useTouch()
  const hasCamera = usePhone() || touched
  const hasPhotos = field.photos.list.length > 0
  const take = (files: readonly File[]) => void field.take(files)
  const label = hasPhotos ? t('add') : t(field.scan ? 'replace' : 'choose')
  return (
    <div className={photoStyles.choose}>
      {hasCamera && <CameraButton accept={photoTypes} label={t(hasPhotos ? 'shootNext' : 'shoot')} onFiles={take} />}
      <DropArea
        accept={`.pdf,application/pdf,${photoTypes}`}
        label={label}
        hint={t('hint', { size: format.size(limits.fileBytes) })}
        compact
        multiple
        onFiles={take}
      />
    </div>
  )
}

/** The scan of what is on paper: a PDF, or photos of its pages that become one. */
export function ScanField({ field }: { field: ScanState }) {
  const { t } = useTranslation('registers')
  const { scan, upload, problem } = field
  return (
    <div className={styles.field}>
      <span className={styles.label}>{t('byHand.scan')}</span>
      <div className={photoStyles.scan}>
        {scan && (
          <p className={styles.fileLine}>
            {scan.pages === null ? t('byHand.fileNoPages', { name: scan.name }) : t('byHand.file', { name: scan.name, pages: scan.pages })}
          </p>
        )}
        <PhotoPages field={field} />
        <Choose field={field} />
        {upload && <UploadLine upload={upload} />}
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </div>
  )
}
