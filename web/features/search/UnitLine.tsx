import { useTranslation } from 'react-i18next'
import styles from './search.module.css'
import type { FoundUnit } from './units.ts'

/** A unit, and what opening it shows. */
export function UnitLine({ unit }: { unit: FoundUnit }) {
  const { t } = useTranslation('search')
  return (
    <span className={styles.line}>
      <span className={styles.title}>{unit.name}</span>
      <span className={styles.facts}>{[t('kind.unit'), unit.detail].filter(Boolean).join(' · ')}</span>
    </span>
  )
}
