import { useTranslation } from 'react-i18next'
import { chooseOffice, useMe, useOffice } from '../platform/session.ts'
import styles from './shell.module.css'

/** For those who work in more than one office. */
export function OfficeSelect() {
  const { t } = useTranslation('common')
  const me = useMe()
  const office = useOffice()
  return (
    <select className={styles.office} aria-label={t('nav.office')} value={office.unitId} onChange={(event) => chooseOffice(event.target.value)}>
      {me.offices.map((one) => (
        <option key={one.unitId} value={one.unitId}>
          {one.name}
        </option>
      ))}
    </select>
  )
}
