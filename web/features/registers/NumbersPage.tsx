import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearchParams } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { hasFailed } from '../../platform/problem.ts'
import { useOffice } from '../../platform/session.ts'
import { useTypeName } from '../../platform/type-name.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import table from './book-table.module.css'
import styles from './registers.module.css'
import type { Kind, NumberRun } from './registers.ts'

const missingIn = (run: NumberRun) => run.items.filter((item) => item.state === 'missing').reduce((sum, item) => sum + item.to - item.from + 1, 0)

function Run({ run }: { run: NumberRun }) {
  const { t } = useTranslation('books')
  const typeName = useTypeName()
  const format = useFormat()
  const missing = missingIn(run)
  const name = run.issuerName === null ? t('numbers.arrival') : `${run.issuerName}: ${typeName(run.name)}`
  const columns = (['n', 'state', 'on', 'reason', 'who'] as const).map((column) => ({ column, label: t(`numbers.column.${column}`) }))
  return (
    <section>
      <h2 className={table.run}>{name}</h2>
      <p className={table.said}>
        {t('numbers.said', { last: run.lastN, used: run.used })}, {missing === 0 ? t('numbers.whole') : t('numbers.missing', { count: missing })}
      </p>
      {run.items.length > 0 && (
        <table className={table.table} aria-label={name}>
          <thead>
            <tr>
              {columns.map(({ column, label }) => (
                <th key={column} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {run.items.map((item) => (
              <tr key={`${item.from} ${item.state}`}>
                <td className={table.figure}>{item.from === item.to ? item.from : `${item.from}–${item.to}`}</td>
                <td className={item.state === 'missing' ? table.missing : undefined}>{t(`numbers.state.${item.state}`)}</td>
                <td className={table.figure}>{item.on && format.day(item.on)}</td>
                <td>{item.reason}</td>
                <td>{item.who}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** Every number of the year that is not simply used, with reason and who: what an inspector asks. */
export default function NumbersPage() {
  const { t } = useTranslation('books')
  const { t: tr } = useTranslation('registers')
  const office = useOffice()
  const kind: Kind = useLocation().pathname.includes(paths.numberReport('outgoing')) ? 'outgoing' : 'incoming'
  const asked = Number(useSearchParams()[0].get('nam')) || undefined
  const found = useQuery(query('getNumberReport', { params: { kind }, query: { unitId: office.unitId, ...(asked && { year: asked }) } }))
  const missing = found.data?.runs.reduce((sum, run) => sum + missingIn(run), 0) ?? 0
  return (
    <div className={styles.page}>
      <PageHeader
        back={{ label: tr(`switch.${kind}`), to: paths.register(kind) }}
        eyebrow={t('numbers.eyebrow', { year: found.data?.year ?? asked ?? '' })}
        title={found.data ? (missing === 0 ? t('numbers.titleWhole') : t('numbers.missing', { count: missing })) : t('numbers.title')}
      />
      {found.isPending && <SkeletonRows rows={6} />}
      {hasFailed(found) && <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.runs.length === 0 && <EmptyState title={t('numbers.empty')} />}
      {found.data?.runs.map((run) => (
        <Run key={run.id} run={run} />
      ))}
    </div>
  )
}
