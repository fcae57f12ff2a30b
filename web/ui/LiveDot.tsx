import { useTranslation } from 'react-i18next'
import { useLive } from '../platform/live.ts'
import styles from './LiveDot.module.css'

/** Whether the screen hears of changes by itself. */
export function LiveDot() {
  const { t } = useTranslation('common')
  const live = useLive()
  return (
    <span role="status" className={live ? styles.live : styles.lost}>
      {t(live ? 'live.following' : 'live.lost')}
    </span>
  )
}
