import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import styles from './documents.module.css'
import type { DocumentDetail } from './draft.ts'
import fileStyles from './files.module.css'

/** What goes along with the paper and is covered by no signature. */
export function Attachments({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation('documents')
  const { size } = useFormat()
  if (document.attachments.length === 0) return null
  return (
    <section>
      <h2 className={styles.smallHeading}>{t('document.attachments')}</h2>
      <ul className={fileStyles.files}>
        {document.attachments.map((file) => (
          <li key={file.id} className={fileStyles.along}>
            <a href={file.url} download className={fileStyles.fileLink}>
              {file.name}
            </a>
            <span className={styles.meta}>
              {size(file.bytes)} · {t('draft.unsignedAttachment')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
