import { useTranslation } from 'react-i18next'
import styles from './LiveDot.module.css'
import { useSurroundings } from './surroundings.ts'

/** Whether the screen hears of changes by itself. */
export function LiveDot() {
  const { t } = useTranslation('common')
  const live = useSurroundings().useLive()
  return (
    <span role="status" className={live ? styles.live : styles.lost}>
      {t(live ? 'live.following' : 'live.lost')}
    </span>
  )
}
