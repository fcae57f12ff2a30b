import { useTranslation } from 'react-i18next'
import type { AmendmentRole } from '../../contract/words.ts'
import { useFormat } from './format.ts'
import styles from './SinceMarks.module.css'

type Since = { amendedBy: readonly { role: AmendmentRole; code: string }[]; recalledOn?: string | null }

/** What became of a document since it was issued, in a line of a list; texts of `amendments` must be loaded. */
export function SinceMarks({ amendedBy, recalledOn = null }: Since) {
  const { t } = useTranslation('amendments')
  const format = useFormat()
  if (!recalledOn && amendedBy.length === 0) return null
  return (
    <span className={styles.marks}>
      {recalledOn && <span className={styles.recalled}>{t('recalled', { date: format.day(recalledOn) })}</span>}
      {amendedBy.map(({ role, code }) => (
        <span key={`${role} ${code}`} className={styles.amended}>
          {t(`short.${role}`, { code })}
        </span>
      ))}
    </span>
  )
}
