import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import styles from './organisation.module.css'
import { TableWrap } from './TableWrap.tsx'

const lacks = ['any', 'clerk', 'certificate', 'seal', 'never_seen'] as const
type Lack = (typeof lacks)[number]

/** What each unit lacks to be reached and to issue by itself: the first floor of infrastructure readiness. */
export function ReadinessTab() {
  const { t } = useTranslation('organisation')
  const format = useFormat()
  const [lacking, setLacking] = useState<Lack | ''>('any')
  const readiness = useQuery(query('getReadiness', { query: lacking === '' ? {} : { lacking } }))
  if (readiness.isError) return <ErrorPanel error={readiness.error} onRetry={() => void readiness.refetch()} />
  if (!readiness.data) return <SkeletonRows rows={8} />
  const { units, ready, items } = readiness.data
  const yes = (has: boolean) => <span className={has ? styles.has : styles.lack}>{t(has ? 'readiness.has' : 'readiness.lacks')}</span>
  return (
    <>
      <div>
        <h2 className={styles.heading}>{t('readiness.headline', { ready, units })}</h2>
        <p className={styles.meta}>{t('readiness.lead')}</p>
      </div>
      <FilterChips
        label={t('tabs.readiness')}
        value={lacking}
        options={[...lacks.map((one) => ({ value: one as string, label: t(`readiness.${one}`) })), { value: '', label: t('readiness.all') }]}
        onChange={(value) => setLacking(value as Lack | '')}
      />
      {items.length === 0 ? (
        <EmptyState title={t('readiness.complete')} />
      ) : (
        <TableWrap label={t('tabs.readiness')}>
          <table className={`${styles.table} ${styles.stacked}`}>
            <thead>
              <tr>
                <th>{t('readiness.unit')}</th>
                <th>{t('readiness.clerkAccounts')}</th>
                <th>{t('readiness.leaderCertificates')}</th>
                <th>{t('readiness.sealCertificate')}</th>
                <th>{t('readiness.lastSeen')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((row) => (
                <tr key={row.unitId}>
                  <td>
                    <b>{row.name}</b>
                  </td>
                  <td data-label={t('readiness.clerkAccounts')}>{row.clerkAccounts > 0 ? row.clerkAccounts : yes(false)}</td>
                  <td data-label={t('readiness.leaderCertificates')}>{row.leaderCertificates > 0 ? row.leaderCertificates : yes(false)}</td>
                  <td data-label={t('readiness.sealCertificate')}>{yes(row.sealCertificate)}</td>
                  <td data-label={t('readiness.lastSeen')} className={row.lastSeenAt ? undefined : styles.lack}>
                    {row.lastSeenAt ? format.near(row.lastSeenAt) : t('readiness.never')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableWrap>
      )}
    </>
  )
}
