import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { paths } from '../../paths.ts'
import { call } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import styles from './trace.module.css'
import type { Reading, Traced } from './trace.ts'

const names = { documents: 'listDocumentReadings', deliveries: 'listDeliveryReadings' } as const

function useReadings(of: Traced, id: string) {
  return useInfiniteQuery({
    queryKey: [names[of], 'pages', id],
    initialPageParam: '',
    queryFn: ({ pageParam }) => call(names[of], { params: { id }, query: pageParam === '' ? {} : { cursor: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

function Row({ reading }: { reading: Reading }) {
  const { t } = useTranslation('trace')
  const format = useFormat()
  const part = reading.attachment === null ? t('readings.paper') : reading.attachment || t('readings.goneAttachment')
  return (
    <tr>
      <td>
        <span className={styles.strong}>{reading.fullName}</span>
        <span className={styles.second}>{[reading.office, reading.unitName].filter(Boolean).join(', ')}</span>
      </td>
      <td>
        <span className={styles.label} aria-hidden="true">
          {t('readings.what')}
        </span>
        {t(`readings.way.${reading.what}`)}
      </td>
      <td>
        <span className={styles.label} aria-hidden="true">
          {t('readings.part')}
        </span>
        {part}
      </td>
      <td className={styles.figure}>
        <span className={styles.label} aria-hidden="true">
          {t('readings.at')}
        </span>
        {format.exact(reading.at)}
      </td>
    </tr>
  )
}

function Table({ items }: { items: readonly Reading[] }) {
  const { t } = useTranslation('trace')
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('readings.who')}</th>
          <th scope="col">{t('readings.what')}</th>
          <th scope="col">{t('readings.part')}</th>
          <th scope="col">{t('readings.at')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((reading) => (
          <Row key={reading.id} reading={reading} />
        ))}
      </tbody>
    </table>
  )
}

/** Who of this office opened, downloaded or printed a paper. */
function ReadingsPage({ of }: { of: Traced }) {
  const { t } = useTranslation('trace')
  const { paperId = '' } = useParams()
  const found = useReadings(of, paperId)
  if (found.isPending) return <SkeletonRows rows={8} />
  if (!found.data) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />
  const items = found.data.pages.flatMap((page) => page.items)
  const { subject, counts, keptMonths } = found.data.pages[0] ?? { subject: '', counts: null, keptMonths: 0 }
  const back = of === 'documents' ? paths.document(paperId) : paths.delivery(paperId)
  return (
    <div className={styles.page}>
      <PageHeader back={{ label: t(`back.${of}`), to: back }} eyebrow={subject} title={t('readings.title')} />
      {counts && items.length > 0 && <p className={styles.lead}>{t('readings.counts', counts)}</p>}
      <p className={styles.meta}>{t(`readings.rule.${of}`, { months: keptMonths })}</p>
      {items.length === 0 ? <EmptyState title={t('readings.emptyTitle')} body={t('readings.emptyBody')} /> : <Table items={items} />}
      {found.hasNextPage && (
        <div className={styles.more}>
          <ActButton busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('readings.more')}
          </ActButton>
        </div>
      )}
    </div>
  )
}

export const DocumentReadings = () => <ReadingsPage of="documents" />
export const DeliveryReadings = () => <ReadingsPage of="deliveries" />
