import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { hasFailed } from '../../platform/problem.ts'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SavedFilters, SavedSearches } from '../saved/public.tsx'
import { FoundLine } from './FoundLine.tsx'
import { addressOf, useFound } from './results.ts'
import styles from './search.module.css'
import { UnitLine } from './UnitLine.tsx'
import { useFoundUnits } from './units.ts'

/** On the phone the palette is a page. */
export default function SearchPage() {
  return (
    <SavedFilters list="search">
      <Search />
    </SavedFilters>
  )
}

function Search() {
  const { t } = useTranslation('search')
  const [search, setSearch] = useSearchParams()
  const typed = (search.get('q') ?? '').slice(0, 200)
  const results = useFound(typed)
  const units = useFoundUnits(typed)
  const items = typed.trim() === '' ? [] : (results.data?.items ?? [])
  return (
    <div className={styles.page}>
      <PageHeader title={t('title')} />
      <input
        className={styles.input}
        type="search"
        aria-label={t('label')}
        placeholder={t('label')}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the page has this one purpose
        autoFocus
        value={typed}
        onChange={(event) => setSearch(event.target.value === '' ? {} : { q: event.target.value }, { replace: true })}
      />
      <SavedSearches filters={{ q: typed.trim() }} />
      {hasFailed(results) && <ErrorPanel error={results.error} onRetry={() => void results.refetch()} />}
      <ul className={styles.found}>
        {items.map((found) => (
          <li key={`${found.kind} ${found.id}`}>
            <Link to={addressOf(found)} className={styles.row}>
              <FoundLine found={found} />
            </Link>
          </li>
        ))}
        {units.map((unit) => (
          <li key={unit.id}>
            <Link to={unit.to} className={styles.row}>
              <UnitLine unit={unit} />
            </Link>
          </li>
        ))}
      </ul>
      <p role="status" className={styles.hint}>
        {typed.trim() === '' ? t('hint') : results.isSuccess && items.length + units.length === 0 ? t('nothing', { text: typed.trim() }) : ''}
      </p>
    </div>
  )
}
