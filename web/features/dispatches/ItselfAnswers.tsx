import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import styles from './delivery.module.css'
import type { Delivery } from './dispatches.ts'

/** What the paper answers: a document that the reader's office has itself. */
export function ItselfAnswers({ answers }: { answers: Delivery['answers'] }) {
  const { t } = useTranslation('answers')
  const format = useFormat()
  return answers.map(({ documentId, deliveryId, code, documentOn }) => (
    <p key={documentId ?? deliveryId} className={styles.answers}>
      <Link to={deliveryId ? paths.delivery(deliveryId) : paths.document(documentId ?? '')}>
        {t('itself', { code, date: documentOn ? format.fullDay(documentOn) : '' })}
      </Link>
    </p>
  ))
}
