import { useTranslation } from 'react-i18next'
import { useFormat } from '../platform/format.ts'
import { keptAt, useOnline } from '../platform/offline.ts'
import { useStore } from '../platform/store.ts'
import styles from './shell.module.css'

/** Offline is a state of the screen, said plainly, not an error. */
export function OfflineBanner() {
  const { t } = useTranslation('common')
  const format = useFormat()
  const online = useOnline()
  const kept = useStore(keptAt)
  return (
    <div role="status" className={online ? styles.noBanner : styles.banner}>
      {!online && (kept ? t('offline.bannerKept', { when: format.near(kept) }) : t('offline.banner'))}
    </div>
  )
}
