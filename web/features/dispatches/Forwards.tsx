import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import { MiniMatrix } from '../../ui/MiniMatrix.tsx'
import styles from './delivery.module.css'
import { type Delivery, isAccepted } from './dispatches.ts'

/** What this unit passed on of the copy, each with its little matrix. */
export function Forwards({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('forwarding')
  const format = useFormat()
  if (delivery.forwards.length === 0) return null
  return (
    <section>
      <h2 className={styles.smallHeading}>{t('list')}</h2>
      <ul className={styles.people}>
        {delivery.forwards.map((send) => {
          const label = t('accepted', { accepted: send.states.filter(isAccepted).length, total: send.states.length })
          return (
            <li key={send.id}>
              <Link to={paths.matrix(send.id)}>{label}</Link>
              <MiniMatrix states={send.states} label={label} />
              <span className={styles.meta}>{t('sent', { who: send.who, when: format.near(send.sentAt) })}</span>
              {send.message && <span className={styles.reason}>{send.message}</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
