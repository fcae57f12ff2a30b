import { useTranslation } from 'react-i18next'
import styles from './Skeleton.module.css'

/** Keeps the layout of a list while it is fetched. */
export function SkeletonRows({ rows }: { rows: number }) {
  const { t } = useTranslation('common')
  return (
    <div role="status" aria-label={t('loading')} className={styles.rows}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of nothing have no other name
        <div key={index} className={styles.row} />
      ))}
    </div>
  )
}
