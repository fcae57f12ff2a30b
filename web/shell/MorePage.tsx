import { IconListDetails, IconSearch, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { useMe } from '../platform/session.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { LanguageButton } from './LanguageButton.tsx'
import { barFor, navFor } from './nav.ts'
import { OfficeSelect } from './OfficeSelect.tsx'
import { SignOutButton } from './SignOutButton.tsx'
import styles from './shell.module.css'

/** On the phone: everything that has no place in the bar. */
export function MorePage() {
  const { t } = useTranslation('common')
  const me = useMe()
  const all = navFor(me)
  const bar = barFor(all)
  return (
    <div className={styles.more}>
      <PageHeader title={me.fullName} eyebrow={[me.title, me.unitName].filter(Boolean).join(', ')} />
      {me.offices.length > 1 && <OfficeSelect />}
      <ul className={styles.moreList}>
        <li>
          <Link to={paths.search()} className={styles.moreRow}>
            <IconSearch size={22} stroke={1.6} /> {t('nav.search')}
          </Link>
        </li>
        {all
          .filter((item) => !bar.includes(item))
          .map(({ name, to, Icon }) => (
            <li key={name}>
              <Link to={to} className={styles.moreRow}>
                <Icon size={22} stroke={1.6} /> {t(`nav.${name}`)}
              </Link>
            </li>
          ))}
        <li>
          <Link to={paths.account()} className={styles.moreRow}>
            <IconUser size={22} stroke={1.6} /> {t('nav.account')}
          </Link>
        </li>
        <li>
          <Link to={paths.conformance()} className={styles.moreRow}>
            <IconListDetails size={22} stroke={1.6} /> {t('nav.conformance')}
          </Link>
        </li>
      </ul>
      <div className={styles.moreFoot}>
        <LanguageButton />
        <SignOutButton />
      </div>
    </div>
  )
}
