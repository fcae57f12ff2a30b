import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { paths } from '../paths.ts'
import { useFormat } from '../platform/format.ts'
import { useMe, useOffice } from '../platform/session.ts'
import { Brand } from './Brand.tsx'
import { isHere, navFor } from './nav.ts'
import { OfficeSelect } from './OfficeSelect.tsx'
import styles from './shell.module.css'
import { useCounts } from './use-counts.ts'

const initials = (name: string) =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(-2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')

function Face({ name }: { name: string }) {
  return (
    <span className={styles.face} aria-hidden="true">
      {initials(name)}
    </span>
  )
}

export function SideMenu({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation('common')
  const me = useMe()
  const office = useOffice()
  const format = useFormat()
  const counts = useCounts()
  const { pathname } = useLocation()
  return (
    <aside className={styles.side} aria-label={t('nav.label')}>
      <Brand unitName={office.name} />
      {me.installation !== 'office' && <p className={styles.installation}>{t(`installation.${me.installation}`)}</p>}
      <button type="button" className={styles.find} onClick={onSearch}>
        <IconSearch size={18} stroke={1.7} />
        <span>{t('nav.search')}</span>
        <span aria-hidden="true" className={styles.findKey}>
          <kbd>Ctrl K</kbd>
        </span>
      </button>
      <nav aria-label={t('nav.label')} className={styles.nav}>
        {navFor(me).map((item, at) => {
          const { name, to, Icon, count } = item
          const here = isHere(item, pathname)
          return (
            <Link
              key={name}
              to={to}
              aria-current={here ? 'page' : undefined}
              aria-keyshortcuts={String(at + 1)}
              className={here ? `${styles.entry} ${styles.here}` : styles.entry}
            >
              <Icon size={20} stroke={1.6} />
              <span className={styles.entryKey} aria-hidden="true">
                <kbd>{at + 1}</kbd>
              </span>
              <span className={styles.entryName}>
                {t(`nav.${name}`)}
                {name === 'desk' && counts.urgent > 0 && <span className={styles.urgent}>‼ {t('urgent.waiting', { count: counts.urgent })}</span>}
              </span>
              {count && counts[count] > 0 && <span className={styles.count}>{format.number(counts[count])}</span>}
            </Link>
          )
        })}
      </nav>
      <div className={styles.foot}>
        {me.offices.length > 1 && <OfficeSelect />}
        <Link to={paths.account()} className={styles.person} aria-label={`${t('nav.account')}: ${me.fullName}`}>
          <Face name={me.fullName} />
          <span className={styles.personWords}>
            <span className={styles.personName}>{me.fullName}</span>
            <span className={styles.unit}>{[me.title, me.unitName].filter(Boolean).join(', ')}</span>
          </span>
        </Link>
      </div>
    </aside>
  )
}
