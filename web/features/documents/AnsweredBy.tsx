import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import styles from './amended.module.css'
import type { DocumentDetail } from './draft.ts'

const fewest = 5
/** What came back to it: from a hundred communes it is a long list. */
export function AnsweredBy({ answers }: { answers: DocumentDetail['answeredBy'] }) {
  const { t } = useTranslation('answers')
  const format = useFormat()
  const [all, setAll] = useState(false)
  const rest = all ? 0 : Math.max(0, answers.length - fewest)
  if (answers.length === 0) return null
  return (
    <div className={styles.answers}>
      {answers.slice(0, answers.length - rest).map(({ deliveryId, code, documentOn, authorName: author }) => (
        <p key={deliveryId} className={styles.line}>
          <Link to={paths.delivery(deliveryId)}>{t('by', { code, author, date: documentOn ? format.fullDay(documentOn) : '' })}</Link>
        </p>
      ))}
      {rest > 0 && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t('rest', { count: rest })}
        </button>
      )}
    </div>
  )
}
