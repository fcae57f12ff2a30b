import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { hasFailed } from '../../platform/problem.ts'
import { useOffice } from '../../platform/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { usePhone } from '../../ui/phone.ts'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { type Overview, stateOrder } from './dispatches.ts'
import { OverviewGrid } from './OverviewGrid.tsx'
import styles from './overview.module.css'
import { SendList } from './SendList.tsx'
import { StateLabel } from './StateLabel.tsx'

const isWaiting = (states: readonly string[]) => states.some((state) => state === '00' || state === '01' || state === '02')

function useHeadline(overview: Overview | undefined) {
  const { t } = useTranslation('dispatches')
  if (!overview || overview.dispatches.length === 0) return t('overview.title')
  const count = overview.dispatches.length
  const waiting = overview.dispatches.filter((one) => isWaiting(one.states)).length
  return waiting > 0 ? t('overview.headline', { count, waiting }) : t('overview.headlineAll', { count })
}

export default function OverviewPage() {
  const { t } = useTranslation('dispatches')
  const office = useOffice()
  const phone = usePhone()
  const overview = useQuery(query('getOverview', { query: { unitId: office.unitId } }))
  const title = useHeadline(overview.data)
  const empty = overview.data?.dispatches.length === 0
  return (
    <div className={styles.page}>
      <PageHeader eyebrow={t('overview.title')} title={title} />
      {overview.isPending && <SkeletonRows rows={10} />}
      {hasFailed(overview) && <ErrorPanel error={overview.error} onRetry={() => void overview.refetch()} />}
      {empty && <EmptyState title={t('overview.emptyTitle')} body={t('overview.emptyBody')} action={{ label: t('overview.emptyAct'), to: paths.outgoing() }} />}
      {overview.data && !empty && (phone ? <SendList unitId={office.unitId} /> : <OverviewGrid overview={overview.data} />)}
      {overview.data && !empty && (
        <ul className={styles.legend}>
          {[...stateOrder, 'recalled'].map((state) => (
            <li key={state}>
              <StateLabel state={state} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
