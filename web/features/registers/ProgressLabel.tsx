import { useTranslation } from 'react-i18next'
import styles from './registers.module.css'
import type { Entry } from './registers.ts'

const known = ['00', '01', '02', '03', '04', '05', '06', '13'] as const
type Known = (typeof known)[number]
const isKnown = (code: string): code is Known => (known as readonly string[]).includes(code)
const swatches: Partial<Record<Known, string | undefined>> = { '03': styles.p03, '04': styles.p04, '05': styles.p05, '06': styles.p06 }

/** How far the matter has come: swatch and words. */
export function ProgressLabel({ entry }: { entry: Entry }) {
  const { t } = useTranslation('dispatches')
  const { t: tr } = useTranslation('registers')
  const code = entry.progress
  if (code === null) return null
  const text = code === '03' ? tr('notAssigned') : isKnown(code) ? t(`state.${code}`) : t('state.other', { code })
  return (
    <span className={styles.progressLabel}>
      <span className={`${styles.swatch} ${isKnown(code) ? (swatches[code] ?? '') : ''}`} aria-hidden="true" />
      {text}
    </span>
  )
}
