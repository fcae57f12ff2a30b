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

/** In the hand the books are wider than the screen. */
const intoView = (link: HTMLAnchorElement | null) => link?.scrollIntoView({ block: 'nearest', inline: 'nearest' })

/** The books of the records office, side by side. */
export function BooksNav() {
  const { t } = useTranslation('registers')
  const { pathname } = useLocation()
  return (
    <nav className={styles.kinds} aria-label={t('switch.label')}>
      {books.map(([name, to]) => (
        <Link key={name} ref={pathname.endsWith(to) ? intoView : undefined} to={to} aria-current={pathname.endsWith(to) ? 'page' : undefined}>
          {t(`switch.${name}`)}
        </Link>
      ))}
    </nav>
  )
}
