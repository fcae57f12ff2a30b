import { useTranslation } from 'react-i18next'
import { isKnownState } from './dispatches.ts'
import { stateClass } from './state-class.ts'
import styles from './state-label.module.css'

export function useStateName(): (code: string) => string {
  const { t } = useTranslation('dispatches')
  return (code) => {
    if (code === 'recalled') return t('recall.state')
    return isKnownState(code) ? t(`state.${code}`) : t('state.other', { code })
  }
}

/** The state as a swatch and its name: never colour alone. */
export function StateLabel({ state, recalled = false }: { state: string; recalled?: boolean }) {
  const name = useStateName()
  return (
    <span className={styles.label}>
      <span className={`${stateClass(state)} ${styles.swatch}`} aria-hidden="true" />
      {name(recalled ? 'recalled' : state)}
    </span>
  )
}
