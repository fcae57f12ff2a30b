import { useTranslation } from 'react-i18next'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { SavedSearches } from '../saved/public.tsx'
import { ColumnChooser } from './ColumnChooser.tsx'
import type { Columns } from './columns.ts'
import { orders, type RegisterFilter } from './register-filter.ts'
import styles from './registers.module.css'
import { filtersOf, type Kind, type Register, yearsUpTo } from './registers.ts'

type Props = { kind: Kind; filter: RegisterFilter; register: Register | undefined; thisYear: number; columns: Columns; listed: number }

export function FilterBar({ kind, filter, register, thisYear, columns, listed }: Props) {
  const { t } = useTranslation('registers')
  const ordered = filter.sort !== 'newest' && { xep: filter.sort }
  return (
    <div className={styles.bar}>
      <FilterChips
        label={t('filter')}
        value={filter.show}
        options={filtersOf[kind].map((one) => ({ value: one, label: t(`show.${one}`), count: register?.counts[one] }))}
        onChange={(value) => filter.set('loc', value === 'all' ? '' : value)}
        search={{ label: t('search'), value: filter.words, onChange: filter.setWords }}
      />
      <SavedSearches filters={{ loc: filter.show === 'all' ? undefined : filter.show, ...ordered, nam: filter.year?.toString(), q: filter.q }} />
      <ColumnChooser columns={columns} />
      <select
        className={styles.year}
        aria-label={t('sort.label')}
        value={filter.sort}
        onChange={(event) => filter.set('xep', event.target.value === 'newest' ? '' : event.target.value)}
      >
        {orders.map((one) => (
          <option key={one} value={one}>
            {t(`sort.${one}`)}
          </option>
        ))}
      </select>
      <select
        className={styles.year}
        aria-label={t('year')}
        value={filter.year ?? thisYear}
        onChange={(event) => filter.set('nam', event.target.value === String(thisYear) ? '' : event.target.value)}
      >
        {yearsUpTo(thisYear).map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      {listed > 0 && <span className={styles.listed}>{t('listed', { to: listed })}</span>}
    </div>
  )
}
