import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { paths } from '../../paths.ts'
import styles from './registers.module.css'

const books = [
  ['incoming', paths.register('incoming')],
  ['outgoing', paths.register('outgoing')],
  ['post', paths.postBook()],
  ['copies', paths.copyBook()],
  ['reports', paths.report('incoming')],
] as const

/** The books of the records office, side by side. */
export function BooksNav() {
  const { t } = useTranslation('registers')
  const { pathname } = useLocation()
  return (
    <nav className={styles.kinds} aria-label={t('switch.label')}>
      {books.map(([name, to]) => (
        <Link key={name} to={to} aria-current={pathname.endsWith(to) ? 'page' : undefined}>
          {t(`switch.${name}`)}
        </Link>
      ))}
    </nav>
  )
}
