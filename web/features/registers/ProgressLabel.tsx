import { useTranslation } from 'react-i18next'
import styles from './registers.module.css'
import type { Entry } from './registers.ts'

const known = ['00', '01', '02', '03', '04', '05', '06', '13'] as const
type Known = (typeof known)[number]
const isKnown = (code: string): code is Known => (known as readonly string[]).includes(code)
const swatches: Partial<Record<Known, string | undefined>> = { '03': styles.p03, '04': styles.p04, '05': styles.p05, '06': styles.p06 }
export const isUnderWay = (entry: Entry) => ['03', '04', '05'].includes(entry.progress ?? '')

function useResult(entry: Entry, code: string): string {
  const { t } = useTranslation('dispatches')
  const { t: tr } = useTranslation('registers')
  if (entry.answers) return tr('answered', { code: entry.answers })
  if (entry.purpose === 'information' && isUnderWay(entry)) return tr('forInformation')
  if (code === '03') return entry.submittedTo ? tr('submittedTo', { name: entry.submittedTo }) : tr('notAssigned')
  if (code === '06' && entry.dueOn && entry.finishedOn) return tr(entry.finishedOn <= entry.dueOn ? 'finishedInTime' : 'finishedLate')
  return isKnown(code) ? t(`state.${code}`) : t('state.other', { code })
}

/** How far the matter has come: swatch and words. */
export function ProgressLabel({ entry }: { entry: Entry }) {
  const code = entry.progress ?? ''
  const text = useResult(entry, code)
  if (code === '') return null
  const swatch = entry.answers || entry.purpose === 'information' ? styles.p06 : isKnown(code) ? swatches[code] : undefined
  return (
    <span className={styles.progressLabel}>
      <span className={`${styles.swatch} ${swatch ?? ''}`} aria-hidden="true" />
      {text}
    </span>
  )
}
