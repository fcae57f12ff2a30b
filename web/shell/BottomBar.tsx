import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { paths } from '../paths.ts'
import { useFormat } from '../platform/format.ts'
import { useMe } from '../platform/session.ts'
import { barFor, isHere, navFor } from './nav.ts'
import styles from './shell.module.css'
import { useCounts } from './use-counts.ts'

const short = {
  desk: 'deskShort',
  inbox: 'inboxShort',
  outgoing: 'outgoingShort',
  sign: 'sign',
  sent: 'sent',
  registers: 'registers',
  agenda: 'agenda',
  organisation: 'organisation',
} as const

/** In the hand: four, at the thumb. */
export function BottomBar() {
  const { t } = useTranslation('common')
  const format = useFormat()
  const counts = useCounts()
  const items = barFor(navFor(useMe()))
  const { pathname } = useLocation()
  const current = items.find((item) => isHere(item, pathname))
  return (
    <nav aria-label={t('nav.label')} className={styles.bar}>
      {items.map((item) => {
        const { name, to, Icon, count } = item
        const here = item === current
        return (
          <Link
            key={name}
            to={to}
            aria-current={here ? 'page' : undefined}
            className={here ? `${styles.tab} ${styles.tabHere}` : styles.tab}
            aria-label={name === 'desk' && counts.urgent > 0 ? `${t('nav.desk')}, ${t('urgent.waiting', { count: counts.urgent })}` : t(`nav.${name}`)}
          >
            <Icon size={22} stroke={1.6} />
            <span aria-hidden="true">{t(`nav.${short[name]}`)}</span>
            {count && counts[count] > 0 && (
              <span className={styles.tabCount}>
                {name === 'desk' && counts.urgent > 0 && '‼ '}
                {format.number(counts[count])}
              </span>
            )}
          </Link>
        )
      })}
      <Link to={paths.more()} aria-current={current ? undefined : 'page'} className={current ? styles.tab : `${styles.tab} ${styles.tabHere}`}>
        <IconDots size={22} stroke={1.6} />
        <span>{t('nav.more')}</span>
      </Link>
    </nav>
  )
}
